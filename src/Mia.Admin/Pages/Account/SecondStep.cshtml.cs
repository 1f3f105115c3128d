using Mia.Platform.Identity;
using Mia.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Mia.Admin.Pages.Account;

/// <summary>Enrolment of the second step: app, passkeys, recovery codes. New codes are shown in the answer of the post, once.</summary>
public sealed class SecondStepModel(ISecondSteps steps, IStepUp stepUp) : MiaPage
{
    [BindProperty]
    public string Key { get; set; } = "";

    [BindProperty]
    public string Code { get; set; } = "";

    [BindProperty]
    public string Credential { get; set; } = "";

    [BindProperty]
    public string PasskeyName { get; set; } = "";

    [BindProperty]
    public string PasskeyId { get; set; } = "";

    public SecondStepState State { get; private set; } = new(false, false, [], 0);

    public QrImage Qr { get; private set; } = new(0, "");

    public IReadOnlyList<string> NewCodes { get; private set; } = [];

    public string SpacedKey => string.Join(' ', Key.Chunk(4).Select(c => new string(c)));

    public override async Task LoadAsync(CancellationToken ct)
    {
        State = await steps.StateAsync(ct);
        // A refused code keeps its key: the app has read it already.
        var (key, uri) = await steps.KeyAsync(Key, ct);
        (Key, Qr) = (key, QrImage.Of(uri));
    }

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAppAsync(CancellationToken ct) => await ShowAsync(() => steps.EnrolAsync(Key, Code, "Code", ct), ct);

    public async Task<IActionResult> OnPostCodesAsync(CancellationToken ct) => await ShowAsync(() => steps.NewRecoveryCodesAsync(ct), ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) => await ShowAsync(() => steps.AddPasskeyAsync(Credential, PasskeyName, ct), ct);

    public async Task<IActionResult> OnPostQuestionAsync()
    {
        var (json, ticket) = await steps.PasskeyQuestionAsync();
        Response.Headers["X-Ticket"] = ticket;
        return Content(json, "application/json");
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken ct)
    {
        await stepUp.RequireAsync(ct);
        await steps.RemovePasskeyAsync(PasskeyId, ct);
        return Done("/mitt-konto/tvasteg", "Passkeyn är borttagen.");
    }

    /// <summary>Somebody who already has a second step confirms with it before she changes it.</summary>
    private async Task<IActionResult> ShowAsync(Func<Task<IReadOnlyList<string>>> change, CancellationToken ct)
    {
        if ((await steps.StateAsync(ct)).Any) await stepUp.RequireAsync(ct);
        NewCodes = await change();
        return NewCodes.Count > 0 ? Page() : Done("/mitt-konto", "Sparat.");
    }
}
