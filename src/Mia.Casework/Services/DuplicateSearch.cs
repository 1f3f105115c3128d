using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Intake;
using Mia.Casework.Domain.People;
using Mia.Platform.People;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Services;

/// <summary>Somebody who may be the same person.</summary>
/// <param name="ParticipantId">The participant; null for another referral.</param>
/// <param name="ReferralId">The other referral; null for a participant.</param>
/// <param name="Name">Name.</param>
/// <param name="Detail">Swedish: what is known of them here.</param>
/// <param name="Why">Swedish: why they may be the same.</param>
/// <param name="CaseId">Their latest case.</param>
/// <param name="HasOpenCase">They take part now.</param>
public sealed record Duplicate(Guid? ParticipantId, Guid? ReferralId, string Name, string Detail, string Why, Guid? CaseId, bool HasOpenCase);

/// <summary>What a search found.</summary>
/// <param name="Found">Those who may be shown.</param>
/// <param name="Hidden">
/// Protected persons who may be the same and whom the reader does not answer for. That there is one is said, so that nobody is enrolled
/// twice; who it is is not. The ids are for the access log only.
/// </param>
public sealed record Duplicates(IReadOnlyList<Duplicate> Found, IReadOnlyList<Guid> Hidden)
{
    /// <summary>Nobody.</summary>
    public static readonly Duplicates None = new([], []);

    /// <summary>Where it is said that one of them is somebody else; null where it cannot be.</summary>
    public string? TellApartHref { get; init; }

    /// <summary>Somebody may be the same person.</summary>
    public bool Any => Found.Count > 0 || Hidden.Count > 0;

    /// <summary>For the access log: everybody whom the answer says something about.</summary>
    public IEnumerable<Guid> Told => [.. Found.Select(d => d.ParticipantId).OfType<Guid>(), .. Hidden];
}

/// <summary>Whom to look for.</summary>
/// <param name="ReferralId">The referral itself, which is no duplicate; null before it is saved.</param>
/// <param name="Name">Name.</param>
/// <param name="Lookup">Keyed hash of the number.</param>
/// <param name="BirthDate">Birth date by the number.</param>
/// <param name="BirthYear">Year of birth.</param>
public sealed record DuplicateQuery(Guid? ReferralId, string? Name, byte[]? Lookup, DateOnly? BirthDate, int? BirthYear)
{
    /// <summary>The participant herself, who is no duplicate; null for a referral.</summary>
    public Guid? ParticipantId { get; init; }

    /// <summary>The person of a referral. Of a protected one nothing is kept to look for.</summary>
    public static DuplicateQuery Of(Referral referral) => new(referral.Id, referral.IsProtected ? null : referral.Name, referral.IdentityLookup,
        referral.BirthDate, referral.IsProtected ? null : referral.BirthYear);

    /// <summary>There is something to look for.</summary>
    public bool CanBeAsked => Lookup is not null || (BirthYear is not null && !string.IsNullOrWhiteSpace(Name));
}

/// <summary>
/// Search first: is the person already known in the delprojekt? By keyed hash of the number, and by birth date or year together with a
/// name that is alike. Shows only what the scope and <see cref="CaseAccess"/> allow.
/// </summary>
public sealed class DuplicateSearch(CaseworkDbContext db, CaseAccess access)
{
    /// <summary>Participants and other open referrals that may be the same person.</summary>
    public async Task<Duplicates> FindAsync(DuplicateQuery who, CancellationToken ct)
    {
        if (!who.CanBeAsked) return Duplicates.None;
        var (people, hidden) = await ParticipantsAsync(who, ct);
        List<Duplicate> found = [.. people, .. await ReferralsAsync(who, ct)];
        if (found.Count > 0 && (who.ReferralId ?? who.ParticipantId) is { } subject)
        {
            var apart = await db.NotSamePersons.AsNoTracking().Where(n => n.FirstId == subject || n.SecondId == subject).Select(n => n.FirstId == subject ? n.SecondId : n.FirstId).ToListAsync(ct);
            found.RemoveAll(d => d.ParticipantId == subject || apart.Contains(d.ParticipantId ?? d.ReferralId ?? subject));
        }
        return new(found, hidden);
    }

