using Mia.Casework.Pages.Utkast;
using Mia.Platform.Drafts;

namespace Mia.Casework.Pages.Planen;

/// <summary>Drafts of the plan's forms: where each is kept, and how it is listed.</summary>
internal sealed class PlanForms(IDrafts drafts)
{
    /// <summary>Kind of the drafts of plans.</summary>
    public const string Kind = "plan";

    /// <summary>Key of a form.</summary>
    /// <param name="form">Its place below the plan's address.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="recordId">What is changed; null for something new.</param>
    public static string Key(string form, Guid caseId, Guid? recordId) => recordId is { } id ? $"{Kind}.{caseId}.{form}.{id}" : $"{Kind}.{caseId}.{form}";

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
