using Mia.Platform.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Admin.Pages.SignIn;

/// <summary>Second step of signing in: a code of the app, a passkey or a recovery code.</summary>
[AllowAnonymous]
public sealed class SecondStepModel(ISignIn signIn) : SignInPage
{
    [BindProperty]
    public string Code { get; set; } = "";

    [BindProperty]
    public string RecoveryCode { get; set; } = "";

    public IActionResult OnGet() => signIn.OwesSecondStep ? Page() : Redirect("/logga-in");

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        Answer(await signIn.CodeAsync(Code, ct), "Code", "Koden stämmer inte. Vänta på nästa kod i appen och skriv den.");

    public async Task<IActionResult> OnPostRecoveryAsync(CancellationToken ct) =>
        Answer(await signIn.RecoveryCodeAsync(RecoveryCode, ct), "RecoveryCode", "Återställningskoden stämmer inte eller är redan använd.");
}
