using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Admin.Pages.SignIn;

/// <summary>A person opens her link and chooses a password. The link works once.</summary>
[AllowAnonymous]
public sealed class InvitationModel(ILinkEntry links, ISignIn signIn) : SignInPage
{
    [FromRoute]
    public string Token { get; set; } = "";

    [BindProperty]
    public string NewPassword { get; set; } = "";

    [BindProperty]
    public string RepeatPassword { get; set; } = "";

    public LinkOwner? Owner { get; private set; }

    public override async Task LoadAsync(CancellationToken ct) => Owner = await links.OwnerAsync(Token, AccountLinkKind.Invitation, ct);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Response.StatusCode = Owner is null ? StatusCodes.Status410Gone : StatusCodes.Status200OK;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (NewPassword != RepeatPassword) throw new RuleException("RepeatPassword", "Skriv samma lösenord två gånger.");
        await links.AcceptAsync(Token, NewPassword, "NewPassword", ct);
        return Redirect(signIn.EntersAtOnce ? "/mitt-konto/tvasteg" : "/logga-in/steg-2");
    }
}
