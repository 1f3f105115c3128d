using System.Text.RegularExpressions;

namespace Mia.Architecture.Tests;

/// <summary>Rules of the text itself, for what neither the compiler nor reflection sees.</summary>
public sealed partial class SourceTests
{
    private const int LongestFile = 400;
    private const int LongestPageModel = 40;

    [Fact]
    public void No_file_is_too_long_to_read() => Rule.NoneOf(
        Source.Files(".cs", ".cshtml", ".css", ".js").Where(f => !f.Path.Contains("/Migrations/", StringComparison.Ordinal))
            .Select(f => (f.Path, Lines: f.Text.Count(c => c == '\n'))).Where(f => f.Lines > LongestFile).Select(f => $"{f.Path}: {f.Lines} lines"),
        $"Longer than {LongestFile} lines");

    [Theory]
    [InlineData(".cs", @"DateTime(Offset)?\.(Now|UtcNow|Today)\b", "TimeProvider instead of the clock")]
    [InlineData(".cs", @"FromSqlRaw|ExecuteSqlRaw", "no raw SQL with strings")]
    [InlineData(".cs", @"\b(TODO|FIXME|HACK|NotImplementedException)\b", "nothing half done")]
    [InlineData(".cs", @"#pragma warning disable(?![^\n]*// \w)|SuppressMessage\(", "no rule is switched off without a reason beside it")]
    [InlineData(".cs", @"\bFile\.Copy\(", "a live database copied as a file loses rows")]
    [InlineData(".cs", @"Console\.WriteLine", "the log, or the command's own output")]
    [InlineData(".cshtml", @"Html\.Raw", "markup is written in Razor")]
    [InlineData(".cshtml", @"\sstyle=""", "no inline style: the security policy forbids it")]
    [InlineData(".cshtml", @"\son[a-z]+=""", "no inline event handler")]
    [InlineData(".cshtml", @"<script(?![^>]*\bsrc=)", "no inline script")]
    [InlineData(".cshtml", @"<style\b", "no inline style sheet")]
    [InlineData(".cshtml", @"hx-on|hx-vars|hx-boost|hx-prompt|hx-params|\bjs:", "htmx as docs/adr/0002 says")]
    [InlineData(".cshtml", @"(<link[^>]*href|src)=""(https?:)?//", "nothing is loaded from elsewhere")]
    [InlineData(".js", @"\beval\(|innerHTML\s*=|localStorage|sessionStorage|document\.write", "no eval, no HTML from strings, no personal data in the browser")]
    public void Banned_text_is_absent(string extension, string pattern, string rule)
    {
        var banned = new Regex(pattern, RegexOptions.CultureInvariant);
        Rule.NoneOf(Source.Files(extension).Where(f => !Excused(f.Path, pattern))
            .SelectMany(f => banned.Matches(f.Text).Select(m => $"{f.Path}:{1 + f.Text.AsSpan(0, m.Index).Count('\n')} {m.Value.Trim()}")), rule);
    }

    [Fact]
    public void Raw_connections_are_opened_by_the_platform_only() => Rule.NoneOf(
        Source.Files(".cs").Where(f => f.Text.Contains("new SqliteConnection(", StringComparison.Ordinal) && !f.Path.StartsWith("src/Mia.Platform/Data/", StringComparison.Ordinal)
            && !f.Path.StartsWith("tests/", StringComparison.Ordinal) && !f.Path.StartsWith("tools/", StringComparison.Ordinal)).Select(f => f.Path),
        "Only Mia.Platform/Data opens SQLite");

    [Fact]
    public void All_rows_are_opened_in_known_places_only() => Rule.NoneOf(
        Source.Files(".cs").Where(f => AllRows().IsMatch(f.Text) && !f.Path.StartsWith("tests/", StringComparison.Ordinal)).Select(f => f.Path)
            .Except(Openness.SeesAllRows), "Sees all delprojekt; think, and then put it on the list");

    [Fact]
    public void Filters_are_never_ignored_by_a_page() => Rule.NoneOf(
        Source.Files(".cs").Where(f => f.Path.Contains("/Pages/", StringComparison.Ordinal) && !f.Path.StartsWith("tests/", StringComparison.Ordinal))
            .Where(f => IgnoredFilters().IsMatch(f.Text)).Select(f => f.Path), "A page sees the rows of its scope; only removed ones may be asked for by name");

