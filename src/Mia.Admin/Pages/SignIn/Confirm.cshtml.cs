using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Mia.Admin.Pages.SignIn;

/// <summary>Confirmation before exports and protected persons.</summary>
public sealed class ConfirmModel(ISecondSteps steps, IOptions<SignInSettings> settings) : SignInPage
{
    [BindProperty]
    public string Secret { get; set; } = "";

    public bool HasApp { get; private set; }

    public int Minutes => settings.Value.StepUpMinutes;

    public override async Task LoadAsync(CancellationToken ct) => HasApp = (await steps.StateAsync(ct)).HasApp;

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) => await steps.ConfirmAsync(Secret, ct)
        ? Redirect(ReturnUrl == "/logga-in/din-text" ? ReturnUrl : Target)
        : throw new RuleException("Secret", "Det stämmer inte. Försök igen. Efter flera fel i rad spärras kontot en stund.");
}
