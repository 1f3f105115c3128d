using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Mia.Casework.Domain.Plans;

/// <summary>
/// A plan as it is read: by the participant, on paper, as a kept version, as preparation for a SIP. One form for all of them, so that what
/// is approved is what is shown, and what is shared is what was previewed.
/// </summary>
/// <param name="StartsOn">First day.</param>
/// <param name="EndsOn">Last day as planned.</param>
/// <param name="NextReviewOn">Next review meeting.</param>
/// <param name="Goals">In order.</param>
public sealed record PlanContent(DateOnly StartsOn, DateOnly? EndsOn, DateOnly? NextReviewOn, IReadOnlyList<GoalContent> Goals)
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>What the participant wants to have answered at the SIP; empty elsewhere.</summary>
    public string Questions { get; init; } = "";

    /// <summary>Interventions that run, in words; empty elsewhere than on a SIP.</summary>
    public IReadOnlyList<string> Interventions { get; init; } = [];

    /// <summary>For keeping.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Options);

    /// <summary>What was kept.</summary>
    public static PlanContent FromJson(string? json) =>
        json is null ? new(default, null, null, []) : JsonSerializer.Deserialize<PlanContent>(json, Options)!;

    /// <summary>The plan as it stands.</summary>
    /// <param name="plan">With goals, objectives and activities.</param>
    /// <param name="who">Who an activity rests on, in words.</param>
    public static PlanContent Of(Plan plan, Func<PlanActivity, string> who)
    {
        ActivityContent One(PlanActivity a) => new(a.What ?? "", who(a), a.DueOn, a.Status, a.ClosedOn, a.Waiting?.Party, a.Waiting?.Who, a.Waiting?.Since);
        IReadOnlyList<ActivityContent> Under(Func<PlanActivity, bool> which) =>
            [.. plan.Activities.Where(a => a.DeletedAt is null && which(a)).OrderBy(a => a.StartsOn).ThenBy(a => a.Id).Select(One)];

        return new(plan.StartsOn, plan.EndsOn, plan.NextReviewOn, [.. plan.Goals.Where(g => g.DeletedAt is null).OrderBy(g => g.Order).ThenBy(g => g.Id).Select(g =>
            new GoalContent(g.Id, g.Words ?? "", g.LifeArea, g.Direction,
                [.. plan.Objectives.Where(o => o.DeletedAt is null && o.GoalId == g.Id).OrderBy(o => o.TargetOn ?? DateOnly.MaxValue).ThenBy(o => o.Id).Select(o =>
                    new ObjectiveContent(o.Text ?? "", o.Sign ?? "", o.LifeArea, o.TargetOn, o.Status, o.ClosedOn,
                        o.Scale?.Levels.Select(l => l ?? "").ToList() ?? [], o.Rating?.Score, Under(a => a.ObjectiveId == o.Id)))],
                Under(a => a.GoalId == g.Id && a.ObjectiveId is null)))]);
    }
}

/// <summary>A goal as it is read.</summary>
public sealed record GoalContent(Guid Id, string Words, string LifeArea, string Direction, IReadOnlyList<ObjectiveContent> Objectives, IReadOnlyList<ActivityContent> Activities);

/// <summary>An objective as it is read.</summary>
public sealed record ObjectiveContent(string Text, string Sign, string LifeArea, DateOnly? TargetOn, ObjectiveStatus Status, DateOnly? ClosedOn,
    IReadOnlyList<string> Levels, int? Score, IReadOnlyList<ActivityContent> Activities);

/// <summary>An activity as it is read.</summary>
public sealed record ActivityContent(string What, string Who, DateOnly? DueOn, ActivityStatus Status, DateOnly? ClosedOn, string? WaitingParty, string? WaitingWho, DateOnly? WaitingSince);
