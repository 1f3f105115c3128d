using System.Globalization;
using Mia.Platform.Time;
using Mia.Web;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Admin.Pages.Administration;

/// <summary>Who read and changed what. Ids only: the log names no participant.</summary>
[Platform.Messaging.Requires(Permissions.Log)]
public sealed class LogModel : MiaPage
{
    [BindProperty(SupportsGet = true)]
    public string? Vad { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Vem { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Deltagare { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? Fran { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? Till { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Fore { get; set; }

    public bool IsChanges => Vad == "andringar";

    internal LogSlice.View Result { get; private set; } = new([], [], null);

    internal LogSlice.Check? Checked { get; private set; }

    /// <summary>The next page keeps the choice.</summary>
    public string NextAddress(long before) => Address(Deltagare, before);

    /// <summary>The same choice, about one participant.</summary>
    public string About(Guid participant) => Address(participant.ToString(), null);

    private string Address(string? participant, long? before) => "/admin/logg?" + string.Join('&', new (string Name, string? Value)[]
    {
        ("vad", Vad), ("vem", Vem?.ToString()), ("deltagare", participant), ("fran", Fran?.Iso()), ("till", Till?.Iso()),
        ("fore", before?.ToString(CultureInfo.InvariantCulture)),
    }.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"));

    public override async Task LoadAsync(CancellationToken ct) =>
        Result = await Send(new LogSlice.Query(IsChanges, Vem, Guid.TryParse(Deltagare, out var id) ? id : null, Fran, Till, Fore));

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostVerifyAsync(CancellationToken ct)
    {
        Checked = await Send(new LogSlice.VerifyQuery());
        await LoadAsync(ct);
        return Page();
    }
}
