using Mia.Casework.Domain.Plans;

namespace Mia.Casework.Pages.Planen;

/// <summary>A plan as it is read on the screen in the meeting, on paper and in a kept version. Model of <c>_Paper</c>.</summary>
/// <param name="Plan">What it says.</param>
public sealed record PaperView(PlanContent Plan)
{
    /// <summary>Level of the headings of the goals.</summary>
    public int Level { get; init; } = 2;

    /// <summary>Read by the participant: "du". Otherwise read by other parties.</summary>
    public bool ToParticipant { get; init; } = true;

    /// <summary>The day it was kept, for the words of that day; null for today's.</summary>
    public DateOnly? On { get; init; }
}
