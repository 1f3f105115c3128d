using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.People;
using Mia.Platform.Organisation;
using Mia.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Idag;

/// <summary>A case of the reader, as the cards of the start page need it.</summary>
internal sealed class MyCase
{
    public Guid Id { get; init; }
    public Guid ParticipantId { get; init; }
    public int Number { get; init; }
    public CaseStatus Status { get; init; }
    public DateOnly EnrolledOn { get; init; }
    public DateOnly? LastContactOn { get; init; }
    public DateOnly? NextContactOn { get; init; }
    public DateOnly? DormantUntil { get; init; }
    public int NoShowsInRow { get; init; }
    public bool Protected { get; init; }
}

/// <summary>
/// The open cases that the reader answers for, read once for all cards of a page. The project leader answers for the whole: what nobody
/// has done anything about is hers too, but only on her own cards.
/// </summary>
internal sealed class MyCases(CaseworkDbContext db, IParticipantDirectory names, ICurrentUser user, ICurrentDelprojekt here)
{
    /// <summary>More than anybody answers for (methods.md 16).</summary>
    private const int Most = 300;

    private List<MyCase>? _all;

    /// <summary>Address below the delprojekt.</summary>
    public string Url(Guid caseId, string path = "") => $"/{here.Required.Slug}/deltagare/{caseId}{(path.Length == 0 ? "" : "/" + path)}";

    /// <summary>Name, or the case number of a protected person.</summary>
    public string NameOf(Guid participantId, int number, bool isProtected) => names.NameOf(participantId, number, isProtected);

    /// <summary>The cases.</summary>
    public async Task<IReadOnlyList<MyCase>> OpenAsync(CancellationToken ct)
    {
        var mine = CaseAccess.AnsweredBy(user.Id, db.Responsibilities);
        return _all ??= await db.Cases.AsNoTracking()
            .Where(c => c.EndedOn == null && mine.Contains(c.Id)).OrderBy(c => c.Id)
            .Select(c => new MyCase
            {
                Id = c.Id, ParticipantId = c.ParticipantId, Number = c.Number, Status = c.Status, EnrolledOn = c.EnrolledOn,
                LastContactOn = c.LastContactOn, NextContactOn = c.NextContactOn, DormantUntil = c.DormantUntil, NoShowsInRow = c.NoShowsInRow,
                Protected = c.Participant.Protection != ProtectionLevel.None,
            }).Take(Most).ToListAsync(ct);
    }
}
