using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Alerts;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Plans;
using Mia.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Services.Alerts;

/// <summary>
/// What the plans say: none written, objectives and activities past their day, waiting on somebody outside for too long, not looked at again
/// (methods.md 3.7, L11–L13). One statement; nothing is asked about cases that rest.
/// </summary>
internal sealed class PlanAlerts(CaseworkDbContext db) : IAlertSource
{
    private static readonly AlertInfo Missing = new(AlertCodes.NoPlan, "Plan saknas", 56,
        "Så många dagar har gått sedan inskrivningen och ingen plan är skriven. Försvinner när planen börjar, eller när ärendet vilar.")
    {
        DaysKey = SettingKeys.PlanWithin, Weight = 26, EscalateAfter = 28,
    };

    private static readonly AlertInfo Waiting = new(AlertCodes.WaitingOn, "Väntar på någon annan för länge", 30,
        "Något i planen har väntat på en myndighet eller någon annan utanför projektet i mer än så många dagar. Försvinner när det inte längre väntar: på gång igen, klart eller utgår.")
    {
        DaysKey = SettingKeys.PlanWaiting, BetweenChairs = true, Weight = 40,
    };

    private static readonly AlertInfo Review = new(AlertCodes.PlanReview, "Planen inte uppföljd", 90,
        "Den bestämda dagen för uppföljning har passerat, eller så har mer än så många dagar gått sedan planen började gälla eller följdes upp. Försvinner när uppföljningen antecknas.")
    {
        DaysKey = SettingKeys.PlanReview, Weight = 25, EscalateAfter = 30,
    };

    public IReadOnlyList<AlertInfo> Kinds => [Missing, TaskAlerts.Overdue, Waiting, Review];

    public async Task<IReadOnlyList<AlertFact>> FindAsync(AlertSearch search, CancellationToken ct)
    {
        if (!search.AnyOn(Missing, TaskAlerts.Overdue, Waiting, Review)) return [];
        var (late, wait) = (search.Terms(TaskAlerts.Overdue).Days, search.Terms(Waiting).Days);
        var found = (await Rows(search, search.Today.AddDays(-late), search.Today.AddDays(-wait)).ToListAsync(ct)).ToLookup(r => r.Kind);
        return
        [
            .. found[Kind.Missing].Select(r => MissingOf(r, search.Terms(Missing).Days)),
            .. found[Kind.Objective].Concat(found[Kind.Activity]).GroupBy(r => r.CaseId).Select(g => LateOf(g.Key, [.. g.OrderBy(r => r.On)], late)),
            .. found[Kind.Wait].GroupBy(r => r.CaseId).Select(g => WaitOf(g.Key, [.. g.OrderBy(r => r.On)], wait)),
            .. found[Kind.Review].Select(r => ReviewOf(r, search.Today, search.Terms(Review).Days)),
        ];
    }

    /// <summary>Everything in one statement. A column that a kind has no use for repeats another one.</summary>
    private IQueryable<Row> Rows(AlertSearch search, DateOnly due, DateOnly since)
    {
        var (today, enrolled, looked) = (search.Today, search.Today.AddDays(-search.Terms(Missing).Days), search.Today.AddDays(-search.Terms(Review).Days));
        var cases = search.Of(db.Cases.AsNoTracking(), db.Responsibilities);
        var open = cases.Where(c => c.EndedOn == null && c.Status != CaseStatus.Dormant);
        var missing = cases.Where(c => c.Status == CaseStatus.Enrolled && c.EnrolledOn <= enrolled && !db.Plans.Any(p => p.CaseId == c.Id))
            .Select(c => new Row { Kind = Kind.Missing, CaseId = c.Id, ItemId = c.Id, On = c.EnrolledOn, Last = c.EnrolledOn, Next = c.EnrolledOn, StaffId = c.Id, Party = "" });
        var objectives = db.Set<Objective>().AsNoTracking().Where(o => o.Status <= ObjectiveStatus.Ongoing && o.TargetOn < due && open.Any(c => c.Id == o.CaseId))
            .Select(o => new Row { Kind = Kind.Objective, CaseId = o.CaseId, ItemId = o.Id, On = o.TargetOn!.Value, Last = o.TargetOn, Next = o.TargetOn, StaffId = o.Id, Party = "" });
        var activities = db.PlanActivities.AsNoTracking().Where(a => a.Status <= ActivityStatus.Waiting && a.DueOn < due && open.Any(c => c.Id == a.CaseId))
            .Select(a => new Row { Kind = Kind.Activity, CaseId = a.CaseId, ItemId = a.Id, On = a.DueOn!.Value, Last = a.DueOn, Next = a.DueOn, StaffId = a.OwnerUserId, Party = a.OwnerParty });
        // A wait of an activity that was removed stays in case the removal is undone.
        var waits = db.Waits.AsNoTracking().Where(w => w.Until == null && w.Since < since && w.Party != PlanParties.Participant && w.Party != PlanParties.Staff)
            .Where(w => db.PlanActivities.Any(a => a.Id == w.ActivityId) && open.Any(c => c.Id == w.CaseId))
            .Select(w => new Row { Kind = Kind.Wait, CaseId = w.CaseId, ItemId = w.ActivityId, On = w.Since, Last = w.Since, Next = w.Since, StaffId = w.Id, Party = w.Party });
        var reviews = db.Plans.AsNoTracking().Where(p => (p.NextReviewOn < today || (p.ReviewedOn ?? p.StartsOn) < looked) && open.Any(c => c.Id == p.CaseId))
            .Select(p => new Row { Kind = Kind.Review, CaseId = p.CaseId, ItemId = p.Id, On = p.StartsOn, Last = p.ReviewedOn, Next = p.NextReviewOn, StaffId = p.Id, Party = "" });
        (AlertInfo Info, IQueryable<Row>[] Rows)[] parts = [(Missing, [missing]), (TaskAlerts.Overdue, [objectives, activities]), (Waiting, [waits]), (Review, [reviews])];
        return parts.Where(p => search.AnyOn(p.Info)).SelectMany(p => p.Rows).Aggregate((all, next) => all.Concat(next));
    }

