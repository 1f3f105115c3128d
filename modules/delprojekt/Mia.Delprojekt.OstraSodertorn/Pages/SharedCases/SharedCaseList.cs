using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.People;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Security;
using Mia.Platform.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Mia.Delprojekt.OstraSodertorn.Pages.SharedCases;

/// <summary>Cases with both CM and SE.</summary>
/// <param name="OnlyMine">Only those that the reader answers for.</param>
[Requires(SharedCasesPermissions.Read)]
public sealed record SharedCasesQuery(bool OnlyMine) : IQuery<SharedCaseList>;

/// <summary>What page and card show.</summary>
public sealed record SharedCaseList(string Slug, DateOnly Today, IReadOnlyList<SharedCase> Rows) : IShowsPersons
{
    /// <inheritdoc />
    public IEnumerable<Guid> ShownParticipants => Rows.Select(r => r.ParticipantId);

    /// <inheritdoc />
    public string ShownAs => "shared-cases";
}

/// <summary>A shared case: who answers for what, and when each last met the participant.</summary>
/// <param name="CaseId">Case.</param>
/// <param name="ParticipantId">Person.</param>
/// <param name="Name">Name, or case number.</param>
/// <param name="Cm">The CM side.</param>
/// <param name="Se">The SE side.</param>
/// <param name="CbtSince">KBT runs beside them since; null when it does not.</param>
public sealed record SharedCase(Guid CaseId, Guid ParticipantId, string Name, Side Cm, Side Se, DateOnly? CbtSince)
{
    /// <summary>The later of the two contacts.</summary>
    public DateOnly? LastContactOn => Cm.LastContactOn is { } c && Se.LastContactOn is { } s ? c > s ? c : s : Cm.LastContactOn ?? Se.LastContactOn;
}

/// <summary>One side of a shared case.</summary>
/// <param name="Who">Name of the responsible, or empty.</param>
/// <param name="Since">First day of the intervention.</param>
/// <param name="LastContactOn">When this person last met the participant.</param>
public sealed record Side(string Who, DateOnly Since, DateOnly? LastContactOn);

/// <summary>Reads it with a fixed number of statements.</summary>
internal sealed class SharedCasesHandler(CaseworkDbContext db, IParticipantDirectory people, IStaffDirectory staff, CaseAccess access, ICurrentUser user,
    ICurrentDelprojekt here, TimeProvider time) : IRequestHandler<SharedCasesQuery, SharedCaseList>
{
    public async Task<SharedCaseList> Handle(SharedCasesQuery request, CancellationToken cancellationToken)
    {
        var (mine, today) = (CaseAccess.AnsweredBy(user.Id, db.Responsibilities), time.Today());
        var cases = db.Cases.AsNoTracking().Where(access.Listable())
            .Where(c => c.Status == CaseStatus.Enrolled || c.Status == CaseStatus.Dormant || c.Status == CaseStatus.Closing)
            .Where(c => c.Interventions.Any(i => i.TypeCode == "CM" && i.StartsOn <= today && i.EndsOn == null && i.DeletedAt == null)
                && c.Interventions.Any(i => i.TypeCode == "SE" && i.StartsOn <= today && i.EndsOn == null && i.DeletedAt == null));
        if (request.OnlyMine) cases = cases.Where(c => mine.Contains(c.Id));
        var rows = await cases.Select(c => new
        {
            c.Id, c.ParticipantId, c.Number, c.Participant.Protection,
            Running = c.Interventions.Where(i => (i.TypeCode == "CM" || i.TypeCode == "SE" || i.TypeCode == "KBT") && i.StartsOn <= today && i.EndsOn == null && i.DeletedAt == null)
                .Select(i => new { i.TypeCode, i.ResponsibleId, i.StartsOn }).ToList(),
        }).AsSplitQuery().ToListAsync(cancellationToken);

        var ids = cases.Select(c => c.Id);
        var contacts = await db.Contacts.AsNoTracking().Where(k => ids.Contains(k.CaseId) && k.WasMet)
            .GroupBy(k => new { k.CaseId, k.UserId }).Select(g => new { g.Key.CaseId, g.Key.UserId, Last = g.Max(k => k.HeldOn) }).ToListAsync(cancellationToken);
        var last = contacts.Where(c => c.UserId is not null).ToDictionary(c => (c.CaseId, c.UserId!.Value), c => c.Last);

        Side Side(Guid caseId, Guid? who, DateOnly since) => new(who is { } id ? staff.NameOf(id) : "", since,
            who is { } w && last.TryGetValue((caseId, w), out var on) ? on : null);
        var list = rows.ConvertAll(r =>
        {
            var cm = r.Running.First(i => i.TypeCode == "CM");
            var se = r.Running.First(i => i.TypeCode == "SE");
            return new SharedCase(r.Id, r.ParticipantId,
                people.NameOf(r.ParticipantId, r.Number, r.Protection != ProtectionLevel.None),
                Side(r.Id, cm.ResponsibleId, cm.StartsOn), Side(r.Id, se.ResponsibleId, se.StartsOn), r.Running.Find(i => i.TypeCode == "KBT")?.StartsOn);
        });
        return new(here.Required.Slug, today, [.. list.OrderBy(c => c.LastContactOn ?? DateOnly.MinValue)]);
    }
}
