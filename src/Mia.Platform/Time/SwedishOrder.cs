using System.Globalization;

namespace Mia.Platform.Time;

/// <summary>The order in which Swedish readers look for a word: å, ä and ö last, capitals and small letters alike.</summary>
public static class SwedishOrder
{
    /// <summary>For names and other words that are shown in a list.</summary>
    public static StringComparer Names { get; } = StringComparer.Create(CultureInfo.GetCultureInfo("sv-SE"), ignoreCase: true);
}
