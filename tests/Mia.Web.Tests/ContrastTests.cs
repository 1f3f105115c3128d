using System.Globalization;
using System.Text.RegularExpressions;

namespace Mia.Web.Tests;

/// <summary>Contrast of the theme in light and dark, computed from the built tokens (WCAG 2.2, 1.4.3 and 1.4.11).</summary>
public sealed partial class ContrastTests
{
    private static readonly Dictionary<string, Dictionary<string, string>> Schemes = Read();

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public void Text_is_readable_on_every_surface_it_stands_on(string scheme)
    {
        foreach (var surface in new[] { "neutral-background-default", "neutral-background-tinted", "neutral-surface-default", "neutral-surface-tinted" })
            foreach (var text in new[] { "neutral-text-default", "neutral-text-subtle", "accent-text-subtle", "accent-text-default", "danger-text-subtle", "warning-text-subtle" })
                AtLeast(4.5, scheme, text, surface);
        AtLeast(4.5, scheme, "accent-base-contrast-default", "accent-base-default");
        AtLeast(4.5, scheme, "accent-base-contrast-default", "accent-base-hover");
        AtLeast(4.5, scheme, "accent-text-default", "accent-surface-tinted");
        AtLeast(4.5, scheme, "warning-text-default", "warning-background-tinted");
        AtLeast(4.5, scheme, "danger-text-default", "danger-background-tinted");
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public void Borders_and_marks_can_be_seen(string scheme)
    {
        foreach (var mark in new[] { "neutral-border-default", "accent-border-default", "accent-base-default" })
            AtLeast(3, scheme, mark, "neutral-background-default");
    }

    private static void AtLeast(double ratio, string scheme, string front, string back)
    {
        var actual = Ratio(Schemes[scheme][front], Schemes[scheme][back]);
        Assert.True(actual >= ratio, string.Create(CultureInfo.InvariantCulture, $"{scheme}: {front} on {back} is {actual:0.00}"));
    }

    private static double Ratio(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string hex)
    {
        double Channel(int from)
        {
            var value = int.Parse(hex.AsSpan(from, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return 0.2126 * Channel(0) + 0.7152 * Channel(2) + 0.0722 * Channel(4);
    }

    private static Dictionary<string, Dictionary<string, string>> Read()
    {
        var css = File.ReadAllText(Repository.Path("wwwroot", "theme", "mia.css"));
        return new[] { "light", "dark" }.ToDictionary(scheme => scheme, scheme =>
        {
            var from = css.IndexOf($"[data-color-scheme=\"{scheme}\"]", StringComparison.Ordinal);
            var block = css[from..css.IndexOf('}', from)];
            return Token().Matches(block).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
        });
    }

    [GeneratedRegex("--ds-color-([a-z0-9-]+): #([0-9a-fA-F]{6})")]
    private static partial Regex Token();
}
