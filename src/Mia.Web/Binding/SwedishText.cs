using System.Globalization;

namespace Mia.Web.Binding;

/// <summary>How people write dates, times and numbers in Swedish, and what to tell them when they did not.</summary>
internal static class SwedishText
{
    private static readonly string[] DateForms = ["yyyy-MM-dd", "yyyy-M-d", "yyyyMMdd", "yyyy/MM/dd", "yyyy.MM.dd"];
    private static readonly string[] TimeForms = ["HH:mm", "HH.mm", "H:mm", "H.mm", "HHmm", "HH:mm:ss"];
    private static readonly string[] MomentForms = ["yyyy-MM-ddTHH:mm", "yyyy-MM-dd HH:mm", "yyyy-MM-ddTHH:mm:ss"];

    /// <summary>Parser and message per type that is typed as text.</summary>
    public static readonly IReadOnlyDictionary<Type, (Func<string, object?> Parse, string Message)> Types =
        new Dictionary<Type, (Func<string, object?>, string)>
        {
            [typeof(DateOnly)] = (text => Date(text), "Skriv datum så här: 2026-11-21."),
            [typeof(DateTime)] = (text => Moment(text), "Skriv datum så här: 2026-11-21."),
            [typeof(TimeOnly)] = (text => Time(text), "Skriv klockslag så här: 13.30."),
            [typeof(int)] = (text => Whole(text) is { } n and >= int.MinValue and <= int.MaxValue ? (int)n : null, "Skriv ett heltal, till exempel 3."),
            [typeof(long)] = (text => Whole(text), "Skriv ett heltal, till exempel 3."),
            [typeof(double)] = (text => (double?)Number(text), "Skriv ett tal, till exempel 2,5."),
            [typeof(decimal)] = (text => Number(text), "Skriv ett tal, till exempel 2,5."),
        };

    private static DateOnly? Date(string text) =>
        DateOnly.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static TimeOnly? Time(string text) =>
        TimeOnly.TryParseExact(text, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private static DateTime? Moment(string text) => Date(text)?.ToDateTime(TimeOnly.MinValue)
        ?? (DateTime.TryParseExact(text, MomentForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? moment : null);

    private static long? Whole(string text) =>
        long.TryParse(Plain(text), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static decimal? Number(string text) =>
        decimal.TryParse(Plain(text), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>Comma or point, any kind of space between thousands, a real minus sign.</summary>
    private static string Plain(string text) => new string([.. text.Where(c => !char.IsWhiteSpace(c))]).Replace(',', '.').Replace('−', '-');
}
