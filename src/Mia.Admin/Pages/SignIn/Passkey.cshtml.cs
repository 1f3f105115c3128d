using Mia.Platform.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Admin.Pages.SignIn;

/// <summary>Signing in with a passkey: the question for the browser, and its answer.</summary>
[AllowAnonymous]
public sealed class PasskeyModel(ISignIn signIn) : SignInPage
{
    private const int LongestCredential = 20_000;

    [BindProperty]
    public string Credential { get; set; } = "";

    public IActionResult OnGet() => Redirect("/logga-in");

    public async Task<IActionResult> OnPostQuestionAsync(CancellationToken ct) => Content(await signIn.PasskeyQuestionAsync(ct), "application/json");

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) => Answer(
        Credential.Length is 0 or > LongestCredential ? SignInOutcome.Refused : await signIn.PasskeyAsync(Credential, ct),
        "", "Passkeyn godtogs inte. Försök igen eller logga in med lösenord.");
}
