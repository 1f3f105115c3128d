using Mia.Casework.Pages.Avsluta;
using Mia.Casework.Pages.Inkorg;
using Mia.Casework.Pages.Kartlaggning;
using Mia.Casework.Pages.Kontakter;
using Mia.Casework.Pages.Overlamning;
using Mia.Casework.Pages.Planen;
using Mia.Platform.Drafts;

namespace Mia.Casework.Pages.Utkast;

/// <summary>How a draft about a case is listed: what it is, and where its form is.</summary>
/// <param name="Name">Swedish name of the form.</param>
/// <param name="Path">Below the case.</param>
internal sealed record ListedDraft(string Name, string Path)
{
    /// <summary>The field that tells most; null when the form holds no text.</summary>
    public string? Field { get; init; }

    /// <summary>The tool that must be on for the form to be there.</summary>
    public string? Tool { get; init; }

    /// <summary>About one case; otherwise its subject is the delprojekt, and the path is below that.</summary>
    public bool OfCase { get; init; } = true;

    /// <summary>How a draft is listed; null when it is of no form that is known here.</summary>
    public static ListedDraft? Of(KeptDraft draft) => draft.Kind switch
    {
        ContactForm.DraftKind => new("Anteckning", "kontakter/ny") { Field = "Input.Note" },
        ContactForm.ChangeKind => new("Ändrad anteckning", $"kontakter/{draft.Part}") { Field = "Input.Note" },
        ExitModel.DraftKind => new("Avslut", "avslut") { Field = "Input.OwnWords" },
        GroupContact.DraftKind => new("Anteckning för flera", GroupContact.Path(Guid.TryParse(draft.Part, out var booking) ? booking : null, "/ny")) { Field = "Input.Note", OfCase = false },
        HandoverInput.DraftKind => new("Överlämning", draft.Part.Length == 0 ? "overlamning/ny" : $"overlamning/{draft.Part}/andra") { Field = "Input.Summary" },
        NyModel.DraftKind => new("Ny anmälan", "inkorg/ny") { OfCase = false },
        PlanForms.Kind => PlanForms.Listed(draft.Part),
        FormDraft.Kind => FormDraft.Listed(draft.Part),
        _ => null,
    };
}
