using Mia.Platform.Drafts;

namespace Mia.Casework.Pages.Avsluta;

/// <summary>Reads the form of an exit back from what was kept while somebody typed.</summary>
internal static class ExitDraft
{
    /// <summary>Kind of the drafts of exits.</summary>
    public const string Kind = "avslut";

    private const string Prefix = "Input.";

    /// <summary>Draft key of a case.</summary>
    public static string Key(Guid caseId) => $"{Kind}.{caseId}";

    /// <summary>The form as it was left. The version stamp is the case's of now: what has happened since is on the page beside it.</summary>
    public static ExitModel.Command Read(KeptDraft draft, DateOnly today, Guid version)
    {
        string? Text(string field) => draft[Prefix + field];
        int? Number(string field) => int.TryParse(Text(field), out var number) ? number : null;
        // A ticked box is posted together with the hidden "false" behind it.
        bool Ticked(string field) => Many(field).Contains("true");
        List<string> Many(string field) => [.. (Text(field) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)];
        return new()
        {
            Version = version, EndedOn = DateOnly.TryParse(Text(nameof(ExitModel.Command.EndedOn)), out var on) ? on : today,
            Outcomes = Many(nameof(ExitModel.Command.Outcomes)), PrimaryOutcome = Text(nameof(ExitModel.Command.PrimaryOutcome)),
            EndReason = Text(nameof(ExitModel.Command.EndReason)) ?? "", Manner = Text(nameof(ExitModel.Command.Manner)) ?? "",
            Empowerment = Number(nameof(ExitModel.Command.Empowerment)), OwnWords = Text(nameof(ExitModel.Command.OwnWords)),
            HoursPerWeek = Number(nameof(ExitModel.Command.HoursPerWeek)), AskedIncome = Ticked(nameof(ExitModel.Command.AskedIncome)),
            Income = Many(nameof(ExitModel.Command.Income)), NoReceiverCode = Text(nameof(ExitModel.Command.NoReceiverCode)),
            NoReceiverReason = Text(nameof(ExitModel.Command.NoReceiverReason)), EndInterventions = Ticked(nameof(ExitModel.Command.EndInterventions)),
        };
    }
}
