using Mia.Casework.Domain.Codes;

namespace Mia.Casework.Data;

/// <summary>Code lists and settings of plans as they are when Mia starts for the first time (methods.md 3.3, 3.7).</summary>
internal static class PlanSeeds
{
    public static IReadOnlyList<CodeProposal> Codes { get; } =
    [
        List(CodeLists.GoalDirection, ("ARB", "Arbete"), ("STU", "Studier"), ("HALSA", "Hälsa"), ("VARDAG", "Vardag"), ("ANN", "Annat")),
        List(CodeLists.ActivityCancelled, ("INAKT", "Inte längre aktuellt"), ("ERS", "Ersatt av något annat"), ("EGEN", "Deltagaren vill inte"),
            ("EJGAR", "Går inte att genomföra"), ("NEJ", "Den andra parten sa nej"), ("ANN", "Annat")),
    ];

    public static IReadOnlyList<(string Key, int Value)> Settings { get; } =
        [(SettingKeys.PlanReview, 90), (SettingKeys.PlanWithin, 56), (SettingKeys.PlanWaiting, 30)];

    private static CodeProposal List(string list, params (string Code, string Text)[] rows) =>
        new(list, [.. rows.Select((row, i) => new CodeSeed(row.Code, row.Text) { Order = (i + 1) * 10 })]);
}
