using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Pages.Arende;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.People;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Deltagare;

/// <summary>The whole identity number: only after a click, only for those responsible, always logged. A protected person's only with a stated reason and a fresh confirmation of who is asking.</summary>
public sealed class NumberModel : CasePage
{
    /// <summary>Why somebody needs a protected person's number: codes of the access log.</summary>
    public static readonly IReadOnlyDictionary<string, string> Reasons = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["myndighet"] = "Kontakt med myndighet", ["registrering"] = "Registrering", ["kontroll"] = "Kontroll av identitet",
    };

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <summary>A number has no address of its own.</summary>
    public IActionResult OnGet() => Redirect(In(""));

    /// <summary>Shows the number, or asks for a reason first.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] string? reason)
    {
        Shown = await Send(new Query(Id, reason ?? ""));
        return Page();
    }

    /// <summary>The number of one participant.</summary>
    [Requires(CaseworkPermissions.ReadCases)]
    public sealed record Query(Guid Id, string Reason) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, string Number, bool AskReason, string Reason)
        : CaseView(Head, AskReason ? "case.number-asked" : Reason.Length > 0 ? "participant.number." + Reason : "participant.number");

    internal sealed class Reader(CaseDesk desk, CaseworkDbContext db, IStepUp confirmed) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var head = await desk.HeadAsync(request.Id, cancellationToken);
            if (!head.Rights.IsResponsible) throw new ForbiddenException(CaseworkPermissions.ReadCases);
            var reason = Reasons.ContainsKey(request.Reason) ? request.Reason : "";
            if (head.IsProtected)
            {
                if (reason.Length == 0) return new(head, "", true, "");
                await confirmed.RequireAsync(cancellationToken);
            }
            var stored = await db.Designations.AsNoTracking().Where(d => d.ParticipantId == head.ParticipantId && d.ValidTo == null)
                .Select(d => d.Number).FirstOrDefaultAsync(cancellationToken);
            return new(head, stored is null ? "" : IdentityNumber.FromStored(stored).Full, false, reason);
        }
    }
}
