using Mia.Casework.Domain.Cases;

namespace Mia.Casework.Pages.Samtycken;

/// <summary>Swedish words for how a consent was given.</summary>
internal static class ConsentWords
{
    public static string Swedish(this ConsentForm form) => form switch
    {
        ConsentForm.Signature => "Underskrift",
        ConsentForm.ElectronicId => "E-legitimation",
        _ => "Muntligt, dokumenterat",
    };
}
