using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Mapping;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Services;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Security;
using Mia.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Skattningar;

/// <summary>
/// Opens self-ratings for pages and commands. The participant's are seen by those who answer for the case; a member of staff's own view is
/// seen by that person and nobody else (methods.md 2.4, 21.3).
/// </summary>
internal sealed class RatingDesk(CaseDesk desk, CaseworkDbContext db, ILifeAreas areas, ICurrentDelprojekt here, ICurrentUser user, DatedSettings settings)
{
    /// <summary>Who acts, and when.</summary>
    public Domain.Actor By => desk.By;

    /// <summary>Today in Sweden.</summary>
    public DateOnly Today => desk.Today;

    /// <summary>The word for an area.</summary>
    public string TextOf(string code) => areas.Text(here.Required.Id, code, Today);

    /// <summary>Notes an attempt on what does not exist for this reader.</summary>
    public Task<NotFoundException> RefusedAsync(CancellationToken ct) => desk.RefusedAsync(ct);

    /// <summary>The top of a page, for a reader who may see the ratings.</summary>
    /// <exception cref="NotFoundException">There is no such case for this reader.</exception>
    /// <exception cref="ForbiddenException">The reader does not answer for the case, or may not rate.</exception>
    public async Task<CaseHead> HeadAsync(Guid caseId, CancellationToken ct, bool toWrite = false)
    {
        var head = desk.Shown(caseId) ?? await desk.HeadAsync(caseId, ct);
        if (!head.Rights.SeesMapping) throw new ForbiddenException(CaseworkPermissions.ReadMapping);
        if (toWrite && !MayRate(head)) throw new ForbiddenException(CaseworkPermissions.WriteRatings);
        return head;
    }

    /// <summary>Whether ratings can be written down now: while the participant takes part, and in the time after.</summary>
    public static bool MayRate(CaseHead head) => head.Rights.Rates && IsRated(head.Status);

    /// <summary>The case, for a command.</summary>
    public async Task<Case> OpenAsync(Guid caseId, CancellationToken ct)
    {
        var found = await desk.OpenAsync(caseId, r => r.Rates, ct);
        return IsRated(found.Status) ? found : throw new RuleException("Ärendet är avslutat. Skattningar kan läsas men inte läggas till.");
    }

    /// <summary>All ratings that the reader sees, in order of time; corrected ones too.</summary>
    public async Task<IReadOnlyList<SelfRating>> SeenAsync(Guid caseId, CancellationToken ct) =>
        await Seen(caseId).AsNoTracking().Include(r => r.Areas).OrderBy(r => r.RatedOn).ThenBy(r => r.Id).ToListAsync(ct);

    /// <summary>One that the reader sees, to be changed.</summary>
    public Task<SelfRating?> FindAsync(Guid caseId, Guid ratingId, CancellationToken ct) =>
        Seen(caseId).Include(r => r.Areas).FirstOrDefaultAsync(r => r.Id == ratingId, ct);

    /// <summary>Refuses what is there already: one rating per voice and day, and one start.</summary>
    public async Task RequireFreeAsync(Guid caseId, RatingTerms terms, Guid? except, CancellationToken ct)
    {
        var others = await Seen(caseId).AsNoTracking().Where(r => r.Voice == terms.Voice && r.CorrectedById == null && r.Id != except)
            .Select(r => new { r.RatedOn, r.Occasion }).ToListAsync(ct);
        if (others.Exists(o => o.RatedOn == terms.RatedOn))
            throw new RuleException(nameof(RatingTerms.RatedOn), "Det finns redan en skattning den dagen. Öppna den och rätta den i stället.");
        if (terms.Occasion == RatingOccasion.Start && others.Exists(o => o.Occasion == RatingOccasion.Start))
            throw new RuleException(nameof(RatingTerms.Occasion), "Det finns redan en skattning från starten. Välj Uppföljning, eller rätta den som finns.");
    }

