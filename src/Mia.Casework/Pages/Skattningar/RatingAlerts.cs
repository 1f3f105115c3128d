using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Alerts;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Mapping;
using Mia.Casework.Services.Alerts;
using Mia.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Skattningar;

/// <summary>Self-ratings that are due: at the start, after every interval, at the exit (methods.md 2.7, L07). One statement.</summary>
internal sealed class RatingAlerts(CaseworkDbContext db) : IAlertSource
{
    private static readonly AlertInfo Due = new(AlertCodes.RatingDue, "Dags för självskattning", 90,
        "Så många dagar har gått sedan deltagarens förra skattning, eller så är den vid starten eller avslutet inte gjord. Försvinner när deltagarens skattning antecknas, eller när ärendet vilar.")
    {
        DaysKey = SettingKeys.RatingInterval, Weight = 18, EscalateAfter = 60,
    };

    private static readonly AlertStep Rate = new("Skatta", "skattningar/ny", CaseworkPermissions.WriteRatings);

    public IReadOnlyList<AlertInfo> Kinds => [Due];

    public async Task<IReadOnlyList<AlertFact>> FindAsync(AlertSearch search, CancellationToken ct)
    {
        if (!search.AnyOn(Due)) return [];
        var (today, days, window) = (search.Today, search.Terms(Due).Days, search.Value(SettingKeys.RatingWindow));
        var before = today.AddDays(-days);
        var made = db.SelfRatings.AsNoTracking().Where(r => r.Voice == RatingVoice.Participant && r.CorrectedById == null);
        var found = await search.Of(db.Cases.AsNoTracking(), db.Responsibilities)
            .Where(c => (c.Status == CaseStatus.Enrolled && !made.Any(r => r.CaseId == c.Id && r.RatedOn > before))
                || (c.Status == CaseStatus.Closing && !made.Any(r => r.CaseId == c.Id && r.Occasion == RatingOccasion.Exit)))
            .Select(c => new
            {
                c.Id, c.Status, c.EnrolledOn, Last = made.Where(r => r.CaseId == c.Id).Max(r => (DateOnly?)r.RatedOn),
                AtExit = made.Any(r => r.CaseId == c.Id && r.Occasion == RatingOccasion.Exit),
            }).ToListAsync(ct);
        var facts = new List<AlertFact>(found.Count);
        foreach (var c in found)
        {
            // The rhythm asks for the latest day and for the one at the exit, and for nothing else.
            List<(RatingOccasion, DateOnly)> ratings = c.Last is { } last ? [(c.AtExit ? RatingOccasion.Exit : RatingOccasion.FollowUp, last)] : [];
            if (RatingRhythm.Next(new(c.Status, c.EnrolledOn, ratings, days, window), today) is not { } due || due.On > today) continue;
            var text = due.Occasion switch
            {
                RatingOccasion.Start => "Skattningen vid starten är inte gjord.",
                RatingOccasion.Exit => "Ärendet är på väg att avslutas. Skattningen vid avslutet är inte gjord.",
                _ when due.IsLate(today) => $"Skattningen skulle ha gjorts senast {due.Until.DayAndMonth()}.",
                _ => $"Dags att skatta igen, senast {due.Until.DayAndMonth()}.",
            };
            facts.Add(new(Due.Code, c.Id, due.On, due.On, text, Rate));
        }
        return facts;
    }
}
