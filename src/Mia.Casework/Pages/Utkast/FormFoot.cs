using Mia.Platform.Drafts;

namespace Mia.Casework.Pages.Utkast;

/// <summary>The foot of a form: its button, the way back, and the draft that is kept while somebody types. Model of <c>_FormFoot</c>.</summary>
/// <param name="Button">Text of the button.</param>
/// <param name="Cancel">Where Avbryt leads.</param>
/// <param name="Draft">Draft key; null when nothing is kept.</param>
/// <param name="SavedAt">When the draft that fills the form was kept.</param>
/// <param name="Back">Where to go after keeping a draft without script.</param>
public sealed record FormFoot(string Button, string Cancel, string? Draft, DateTime? SavedAt, string Back)
{
    /// <summary>Address to which the script posts what is typed.</summary>
    public string? DraftUrl => Draft is null ? null : "/utkast/" + Draft;

    /// <summary>The foot of a form that a draft fills.</summary>
    /// <param name="kept">The draft; null when there is none.</param>
    public FormFoot With(KeptDraft? kept) => this with { SavedAt = kept?.SavedAt };
}
