using Mia.Web.Charts;

namespace Mia.Casework.Pages.Insatser;

/// <summary>Interventions as bars on one time line.</summary>
internal static class Lanes
{
    private static readonly string[] Words = ["Ingen", "En", "Två", "Tre", "Fyra", "Fem", "Sex", "Sju", "Åtta", "Nio"];

    /// <summary>Null when there is nothing to draw.</summary>
    public static BarsChart? Of(IReadOnlyList<InterventionRow> rows, string? keeper, DateOnly today)
    {
        if (rows.Count == 0) return null;
        var running = rows.Count(r => r.StartsOn <= today && (r.EndsOn is null || r.EndsOn >= today));
        var number = running < Words.Length ? Words[running] : $"{running}";
        var finding = running switch
        {
            0 => "Ingen insats pågår just nu.",
            1 => "En insats pågår.",
            _ => $"{number} insatser pågår samtidigt.",
        };
        if (running > 0 && keeper is { Length: > 0 }) finding += $" {keeper} är huvudansvarig.";
        return new BarsChart(finding, today, [.. rows.OrderBy(r => r.StartsOn).Select(r =>
            new BarLane(r.Name, r.Who.Length == 0 ? "ingen ansvarig vald" : r.Who, r.StartsOn, r.EndsOn, r.PlannedEndOn)
            {
                State = r.EndsOn is not null && r.EndReason.Length > 0 ? "avslutad, " + r.EndReason.ToLower(System.Globalization.CultureInfo.GetCultureInfo("sv-SE")) : null,
            })]);
    }
}