    private async Task<(List<Duplicate> Found, List<Guid> Hidden)> ParticipantsAsync(DuplicateQuery who, CancellationToken ct)
    {
        var byNumber = who.Lookup is { } lookup ? await db.Designations.Where(d => d.Lookup == lookup).Select(d => d.ParticipantId).ToListAsync(ct) : [];
        var (from, to) = Born(who);
        // A year and a name alike are too little to say that a protected person may be here.
        var exact = who.BirthDate is not null;
        var rows = await db.Participants.AsNoTracking()
            .Where(p => p.JoinedIntoId == null)
            .Where(p => byNumber.Contains(p.Id) || (p.BirthDate >= from && p.BirthDate <= to && (exact || p.Protection == ProtectionLevel.None)))
            .Select(p => new { p.Id, p.Name, p.BirthDate, Protected = p.Protection != ProtectionLevel.None }).ToListAsync(ct);
        var alike = rows.Where(p => byNumber.Contains(p.Id) || Likeness.IsAlike(p.Name, who.Name)).ToDictionary(p => p.Id);
        if (alike.Count == 0) return ([], []);
        var cases = await db.Cases.AsNoTracking().Where(access.Listable()).Where(c => alike.Keys.Contains(c.ParticipantId))
            .Select(c => new { c.Id, c.ParticipantId, c.Number, c.Status, c.EnrolledOn }).ToListAsync(ct);
        var found = cases.GroupBy(c => c.ParticipantId).Select(g =>
        {
            var (latest, person) = (g.MaxBy(c => c.EnrolledOn)!, alike[g.Key]);
            return new Duplicate(g.Key, null, person.Protected ? NumberSeries.InsteadOfName(latest.Number) : person.Name,
                $"{NumberSeries.CaseNumber(latest.Number)} · {latest.Status.Swedish()}{(person.Protected ? "" : $" · född {person.BirthDate:yyyy}")}",
                byNumber.Contains(g.Key) ? "Samma personnummer" : "Liknande namn och samma födelsetid", latest.Id, g.Any(c => c.Status.IsOpen()));
        }).ToList();
        return (found, [.. alike.Values.Where(p => p.Protected && cases.TrueForAll(c => c.ParticipantId != p.Id)).Select(p => p.Id)]);
    }

    private async Task<List<Duplicate>> ReferralsAsync(DuplicateQuery who, CancellationToken ct)
    {
        var (self, lookup, year) = (who.ReferralId, who.Lookup, who.BirthYear);
        var rows = await db.Referrals.AsNoTracking()
            .Where(r => r.Id != self && !r.IsProtected && r.CaseId == null
                && ((lookup != null && r.IdentityLookup == lookup) || (year != null && r.BirthYear == year)))
            .Select(r => new { r.Id, r.Name, r.Number, r.Status, r.ReceivedOn, SameNumber = r.IdentityLookup == lookup && r.IdentityLookup != null })
            .ToListAsync(ct);
        return [.. rows.Where(r => r.SameNumber || Likeness.IsAlike(r.Name, who.Name)).Select(r => new Duplicate(null, r.Id, r.Name ?? "",
            $"{r.Number} · {r.Status.Swedish()} · kom in {r.ReceivedOn:yyyy-MM-dd}", r.SameNumber ? "Samma personnummer" : "Liknande namn och samma födelseår", null, false))];
    }

    private static (DateOnly From, DateOnly To) Born(DuplicateQuery who) => who switch
    {
        { BirthDate: { } day } => (day, day),
        { BirthYear: >= 1 and <= 9999 and var year } => (new(year, 1, 1), new(year, 12, 31)),
        _ => (DateOnly.MaxValue, DateOnly.MinValue),
    };
}
