using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Admin.Pages.SignIn;

/// <summary>The set-up link of an empty installation makes the first system administrator.</summary>
[AllowAnonymous]
public sealed class InstallationModel(ILinkEntry links) : SignInPage
{
    [FromRoute]
    public string Token { get; set; } = "";

    [BindProperty]
    public string Name { get; set; } = "";

    [BindProperty]
    public string Email { get; set; } = "";

    [BindProperty]
    public string NewPassword { get; set; } = "";

    [BindProperty]
    public string RepeatPassword { get; set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) =>
        await links.OwnerAsync(Token, AccountLinkKind.SetUp, ct) is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > Platform.Identity.User.MaxName) throw new RuleException("Name", "Skriv ditt namn, högst 100 tecken.");
        if (NewPassword != RepeatPassword) throw new RuleException("RepeatPassword", "Skriv samma lösenord två gånger.");
        await links.SetUpAsync(Token, Email, Name, NewPassword, "NewPassword", ct);
        return Redirect("/mitt-konto/tvasteg");
    }
}
