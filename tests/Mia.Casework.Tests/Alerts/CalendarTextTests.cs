using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Mia.Casework.Services.Bookings;

namespace Mia.Casework.Tests.Alerts;

/// <summary>The calendar feed as RFC 5545 wants it.</summary>
public sealed class CalendarTextTests
{
    private static readonly DateTime Now = new(2026, 11, 23, 8, 0, 0, DateTimeKind.Utc);

    private static CalendarTime Time(DateOnly on, string place = "Hos oss") => new(Guid.CreateVersion7(), on, new(9, 0), new(10, 0), place, false, 0);

    [Fact]
    public void No_line_is_longer_than_75_octets_and_unfolding_gives_the_text_back() =>
        Prop.ForAll<NonNull<string>>(given =>
        {
            // Lone surrogates are no text: an encoder replaces them before they get here.
            var line = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(given.Get.ReplaceLineEndings(" ").Replace("\r", " ").Replace("\n", " ")));
            foreach (var text in new[] { line, string.Concat(Enumerable.Repeat("åäö😀" + line, 20)) })
            {
                var folded = CalendarText.Fold(text);
                Assert.All(folded.Split("\r\n"), l => Assert.True(Encoding.UTF8.GetByteCount(l) <= 75));
                Assert.Equal(text, folded.Replace("\r\n ", ""));
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_has_a_meaning_in_the_format_is_marked() =>
        Assert.Equal("""a\\b\;c\,d\ne""", CalendarText.Escape("a\\b;c,d\r\ne"));

    [Fact]
    public void Marked_text_read_back_is_the_same() =>
        Prop.ForAll<NonNull<string>>(given =>
        {
            var text = given.Get.ReplaceLineEndings("\n");
            var marked = CalendarText.Escape(text);
            Assert.DoesNotContain('\n', marked);
            var back = new StringBuilder();
            for (var i = 0; i < marked.Length; i++) back.Append(marked[i] != '\\' ? marked[i] : marked[++i] == 'n' ? '\n' : marked[i]);
            Assert.Equal(text, back.ToString());
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_calendar_has_whole_events_in_Swedish_time_and_no_bare_line_feeds()
    {
        var text = CalendarText.Of([Time(new(2026, 11, 23)), Time(new(2027, 6, 7), "Plats; med, tecken"), Time(new(2027, 6, 8)) with { Cancelled = true, Sequence = 2 }], Now);
        Assert.DoesNotContain('\n', text.Replace("\r\n", ""));
        var lines = text.Split("\r\n");
        Assert.Equal("BEGIN:VCALENDAR", lines[0]);
        Assert.Equal(("END:VCALENDAR", ""), (lines[^2], lines[^1]));
        Assert.Equal(3, lines.Count(l => l == "BEGIN:VEVENT"));
        Assert.Equal(3, lines.Count(l => l.StartsWith("UID:", StringComparison.Ordinal)));
        Assert.Contains("DTSTART;TZID=Europe/Stockholm:20261123T090000", lines);
        Assert.Contains("DTEND;TZID=Europe/Stockholm:20270607T100000", lines);
        Assert.Contains("LOCATION:Plats\\; med\\, tecken", lines);
        Assert.Contains("STATUS:CANCELLED", lines);
        Assert.Contains("SEQUENCE:2", lines);
        Assert.All(lines.Where(l => l.StartsWith("SUMMARY:", StringComparison.Ordinal)), l => Assert.Equal("SUMMARY:Möte", l));
        Assert.Contains("DTSTAMP:20261123T080000Z", lines);
    }

    [Fact]
    public void A_time_that_the_clock_skips_in_spring_is_written_as_the_hour_after() =>
        Assert.Contains("DTSTART;TZID=Europe/Stockholm:20270328T033000", CalendarText.Of([Time(new(2027, 3, 28)) with { From = new(2, 30), To = new(4, 0) }], Now));
}
