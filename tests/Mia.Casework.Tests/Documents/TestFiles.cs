using System.IO.Compression;
using System.Text;

namespace Mia.Casework.Tests.Documents;

/// <summary>Small files of each kind, and some that pretend.</summary>
internal static class TestFiles
{
    public const string PdfMedia = "application/pdf";

    public static byte[] Pdf(string text = "Påhittat intyg") => Encoding.UTF8.GetBytes($"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n% {text}\ntrailer<</Root 1 0 R>>\n%%EOF\n");

    public static byte[] Png { get; } = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    public static byte[] Jpeg { get; } = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF"u8, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xFF, 0xD9];

    public static byte[] Docx(params string[] more) => Zip([("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w:document/>"), .. more.Select(m => (m, "x"))]);

    public static byte[] Xlsx { get; } = Zip([("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<workbook/>")]);

    public static byte[] Odt { get; } = Zip([("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<office/>")]);

    public static byte[] DocmInDisguise { get; } = Zip([("[Content_Types].xml", "<Types><Override ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>"), ("word/document.xml", "<w:document/>")]);

    private static byte[] Zip(IEnumerable<(string Name, string Text)> parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        return stream.ToArray();
    }
}
