namespace Mia.Platform.Identity;

/// <summary>Browser and system in words, from the browser's own description. Good enough to know one's own sessions again.</summary>
internal static class DeviceText
{
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "Mac"), ("CrOS", "Chromebook"), ("Linux", "Linux")];

    public static string Of(string? userAgent)
    {
        var text = userAgent ?? "";
        var browser = Browsers.FirstOrDefault(b => text.Contains(b.Mark, StringComparison.Ordinal)).Name ?? "Okänd webbläsare";
        var system = Systems.FirstOrDefault(s => text.Contains(s.Mark, StringComparison.Ordinal)).Name;
        return system is null ? browser : $"{browser}, {system}";
    }
}
