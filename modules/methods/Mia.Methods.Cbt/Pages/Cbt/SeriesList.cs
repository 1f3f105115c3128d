using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Interventions;
using Mia.Casework.Domain.People;
using Mia.Casework.Services;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Security;
using Mia.Platform.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Mia.Methods.Cbt.Pages.Cbt;

/// <summary>Queue and running series of the delprojekt: dates only.</summary>
[Requires(CbtPermissions.Read)]
public sealed record SeriesQuery : IQuery<SeriesList>;

/// <summary>What page and card show.</summary>
/// <param name="Slug">Delprojekt.</param>
/// <param name="Today">Swedish day.</param>
/// <param name="Queue">Not begun yet, those who have waited longest first.</param>
/// <param name="Running">Begun, those that should end soonest first.</param>
/// <param name="WhenRequiredEnds">What the delprojekt has decided; null when it does not offer KBT.</param>
public sealed record SeriesList(string Slug, DateOnly Today, IReadOnlyList<SeriesRow> Queue, IReadOnlyList<SeriesRow> Running, WhenRequiredEnds? WhenRequiredEnds) : IShowsPersons
{
    /// <summary>Series whose CM and SE have ended.</summary>
    public IEnumerable<SeriesRow> Alone => Running.Where(r => !r.HasSupport);

    /// <inheritdoc />
    public IEnumerable<Guid> ShownParticipants => Queue.Concat(Running).Select(r => r.ParticipantId);

    /// <inheritdoc />
    public string ShownAs => "interventions.series";
}

/// <summary>A series, by its dates.</summary>
/// <param name="CaseId">Case.</param>
/// <param name="ParticipantId">Person.</param>
/// <param name="Name">Name, or case number.</param>
/// <param name="StartsOn">First day.</param>
/// <param name="PlannedEndOn">Last day as planned.</param>
/// <param name="AskedOn">The day it was asked for.</param>
/// <param name="HasSupport">CM or SE still runs beside it.</param>
public sealed record SeriesRow(Guid CaseId, Guid ParticipantId, string Name, DateOnly StartsOn, DateOnly? PlannedEndOn, DateOnly AskedOn, bool HasSupport);

/// <summary>Reads it.</summary>
internal sealed class SeriesHandler(CaseworkDbContext db, IParticipantDirectory people, CaseRules rules, ICurrentUser user, ICurrentDelprojekt here, TimeProvider time)
    : IRequestHandler<SeriesQuery, SeriesList>
{
    private const string Code = "KBT";

    public async Task<SeriesList> Handle(SeriesQuery request, CancellationToken cancellationToken)
    {
        var (me, today) = (user.Id, time.Today());
        var rule = (await rules.OfAsync(here.Required.Id).WaitAsync(cancellationToken)).Find(Code);
        var requires = rule?.RequiresAnyOf ?? [];
        var rows = await db.Interventions.AsNoTracking().Where(p => p.TypeCode == Code && p.EndsOn == null)
            .Join(db.Cases, p => p.CaseId, c => c.Id, (p, c) => new { p, c })
            // A protected person is known only to those who answer for them (registration.md 6.3).
            .Where(x => x.c.Participant.Protection == ProtectionLevel.None || x.p.ResponsibleId == me || x.c.Responsibilities.Any(r => r.UserId == me && r.To == null))
            .Select(x => new
            {
                x.p.Id, x.p.CaseId, x.p.ParticipantId, x.p.StartsOn, x.p.PlannedEndOn, x.c.Number, x.c.Participant.Protection,
                HasSupport = x.c.Interventions.Any(o => requires.Contains(o.TypeCode) && o.DeletedAt == null && o.StartsOn <= today && (o.EndsOn == null || o.EndsOn >= today)),
            }).ToListAsync(cancellationToken);
        var all = rows.ConvertAll(r => new SeriesRow(r.CaseId, r.ParticipantId,
            people.NameOf(r.ParticipantId, r.Number, r.Protection != ProtectionLevel.None),
            r.StartsOn, r.PlannedEndOn, Made(r.Id), r.HasSupport));
        return new(here.Required.Slug, today, [.. all.Where(r => r.StartsOn > today).OrderBy(r => r.AskedOn)],
            [.. all.Where(r => r.StartsOn <= today).OrderBy(r => r.HasSupport).ThenBy(r => r.PlannedEndOn ?? DateOnly.MaxValue)],
            rule is { OfferedFrom: not null } ? rule.WhenRequiredEnds : null);
    }

    /// <summary>Ids are time-ordered (UUIDv7): the first 48 bits are the moment they were made, in milliseconds.</summary>
    private static DateOnly Made(Guid id)
    {
        var bytes = id.ToByteArray(bigEndian: true);
        var milliseconds = bytes.Take(6).Aggregate(0L, (sum, b) => (sum << 8) | b);
        return SwedishTime.DateOf(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime);
    }
}
