using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Cases;
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

/// <summary>
/// Search first: is the person already known in the delprojekt? By keyed hash of the number, and by birth date or year together with a
/// name that is alike. Sees only what the scope and <see cref="CaseAccess"/> allow.
/// </summary>
public sealed class DuplicateSearch(CaseworkDbContext db, CaseAccess access)
{
    /// <summary>Participants and other open referrals that may be the same person as the referral's.</summary>
    public async Task<IReadOnlyList<Duplicate>> FindAsync(Referral referral, CancellationToken ct)
    {
        if (referral.IsProtected) return [];
        return [.. await ParticipantsAsync(referral, ct), .. await ReferralsAsync(referral, ct)];
    }

    private async Task<List<Duplicate>> ParticipantsAsync(Referral referral, CancellationToken ct)
    {
        var byNumber = referral.IdentityLookup is { } lookup
            ? await db.Designations.Where(d => d.Lookup == lookup).Select(d => d.ParticipantId).ToListAsync(ct) : [];
        var (from, to) = Born(referral);
        var rows = await db.Participants.AsNoTracking()
            .Where(p => byNumber.Contains(p.Id) || (p.BirthDate >= from && p.BirthDate <= to && p.Protection == ProtectionLevel.None))
            .Select(p => new { p.Id, p.Name, p.BirthDate }).ToListAsync(ct);
        var alike = rows.Where(p => byNumber.Contains(p.Id) || Likeness.IsAlike(p.Name, referral.Name)).ToDictionary(p => p.Id);
        var cases = await db.Cases.AsNoTracking().Where(access.Listable()).Where(c => alike.Keys.Contains(c.ParticipantId))
            .Select(c => new { c.Id, c.ParticipantId, c.Number, c.Status, c.EnrolledOn }).ToListAsync(ct);
        return [.. cases.GroupBy(c => c.ParticipantId).Select(g =>
        {
            var latest = g.MaxBy(c => c.EnrolledOn)!;
            return new Duplicate(g.Key, null, alike[g.Key].Name,
                $"{Domain.Codes.NumberSeries.CaseNumber(latest.Number)} · {latest.Status.Swedish()} · född {alike[g.Key].BirthDate:yyyy}",
                byNumber.Contains(g.Key) ? "Samma personnummer" : "Liknande namn och samma födelsetid", latest.Id, g.Any(c => c.Status.IsOpen()));
        })];
    }

    private async Task<List<Duplicate>> ReferralsAsync(Referral referral, CancellationToken ct)
    {
        var year = referral.BirthYear;
        var rows = await db.Referrals.AsNoTracking()
            .Where(r => r.Id != referral.Id && !r.IsProtected && r.CaseId == null
                && ((referral.IdentityLookup != null && r.IdentityLookup == referral.IdentityLookup) || (year != null && r.BirthYear == year)))
            .Select(r => new { r.Id, r.Name, r.Number, r.Status, r.ReceivedOn, SameNumber = r.IdentityLookup == referral.IdentityLookup && r.IdentityLookup != null })
            .ToListAsync(ct);
        return [.. rows.Where(r => r.SameNumber || Likeness.IsAlike(r.Name, referral.Name)).Select(r => new Duplicate(null, r.Id, r.Name ?? "",
            $"{r.Number} · {r.Status.Swedish()} · kom in {r.ReceivedOn:yyyy-MM-dd}", r.SameNumber ? "Samma personnummer" : "Liknande namn och samma födelseår", null, false))];
    }

    private static (DateOnly From, DateOnly To) Born(Referral referral) => referral switch
    {
        { BirthDate: { } day } => (day, day),
        { BirthYear: { } year } => (new(year, 1, 1), new(year, 12, 31)),
        _ => (DateOnly.MaxValue, DateOnly.MinValue),
    };
}