    [Fact]
    public void Page_models_are_small() => Rule.NoneOf(
        Source.Files(".cs").Where(f => f.Path.EndsWith(".cshtml.cs", StringComparison.Ordinal)).Select(f => (f.Path, Lines: ModelLines(f.Text)))
            .Where(f => f.Lines > LongestPageModel).Select(f => $"{f.Path}: {f.Lines} lines"), $"A page model binds, sends and answers in {LongestPageModel} lines");

    [Fact]
    public void Every_module_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(Product.Root, "Mia.Modular.sln"));
        Rule.NoneOf(Source.Files(".csproj").Select(f => f.Path).Where(p => !solution.Contains(p.Replace('/', '\\'), StringComparison.Ordinal)), "Not in Mia.Modular.sln");
    }

    [Fact]
    public void Markdown_links_lead_somewhere() => Rule.NoneOf(
        from file in Source.Files(".md")
        from link in Links().Matches(file.Text).Select(m => m.Groups[1].Value)
        where !link.StartsWith("http", StringComparison.Ordinal) && !link.StartsWith('#')
        let target = Path.GetFullPath(Path.Combine(Product.Root, Path.GetDirectoryName(file.Path)!, link.Split('#')[0]))
        where !File.Exists(target) && !Directory.Exists(target)
        select $"{file.Path} → {link}", "Dead link");

    /// <summary>Lines of code of the page model itself: everything before its first nested type, without comments and blank lines.</summary>
    private static int ModelLines(string text)
    {
        var start = ModelStart().Match(text);
        if (!start.Success) return 0;
        var body = text[start.Index..];
        var nested = NestedType().Match(body);
        if (nested.Success) body = body[..nested.Index];
        return body.Split('\n').Select(l => l.Trim()).Count(l => l.Length > 1 && !l.StartsWith("//", StringComparison.Ordinal) && !l.StartsWith('['));
    }

    private static bool Excused(string path, string pattern) =>
        path.EndsWith("SourceTests.cs", StringComparison.Ordinal) || path.Contains("/Migrations/", StringComparison.Ordinal)
        || (pattern.Contains("Sql", StringComparison.Ordinal) && path.StartsWith("tests/", StringComparison.Ordinal))
        || (pattern.Contains("Console", StringComparison.Ordinal) && (path.StartsWith("tests/", StringComparison.Ordinal) || path.StartsWith("tools/", StringComparison.Ordinal) || path.EndsWith("Command.cs", StringComparison.Ordinal) || path.Contains("/Cli/", StringComparison.Ordinal)))
        || (pattern.Contains("Copy", StringComparison.Ordinal) && path.StartsWith("tests/", StringComparison.Ordinal))
        || (pattern.Contains("DateTime", StringComparison.Ordinal) && path.StartsWith("tests/", StringComparison.Ordinal));

    [GeneratedRegex(@"\bEnterEverything\(|\bRunAsSystemAsync\(|IgnoreQueryFilters\(\)")]
    private static partial Regex AllRows();

    [GeneratedRegex(@"IgnoreQueryFilters\(\s*\)|IgnoreQueryFilters\([^)]*(DelprojektFilter|ControllerFilter)")]
    private static partial Regex IgnoredFilters();

    [GeneratedRegex(@"public sealed (partial )?class \w+(\([^{;]*\))?\s*:\s*MiaPage\b")]
    private static partial Regex ModelStart();

    [GeneratedRegex(@"\n    (\[[^\n]*\]\n    |///[^\n]*\n    )*(public|internal|private) (sealed |static |abstract )*(partial )?(record|class|struct|enum|interface) ")]
    private static partial Regex NestedType();

    [GeneratedRegex(@"(?<!`)\[[^\]\n]*\]\(([^)\s]+)\)")]
    private static partial Regex Links();

    [Fact]
    public void Every_pain_of_the_users_of_other_systems_has_a_test_that_shows_it_is_not_here()
    {
        // Those that casework is to heal, numbered as in the product research.
        int[] pains = [1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 13, 14, 15, 16, 17, 18];
        var marked = Source.Files(".cs").Where(f => f.Path.StartsWith("tests/", StringComparison.Ordinal))
            .SelectMany(f => System.Text.RegularExpressions.Regex.Matches(f.Text, "Trait\\(\"Pain\", \"([0-9]+)\"\\)").Select(m => int.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture))).ToHashSet();
        Rule.NoneOf(pains.Where(p => !marked.Contains(p)), "No test is marked [Trait(\"Pain\", …)]");
    }
}
