using System.Text.RegularExpressions;

namespace Mia.Web.Tests;

/// <summary>Rules that hold for every view and style sheet of the product, new ones included.</summary>
public sealed partial class MarkupRulesTests
{
    [Fact]
    public void No_view_has_inline_style_script_or_event_handlers()
    {
        foreach (var view in Repository.Views())
        {
            var text = File.ReadAllText(view);
            Assert.False(InlineStyle().IsMatch(text), $"{view}: style in markup is refused by the content security policy");
            Assert.False(InlineScript().IsMatch(text), $"{view}: a script stands in a file of its own");
            Assert.False(Handler().IsMatch(text), $"{view}: event handlers belong in app.js");
        }
    }

    [Fact]
    public void Every_icon_that_is_used_exists()
    {
        var known = SymbolId().Matches(File.ReadAllText(Repository.Path("wwwroot", "icons.svg"))).Select(match => match.Groups[1].Value).ToHashSet();
        foreach (var view in Repository.Views())
            foreach (Match icon in Icon().Matches(File.ReadAllText(view)))
                Assert.True(known.Contains(icon.Groups[1].Value), $"{view}: there is no icon {icon.Groups[1].Value}");
    }

    [Fact]
    public void Colours_come_from_the_theme_except_in_print()
    {
        foreach (var style in Directory.EnumerateFiles(Repository.Path("wwwroot", "css")).Where(file => !file.EndsWith("print.css", StringComparison.Ordinal)))
        {
            var text = File.ReadAllText(style).Replace("#0000", "", StringComparison.Ordinal);
            Assert.False(Hex().IsMatch(text), $"{style}: {Hex().Match(text).Value}");
        }
    }

    [Fact]
    public void Own_files_are_short_enough_to_read()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Path("wwwroot", "css")).Concat(Directory.EnumerateFiles(Repository.Path("wwwroot", "js"))))
            Assert.True(File.ReadLines(file).Count() < 400, file);
    }

    [Fact]
    public void The_script_keeps_nothing_in_the_browser()
    {
        var script = File.ReadAllText(Repository.Path("wwwroot", "js", "app.js"));
        foreach (var word in new[] { "localStorage", "sessionStorage", "indexedDB", "document.cookie", "eval(", "innerHTML" })
            Assert.DoesNotContain(word, script, StringComparison.Ordinal);
    }

    [GeneratedRegex("<[a-z][^>]*\\sstyle\\s*=", RegexOptions.IgnoreCase)]
    private static partial Regex InlineStyle();

    [GeneratedRegex("<script(?![^>]*\\ssrc=)[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex InlineScript();

    [GeneratedRegex("<[a-z][^>]*\\s(on[a-z]+|hx-on[:a-z-]*)\\s*=", RegexOptions.IgnoreCase)]
    private static partial Regex Handler();

    [GeneratedRegex("symbol id=\"([^\"]+)\"")]
    private static partial Regex SymbolId();

    [GeneratedRegex("(?:<mia-icon name|<mia-empty icon)=\"([a-z-]+)\"")]
    private static partial Regex Icon();

    [GeneratedRegex("#[0-9a-fA-F]{3,8}\\b")]
    private static partial Regex Hex();
}
