using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Plans;
using Mia.Casework.Services;
using Mia.Platform.Time;

namespace Mia.Casework.Pages.Planen;

/// <summary>An activity as the plan shows it.</summary>
/// <param name="Id">The activity.</param>
/// <param name="Version">Version stamp, for the button that says it is done.</param>
/// <param name="What">What is to be done.</param>
/// <param name="Who">Who it rests on.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="When">Due, done or cancelled, in words.</param>
/// <param name="Late">How late, in words; empty when it is not.</param>
/// <param name="Waiting">Whom it waits for and since when; empty when it does not.</param>
/// <param name="TooLong">It has waited longer than practice allows.</param>
/// <param name="Ownerless">The member of staff it rests on no longer works with the case.</param>
public sealed record ActivityRow(Guid Id, Guid Version, string What, string Who, ActivityStatus Status, string When, string Late, string Waiting, bool TooLong, bool Ownerless)
{
    /// <summary>When it was due; for order.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Since when it waits; for order.</summary>
    public DateOnly? WaitingSince { get; init; }

    /// <summary>Work on it goes on, or will.</summary>
    public bool IsOpen => Status.IsOpen();
}

/// <summary>An objective as the plan shows it.</summary>
public sealed record ObjectiveRow(Guid Id, string Text, string Sign, ObjectiveStatus Status, string State, string Kind, string Area, string Late, string Reason, GasRow? Gas, IReadOnlyList<ActivityRow> Activities);

/// <summary>The levels of an objective as the plan shows them.</summary>
/// <param name="IsLocked">They can be rated on.</param>
/// <param name="Baseline">Where it began; null when not written down.</param>
/// <param name="Score">Where it stands; null when not rated.</param>
/// <param name="Levels">−2 to +2.</param>
/// <param name="Words">The picture in words.</param>
public sealed record GasRow(bool IsLocked, int? Baseline, int? Score, IReadOnlyList<string> Levels, string Words);

/// <summary>A goal as the plan shows it.</summary>
public sealed record GoalRow(Guid Id, string Words, string Area, string Direction, IReadOnlyList<ObjectiveRow> Objectives, IReadOnlyList<ActivityRow> Activities)
{
    /// <summary>All activities of the goal.</summary>
    public IEnumerable<ActivityRow> All => Activities.Concat(Objectives.SelectMany(o => o.Activities));
}

/// <summary>Puts a plan into words.</summary>
internal sealed class PlanRows(PlanDesk desk, ICodeLists codes, LifeAreasHere areas)
{
    /// <summary>Goals in order, with what leads to them.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="holders">Staff who answer for the case now.</param>
    /// <param name="waitLimit">Days after which a wait is too long.</param>
    public IReadOnlyList<GoalRow> Of(Plan plan, IReadOnlyCollection<Guid> holders, int waitLimit)
    {
        IReadOnlyList<ActivityRow> Under(Func<PlanActivity, bool> which) => [.. plan.Activities.Where(which)
            .OrderBy(a => a.Status.IsOpen()).ThenBy(a => a.ClosedOn ?? a.StartsOn).ThenBy(a => a.DueOn ?? DateOnly.MaxValue).ThenBy(a => a.Id).Select(a => RowOf(a, holders, waitLimit))];

        return [.. plan.Goals.OrderBy(g => g.Order).ThenBy(g => g.Id).Select(g => new GoalRow(g.Id, g.Words ?? "", areas.Text(g.LifeArea), codes.Text(CodeLists.GoalDirection, g.Direction),
            [.. plan.Objectives.Where(o => o.GoalId == g.Id).OrderBy(o => o.TargetOn ?? DateOnly.MaxValue).ThenBy(o => o.Id)
                .Select(o => RowOf(o, o.LifeArea == g.LifeArea ? "" : areas.Text(o.LifeArea), Under(a => a.ObjectiveId == o.Id)))],
            Under(a => a.GoalId == g.Id && a.ObjectiveId is null)))];
    }

    private ActivityRow RowOf(PlanActivity a, IReadOnlyCollection<Guid> holders, int waitLimit)
    {
        var today = desk.Today;
        var waiting = a.Waiting;
        var when = a.Status switch
        {
            ActivityStatus.Done => $"klar {a.ClosedOn!.Value.DayAndMonth()}",
            ActivityStatus.Cancelled => $"utgick {a.ClosedOn!.Value.DayAndMonth()}: {PlanText.Small(codes.Text(CodeLists.ActivityCancelled, a.CancelReason))}{(a.CancelNote is { } note ? $". {note}" : "")}",
            _ when a.DueOn is { } due => $"senast {due.DayAndMonth()}",
            _ when a.StartsOn > today => $"börjar {a.StartsOn.DayAndMonth()}",
            _ => "",
        };
        return new(a.Id, a.Version, a.What ?? "", desk.Who(a), a.Status, when, a.IsLate(today) ? $"Försenad {PlanText.Days(today.DayNumber - a.DueOn!.Value.DayNumber)}" : "",
            waiting is null ? "" : $"Väntar på {desk.Party(waiting.Party, waiting.Who)} sedan {waiting.Since.DayAndMonth()} ({PlanText.Days(waiting.Days(today))})",
            waiting is not null && waiting.Days(today) > waitLimit, a.Status.IsOpen() && a.OwnerUserId is { } owner && !(holders.Contains(owner) && desk.IsHere(owner)))
        {
            DueOn = a.DueOn, WaitingSince = waiting?.Since,
        };
    }

    private ObjectiveRow RowOf(Objective o, string area, IReadOnlyList<ActivityRow> activities)
    {
        var today = desk.Today;
        var late = o.IsLate(today);
        var kind = o.Status switch
        {
            ObjectiveStatus.Ongoing => late ? "late" : "on",
            ObjectiveStatus.Planned => late ? "late" : "wait",
            ObjectiveStatus.Reached => "on",
            _ => "done",
        };
        var state = o.ClosedOn is { } closed ? $"{o.Status.Became()} {closed.DayAndMonth()}" : o.TargetOn is { } target ? $"{o.Status.Swedish()}, nått senast {target.DayAndMonth()}" : o.Status.Swedish();
        return new(o.Id, o.Text ?? "", o.Sign ?? "", o.Status, state, kind, area, late ? $"Försenat {PlanText.Days(today.DayNumber - o.TargetOn!.Value.DayNumber)}" : "", o.Reason ?? "", GasOf(o), activities);
    }

    private static GasRow? GasOf(Objective o)
    {
        if (o.Scale is not { } scale) return null;
        var score = o.Rating?.Score;
        var words = scale.LockedAt is null ? "Fem nivåer är skrivna men inte låsta."
            : score is { } now ? $"Började på {Gas.Sign(scale.Baseline ?? Gas.Least)}. Nu {Gas.Sign(now)}: {PlanText.Small(Gas.Swedish(now))}."
            : $"Började på {Gas.Sign(scale.Baseline ?? Gas.Least)}. Inte skattad än.";
        return new(scale.LockedAt is not null, scale.Baseline, score, [.. scale.Levels.Select(l => l ?? "")], words);
    }
}
