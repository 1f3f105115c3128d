using System.Globalization;
using System.Text;
using Mia.Platform.Time;

namespace Mia.Casework.Services.Bookings;

/// <summary>A time in a calendar feed. Nothing about a person.</summary>
/// <param name="Id">Stays the same when the time is moved.</param>
/// <param name="On">Swedish day.</param>
/// <param name="From">Swedish clock time.</param>
/// <param name="To">Swedish clock time.</param>
/// <param name="Place">Kind of place in words.</param>
/// <param name="Cancelled">Called off.</param>
/// <param name="Sequence">How often it was changed.</param>
internal sealed record CalendarTime(Guid Id, DateOnly On, TimeOnly From, TimeOnly To, string Place, bool Cancelled, int Sequence);

/// <summary>Writes a calendar as RFC 5545 wants it: CRLF, escaped text, lines of at most 75 octets, and the rules of Swedish summer time.</summary>
internal static class CalendarText
{
    private const int LongestLine = 75;

    // Europe/Stockholm as the European Union has had it since 1996: last Sundays of March and October, at one o'clock UTC.
    private static readonly string[] Zone =
    [
        "BEGIN:VTIMEZONE", "TZID:Europe/Stockholm", "BEGIN:DAYLIGHT", "DTSTART:19960331T020000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "TZNAME:CEST",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT", "BEGIN:STANDARD", "DTSTART:19961027T030000", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "TZNAME:CET",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD", "END:VTIMEZONE",
    ];

    /// <summary>The whole calendar.</summary>
    public static string Of(IEnumerable<CalendarTime> times, DateTime utcNow)
    {
        var text = new StringBuilder();
        void Line(string line) => text.Append(Fold(line)).Append("\r\n");
        Line("BEGIN:VCALENDAR");
        Line("VERSION:2.0");
        Line("PRODID:-//Mia//Vecka//SV");
        Line("CALSCALE:GREGORIAN");
        Line("METHOD:PUBLISH");
        Line("X-WR-CALNAME:Mia");
        Line("X-WR-TIMEZONE:Europe/Stockholm");
        Line("REFRESH-INTERVAL;VALUE=DURATION:PT1H");
        foreach (var line in Zone) Line(line);
        foreach (var time in times)
        {
            Line("BEGIN:VEVENT");
            Line($"UID:{time.Id:N}@mia");
            Line("DTSTAMP:" + utcNow.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
            Line($"SEQUENCE:{time.Sequence.ToString(CultureInfo.InvariantCulture)}");
            Line("DTSTART;TZID=Europe/Stockholm:" + Local(time.On, time.From));
            Line("DTEND;TZID=Europe/Stockholm:" + Local(time.On, time.To));
            Line("SUMMARY:Möte");
            if (time.Place.Length > 0) Line("LOCATION:" + Escape(time.Place));
            Line(time.Cancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
            Line("CLASS:PRIVATE");
            Line("END:VEVENT");
        }
        Line("END:VCALENDAR");
        return text.ToString();
    }

    /// <summary>Marks what has a meaning in the format (RFC 5545 3.3.11).</summary>
    public static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal).ReplaceLineEndings("\\n");

    /// <summary>Breaks a line at 75 octets, never inside a character (RFC 5545 3.1).</summary>
    public static string Fold(string line)
    {
        var folded = new StringBuilder();
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                folded.Append("\r\n ");
                // The space that begins the next line counts.
                octets = 1;
            }
            folded.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }
        return folded.ToString();
    }

    // A time that is skipped in spring does not exist in a calendar either: it is written as the moment it means.
    private static string Local(DateOnly on, TimeOnly at) => SwedishTime.ToLocal(SwedishTime.ToUtc(on, at)).ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);
}
