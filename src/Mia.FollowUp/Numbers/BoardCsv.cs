using System.Globalization;
using CsvHelper;
using Mia.Platform.Time;

namespace Mia.FollowUp.Numbers;

/// <summary>The board as a file: semicolons, byte order mark and Swedish figures, the same texts as on the page, safe to open in a spreadsheet.</summary>
public static class BoardCsv
{
    private const int Columns = 8;

    /// <summary>Writes it.</summary>
    public static byte[] Write(Board board, string delprojekt, BoardPeriod period, DateTime utcNow)
    {
        using var stream = new MemoryStream();
        using (var csv = CsvWriter.Create(stream, new CsvWriterOptions
        {
            Separator = ';', NewLine = "\r\n", Injection = CsvInjection.Escape, WriteByteOrderMark = true,
            FormatProvider = CultureInfo.GetCultureInfo("sv-SE"),
        }, leaveOpen: true))
        {
            Line(csv, "Mål", "Grupp", "Utfall", "n", "Målvärde", "Skillnad", "Definition", "Målets definition");
            foreach (var row in board.Rows)
            {
                Line(csv, row.Title, "Alla", row.Actual, row.N, row.TargetText, row.GapText.TrimStart('+'), row.Definition.Key, (row.OtherDefinition ?? row.Definition).Key);
                foreach (var group in row.Groups) Line(csv, row.Title, group.Label, group.Actual, group.N, "", "", row.Definition.Key, "");
                if (row.Variant is { } variant) Line(csv, row.Title, variant.Definition.Name, variant.Actual, variant.N, "", "", variant.Definition.Key, "");
            }
            Line(csv);
            Line(csv, "Definition", "Namn", "Vad som räknas", "Av vilka", "Källa", "Gäller från");
            foreach (var definition in board.Rows.Select(r => r.Definition).Concat(board.Rows.SelectMany(r => new[] { r.OtherDefinition, r.Variant?.Definition }).OfType<Targets.Definition>()).DistinctBy(d => d.Key))
                Line(csv, definition.Key, definition.Name, definition.Text, definition.Denominator, definition.Source, definition.ValidFrom.Iso());
            Line(csv);
            Line(csv, "Delprojekt", delprojekt);
            Line(csv, "Period", period.Text);
            Line(csv, "Kommun", period.Kommun ?? "alla");
            Line(csv, "Räknad", SwedishTime.DateAndClock(utcNow));
            Line(csv, "Små tal", $"Antal under {board.SmallNumbers.SmallestCount} och andelar av färre än {board.SmallNumbers.SmallestBase} visas inte, och inte heller tal som de går att räkna fram ur.");
        }
        return stream.ToArray();
    }

    private static void Line(CsvWriter csv, params string[] fields)
    {
        // Every line has as many fields as the heading, so that strict readers accept the file.
        for (var i = 0; i < Columns; i++) csv.WriteField(i < fields.Length ? fields[i] : "");
        csv.EndRecord();
    }
}
