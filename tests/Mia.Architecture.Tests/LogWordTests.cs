using System.Text.RegularExpressions;
using Mia.Admin.Pages.Administration;

namespace Mia.Architecture.Tests;

/// <summary>Who reviews the logs reads Swedish: every code that is written to them has a word.</summary>
public sealed partial class LogWordTests
{
    [Fact]
    public void Every_reading_has_a_word() => Rule.NoneOf(
        Codes(Readings()).Where(c => LogWords.Read(c.Code) == LogWords.Read("")).Select(c => $"{c.Code} in {c.Path}"), "Shown only as reading");

    [Fact]
    public void Every_change_has_a_word() => Rule.NoneOf(
        Codes(Changes()).Where(c => LogWords.Change(c.Code) == LogWords.Change("")).Select(c => $"{c.Code} in {c.Path}"), "Shown only as change");

    [Fact]
    public void The_scan_finds_them_however_they_are_written()
    {
        var read = Codes(Readings()).Select(c => c.Code).ToHashSet();
        Assert.Superset(new HashSet<string> { "case.contacts", "week.own", "week.team", "participant.list", "targets.list" }, read);
        var changed = Codes(Changes()).Select(c => c.Code).ToHashSet();
        Assert.Superset(new HashSet<string> { "case.closed", "contact.removed", "contact.logged", "booking.made", "booking.changed", "task.added", "account.locked", "tool.off", "target.set" }, changed);
    }

    private static IEnumerable<(string Code, string Path)> Codes(Regex statement) =>
        (from file in Source.Files(".cs")
         where file.Path.StartsWith("src/", StringComparison.Ordinal) || file.Path.StartsWith("modules/", StringComparison.Ordinal)
         from match in statement.Matches(file.Text)
         from code in Literals().Matches(match.Value)
         select (code.Groups[1].Value, file.Path)).Distinct();

    /// <summary>A statement that says as what something is shown.</summary>
    [GeneratedRegex(@"(\bShownAs =>|: CaseView\()[^;{]*")]
    private static partial Regex Readings();

    /// <summary>A statement that records an event, or a constant that names one of an account.</summary>
    [GeneratedRegex(@"(\b(Record|Delete|Restore|Tell|Log|Change)\(|\bnew (Platform\.Data\.)?ChangeEvent\(|\bconst string \w+ = (?=""account\.))[^;]*")]
    private static partial Regex Changes();

    [GeneratedRegex(@"""([a-z]+(?:-[a-z]+)*(?:\.[a-z]+(?:-[a-z]+)*)+|purge)""")]
    private static partial Regex Literals();
}
