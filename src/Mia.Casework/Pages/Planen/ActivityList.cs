namespace Mia.Casework.Pages.Planen;

/// <summary>Activities under an objective or a goal. Model of <c>_Activities</c>.</summary>
/// <param name="Rows">The activities.</param>
/// <param name="Url">Address of the plan.</param>
/// <param name="Writes">The reader may change them.</param>
/// <param name="Today">The day that a click on Klar writes down.</param>
public sealed record ActivityList(IReadOnlyList<ActivityRow> Rows, string Url, bool Writes, DateOnly Today);
