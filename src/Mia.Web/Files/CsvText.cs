using System.Text;

namespace Mia.Web.Files;

/// <summary>Lines of a file for spreadsheets: semicolons, quotes where they are needed, and nothing that a spreadsheet would take for a formula.</summary>
public static class CsvText
{
    /// <summary>Media type.</summary>
    public const string Media = "text/csv; charset=utf-8";

    /// <summary>First sign of a cell that spreadsheets calculate, in all their widths, or that hides one.</summary>
    private const string Formula = "=+-@\t\r\n＝＋－＠";

    /// <summary>Appends a line.</summary>
    public static StringBuilder AppendCsvLine(this StringBuilder text, params ReadOnlySpan<string> fields)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            if (i > 0) text.Append(';');
            Append(text, fields[i]);
        }
        return text.Append("\r\n");
    }

    private static void Append(StringBuilder text, string field)
    {
        var start = field.AsSpan().TrimStart(" \u00A0\u200B\uFEFF");
        var guarded = start.Length > 0 && Formula.Contains(start[0], StringComparison.Ordinal);
        if (!guarded && field.AsSpan().IndexOfAny(";\"\r\n\t") < 0)
        {
            text.Append(field);
            return;
        }
        text.Append('"');
        // An apostrophe first makes it text to every spreadsheet.
        if (guarded) text.Append('\'');
        text.Append(field.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }
}