    /// <summary>Areas to ask about, the participant's own order first, and those that are not to be asked about.</summary>
    public async Task<AskedAreas> AskedAsync(Guid caseId, CancellationToken ct)
    {
        var mapped = await db.Mappings.AsNoTracking().Where(m => m.CaseId == caseId).OrderByDescending(m => m.Number)
            .Select(m => m.Areas.Select(a => new { a.Code, a.Declined, a.Priority }).ToList()).FirstOrDefaultAsync(ct) ?? [];
        var declined = mapped.Where(a => a.Declined).Select(a => a.Code).ToHashSet(StringComparer.Ordinal);
        var places = mapped.Where(a => a.Priority is not null).ToDictionary(a => a.Code, a => a.Priority!.Value, StringComparer.Ordinal);
        return new([.. areas.On(here.Required.Id, Today).Where(a => !declined.Contains(a.Code)).OrderBy(a => places.GetValueOrDefault(a.Code, int.MaxValue))], declined,
            areas.All(here.Required.Id, Today).Select(a => a.Code).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>The next rating, worked out from what has been done.</summary>
    public async Task<DueText> DueAsync(CaseHead head, IEnumerable<(RatingOccasion, DateOnly)> made, CancellationToken ct)
    {
        var facts = new RatingFacts(head.Status, head.EnrolledOn, [.. made], await settings.DaysAsync(SettingKeys.RatingInterval, ct), await settings.DaysAsync(SettingKeys.RatingWindow, ct));
        return DueText.Of(RatingRhythm.Next(facts, Today), head.Status, Today);
    }

    /// <summary>Steps that count as a fall to talk about.</summary>
    public Task<int> FallAsync(CancellationToken ct) => settings.DaysAsync(SettingKeys.RatingFall, ct);

    private IQueryable<SelfRating> Seen(Guid caseId)
    {
        var me = user.Id;
        return db.SelfRatings.Where(r => r.CaseId == caseId && (r.Voice == RatingVoice.Participant || r.WrittenBy == me));
    }

    private static bool IsRated(CaseStatus status) => status.IsOpen() || status is CaseStatus.HandoverUnconfirmed or CaseStatus.FollowUp;
}

/// <summary>Areas of a rating form.</summary>
/// <param name="Areas">To ask about, in order.</param>
/// <param name="Declined">Never asked about: the participant does not want to.</param>
/// <param name="Known">Codes that the delprojekt knows, hidden ones too.</param>
internal sealed record AskedAreas(IReadOnlyList<LifeArea> Areas, IReadOnlySet<string> Declined, IReadOnlySet<string> Known)
{
    /// <summary>Refuses an area that the delprojekt has never had.</summary>
    public void RequireKnown(IReadOnlyList<AreaInput> posted)
    {
        for (var i = 0; i < posted.Count; i++)
        {
            if (!Known.Contains(posted[i].Code)) throw new RuleException($"Areas[{i}].Satisfaction", "Området finns inte.");
        }
    }
}

/// <summary>When the next rating is due, in words.</summary>
/// <param name="Kind">Kind of the status mark.</param>
/// <param name="Status">One or two words.</param>
/// <param name="Text">A sentence.</param>
/// <param name="IsTime">It is time, or past it.</param>
public sealed record DueText(string Kind, string Status, string Text, bool IsTime)
{
    internal static DueText Of(RatingDue? due, CaseStatus status, DateOnly today) => due switch
    {
        null when status == CaseStatus.Dormant => new("", "Vilar", "Ingen skattning väntar medan ärendet vilar.", false),
        null => new("done", "Klart", "Ingen mer skattning väntar.", false),
        _ when due.IsLate(today) => new("late", "Försenad", $"{What(due.Occasion)} skulle ha gjorts senast {due.Until.DayAndMonth()}.", true),
        _ when due.IsOpen(today) => new("wait", "Dags nu", $"{What(due.Occasion)} görs senast {due.Until.DayAndMonth()}.", true),
        _ => new("on", "I tid", $"{What(due.Occasion)} {due.On.DayAndMonth()}, {SwedishTime.Relative(due.On, today)}.", false),
    };

    private static string What(RatingOccasion occasion) => occasion switch
    {
        RatingOccasion.Start => "Startskattningen",
        RatingOccasion.Exit => "Skattningen vid avslut",
        _ => "Nästa skattning",
    };
}
