using System.Text;
using Mia.Casework.Domain.Mapping;
using Mia.Casework.Pages.Skattningar;
using Mia.Casework.Pages.Utkast;
using Mia.Platform.Drafts;

namespace Mia.Casework.Pages.Kartlaggning;

/// <summary>The draft of a form about a case: where it is kept, and what was left.</summary>
/// <param name="Address">Where the form keeps it.</param>
/// <param name="Back">Where to go after keeping it without script.</param>
/// <param name="Kept">What was left; null when nothing was.</param>
public sealed record FormDraft(string Address, string Back, KeptDraft? Kept)
{
    /// <summary>Kind of the drafts of mappings and ratings.</summary>
    public const string Kind = "kartlaggning";

    /// <summary>Key of a part of a case. Codes have letters that a key cannot hold, so they are spelled in hexadecimal.</summary>
    public static string Key(Guid caseId, string part) => $"{Kind}.{caseId}.{Convert.ToHexStringLower(Encoding.UTF8.GetBytes(part))}";

    /// <summary>The part of the participant's own words.</summary>
    public const string Words = "ord";

    /// <summary>How a draft is listed; null when its key is of no form.</summary>
    /// <param name="part">What stands after the case in its key.</param>
    internal static ListedDraft? Listed(string part)
    {
        if (part.Length % 2 != 0 || !part.All(char.IsAsciiHexDigit)) return null;
        var plain = Encoding.UTF8.GetString(Convert.FromHexString(part));
        return plain == Words ? new("Kartläggning, egna ord", "kartlaggning/ord") { Field = "Input.OwnWords", Tool = MappingServices.MappingTool }
            : plain == RatingForm.DraftPart(RatingVoice.Participant) ? new("Skattning", "skattningar/ny") { Tool = MappingServices.RatingTool }
            : plain == RatingForm.DraftPart(RatingVoice.Staff) ? new("Min egen bild", $"skattningar/ny?bild={RateModel.Own}") { Tool = MappingServices.RatingTool }
            : new("Kartläggning", $"kartlaggning/omrade?omrade={Uri.EscapeDataString(plain)}") { Field = "Input.Now", Tool = MappingServices.MappingTool };
    }

    /// <summary>The draft of a form before anybody has looked what was left.</summary>
    public static FormDraft Of(string key, string back) => new("/utkast/" + key, back, null);
}