    private static AlertFact MissingOf(Row row, int days) => new(Missing.Code, row.CaseId, row.On, row.On.AddDays(days),
        $"Ingen plan är skriven sedan inskrivningen {row.On.DayAndMonth()}.", new AlertStep("Börja planen", "plan/ny", CaseworkPermissions.WritePlans));

    private static AlertFact LateOf(Guid caseId, List<Row> rows, int days)
    {
        var (oldest, more) = (rows[0], rows.Count - 1);
        var isObjective = oldest.Kind == Kind.Objective;
        var text = (isObjective ? $"Ett delmål skulle ha varit nått {oldest.On.DayAndMonth()}." : $"En aktivitet i planen skulle ha varit klar {oldest.On.DayAndMonth()}.")
            + (more == 0 ? "" : more == 1 ? " En sak till är försenad." : $" {more} saker till är försenade.");
        var staff = isObjective ? null : oldest.StaffId;
        return new(TaskAlerts.Overdue.Code, caseId, oldest.On, oldest.On.AddDays(days + 1), text,
            more > 0 ? new AlertStep("Öppna planen", "plan", CaseworkPermissions.ReadPlans)
                : new AlertStep("Skriv läget", $"plan/{(isObjective ? "delmal" : "aktivitet")}/{oldest.ItemId}/laget", CaseworkPermissions.WritePlans))
        {
            Mover = staff is null ? AlertMover.Responsible : AlertMover.Staff, StaffId = staff,
        };
    }

    private static AlertFact WaitOf(Guid caseId, List<Row> rows, int days)
    {
        var (longest, more) = (rows[0], rows.Count - 1);
        return new(Waiting.Code, caseId, longest.On, longest.On.AddDays(days + 1),
            $"Planen har väntat på svar sedan {longest.On.DayAndMonth()}." + (more == 0 ? "" : more == 1 ? " En sak till väntar." : $" {more} saker till väntar."),
            new AlertStep("Skriv läget", $"plan/aktivitet/{longest.ItemId}/laget", CaseworkPermissions.WritePlans)) { Mover = AlertMover.Party, Party = longest.Party };
    }

    private static AlertFact ReviewOf(Row row, DateOnly today, int days)
    {
        var (last, agreed) = (row.Last ?? row.On, row.Next);
        var byRule = last.AddDays(days);
        var text = agreed < today ? $"Planen skulle ha följts upp {agreed.Value.DayAndMonth()}."
            : row.Last is null ? $"Planen började gälla {last.DayAndMonth()} och är inte uppföljd. Ni har sagt minst var {days}:e dag."
            : $"Planen följdes upp senast {last.DayAndMonth()}. Ni har sagt minst var {days}:e dag.";
        var day = agreed < byRule ? agreed.Value : byRule;
        return new(Review.Code, row.CaseId, day, day.AddDays(1), text, new AlertStep("Anteckna uppföljning", "plan/uppfoljning", CaseworkPermissions.WritePlans));
    }

    private enum Kind
    {
        Missing = 1,
        Objective = 2,
        Activity = 3,
        Wait = 4,
        Review = 5,
    }

    private sealed class Row
    {
        public Kind Kind { get; init; }
        public Guid CaseId { get; init; }
        public Guid ItemId { get; init; }
        public DateOnly On { get; init; }
        public DateOnly? Last { get; init; }
        public DateOnly? Next { get; init; }
        public Guid? StaffId { get; init; }
        public string Party { get; init; } = "";
    }
}
