using Mia.Casework.Domain.Codes;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using Mia.Web;
using Microsoft.AspNetCore.Mvc;

namespace Mia.FollowUp.Pages.Targets;

/// <summary>The board on paper, A4, with its definitions (methods.md 13.3).</summary>
[Requires(FollowUpPermissions.ReadTargets)]
public sealed class PrintModel(ICodeLists codes, TimeProvider time) : MiaPage
{
    /// <summary>The board.</summary>
    public BoardView View { get; private set; } = null!;

    /// <summary>Today in Sweden.</summary>
    public DateOnly Today => time.Today();

    /// <summary>Name of the kommun it is limited to.</summary>
    public string? KommunName => View.Period.Kommun is { } kommun ? codes.Text(CodeLists.Kommun, kommun) : null;

    /// <summary>Shows it.</summary>
    public async Task OnGetAsync([FromQuery(Name = "fran")] DateOnly? from, [FromQuery(Name = "till")] DateOnly? to, [FromQuery(Name = "kommun")] string? kommun) =>
        View = await Send(ModelState.IsValid ? new IndexModel.Query(from, to, kommun) : new IndexModel.Query(null, null, null));
}
