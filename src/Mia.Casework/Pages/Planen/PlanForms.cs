using System.Globalization;
using Mia.Casework.Pages.Utkast;
using Mia.Platform.Drafts;

namespace Mia.Casework.Pages.Planen;

/// <summary>Drafts of the plan's forms: what was typed comes back where it was typed.</summary>
internal sealed class PlanForms(IDrafts drafts)
{
    /// <summary>Kind of the drafts of plans.</summary>
    public const string Kind = "plan";

    /// <summary>Key of a form.</summary>
    /// <param name="form">Its place below the plan's address.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="recordId">What is changed; null for something new.</param>
    public static string Key(string form, Guid caseId, Guid? recordId) => recordId is { } id ? $"{Kind}.{caseId}.{form}.{id}" : $"{Kind}.{caseId}.{form}";

    /// <summary>What was typed, if anything.</summary>
    public async Task<PlanDraft> FindAsync(string form, Guid caseId, Guid? recordId, CancellationToken ct) => new(await drafts.FindAsync(Key(form, caseId, recordId), ct));

    /// <summary>The form was saved.</summary>
    public Task DoneAsync(string form, Guid caseId, Guid? recordId, CancellationToken ct) => drafts.RemoveAsync(Key(form, caseId, recordId), ct);

    /// <summary>How a draft is listed; null when it is of no form of the plan.</summary>
    /// <param name="part">What stands after the case in its key.</param>
    public static ListedDraft? Listed(string part) => part.Split('.')[0] switch
    {
        "ny" => new("Ny plan", "plan/ny") { Field = "Input.Words" },
        "mal" => new("Mål", Path(part)) { Field = "Input.Words" },
        "delmal" => new("Delmål", Path(part)) { Field = "Input.Text" },
        "aktivitet" => new("Aktivitet", Path(part)) { Field = "Input.What" },
        SipModel.Form => new("Underlag inför SIP", Path(part)) { Field = "Input.SipQuestions" },
        "uppfoljning" => new("Uppföljning av planen", Path(part)) { Field = "Input.Decided" },
        _ => null,
    };

    private static string Path(string part) => "plan/" + part.Replace('.', '/');
}

/// <summary>Reads fields of a draft; where nothing was typed, what is saved stays.</summary>
internal sealed class PlanDraft(KeptDraft? kept)
{
    public DateTime? SavedAt => kept?.SavedAt;

    /// <summary>What was typed, empty included: somebody may have cleared a field.</summary>
    public string? Text(string field, string? saved) => kept is null ? saved : kept.Fields.TryGetValue("Input." + field, out var text) ? text : saved;

    public DateOnly? Date(string field, DateOnly? saved) => kept is null || !kept.Fields.TryGetValue("Input." + field, out var text) ? saved
        : DateOnly.TryParse(text, CultureInfo.InvariantCulture, out var date) ? date : null;

    public Guid? Id(string field, Guid? saved) => Guid.TryParse(Text(field, null), out var id) ? id : saved;

    public List<string> Codes(string field, List<string> saved) => kept is null || !kept.Fields.TryGetValue("Input." + field, out var text) ? saved
        : [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries)];
}
