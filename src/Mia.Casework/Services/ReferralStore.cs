using Mia.Casework.Data;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Intake;
using Mia.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Services;

/// <summary>Loads referrals to be changed.</summary>
public sealed class ReferralStore(CaseworkDbContext db, CaseRules rules)
{
    /// <summary>The referral with steps and answers.</summary>
    /// <param name="id">Which one.</param>
    /// <param name="version">Stamp that the form carries; null for buttons that stand for themselves.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="NotFoundException">Not there, or not in the scope.</exception>
    /// <exception cref="ConflictException">Somebody else has saved since the form was shown.</exception>
    public async Task<Referral> ToChangeAsync(Guid id, Guid? version, CancellationToken ct)
    {
        var referral = await db.Referrals.Include(r => r.Steps).Include(r => r.Answers).AsSplitQuery().FirstOrDefaultAsync(r => r.Id == id, ct)
            ?? throw new NotFoundException();
        if (version is { } seen && seen != referral.Version)
        {
            throw new ConflictException(referral.Version,
            [
                new("Läge", "", referral.Status.Swedish()),
                new("Skäl till beslutet", "Input.DecisionReason", referral.DecisionReason ?? ""),
            ]);
        }
        return referral;
    }

    /// <summary>When a referral that leads to nothing is purged, if that is decided today.</summary>
    public async Task<DateOnly> PurgeOnAsync(Guid delprojektId, DateOnly today, CancellationToken ct) =>
        today.AddMonths(await rules.ValueAsync(SettingKeys.ReferralPurge, delprojektId, today).WaitAsync(ct));
}
