using System.IO.Compression;

namespace Mia.Casework.Services.Documents;

/// <summary>A kind of file that can be told from its bytes. Which ones may be used is data: <see cref="Domain.Codes.CodeLists.FileKind"/>.</summary>
/// <param name="Code">Code of the list.</param>
/// <param name="Media">Media type with which it is sent out.</param>
/// <param name="Endings">Endings of its name, with the dot.</param>
/// <param name="Fits">Whether the bytes are of the kind.</param>
internal sealed record FileKind(string Code, string Media, string[] Endings, Func<Stream, bool> Fits)
{
    /// <summary>A ZIP archive inside, which some browsers say instead.</summary>
    public bool IsPackage { get; init; }

    /// <summary>Whether a browser's word for the file agrees. Many say only that it is a file.</summary>
    public bool Agrees(string claimed)
    {
        var media = claimed.Split(';')[0].Trim();
        return media.Length == 0 || media.Equals(Media, StringComparison.OrdinalIgnoreCase) || media.Equals("application/octet-stream", StringComparison.OrdinalIgnoreCase)
            || (IsPackage && media is "application/zip" or "application/x-zip-compressed");
    }
}

/// <summary>The kinds that Mia can tell from their bytes. The name alone is never believed.</summary>
internal static class FileKinds
{
    private const int MostParts = 5000;
    private const int LongestContentList = 1 << 20;
    private static readonly byte[] PngEnd = [0, 0, 0, 0, (byte)'I', (byte)'E', (byte)'N', (byte)'D', 0xAE, 0x42, 0x60, 0x82];

    public static IReadOnlyList<FileKind> All { get; } =
    [
        new("PDF", "application/pdf", [".pdf"], s => StartsWith(s, "%PDF-"u8) && EndHolds(s, "%%EOF"u8, 2048)),
        new("PNG", "image/png", [".png"], s => StartsWith(s, [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) && EndHolds(s, PngEnd, PngEnd.Length)),
        new("JPEG", "image/jpeg", [".jpg", ".jpeg"], s => StartsWith(s, [0xFF, 0xD8, 0xFF])),
        new("DOCX", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", [".docx"], s => IsPackageWith(s, "word/document.xml")) { IsPackage = true },
        new("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", [".xlsx"], s => IsPackageWith(s, "xl/workbook.xml")) { IsPackage = true },
        new("ODT", "application/vnd.oasis.opendocument.text", [".odt"], IsOpenDocument) { IsPackage = true },
        new("TXT", "text/plain", [".txt"], IsText),
    ];

    /// <summary>By the ending of a name; null when there is no such kind.</summary>
    public static FileKind? Named(string fileName) => All.FirstOrDefault(k => k.Endings.Contains(Path.GetExtension(fileName), StringComparer.OrdinalIgnoreCase));

    /// <summary>By code; null when there is no such kind.</summary>
    public static FileKind? Find(string code) => All.FirstOrDefault(k => k.Code == code);

    /// <summary>Whether a package brings programs with it.</summary>
    public static bool HasMacros(Stream package)
    {
        using var zip = Open(package);
        return zip is not null && (zip.Entries.Any(e => e.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)
                || e.FullName.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase) || e.FullName.StartsWith("Scripts/", StringComparison.OrdinalIgnoreCase))
            || Read(zip, "[Content_Types].xml").Contains("macroEnabled", StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsPackageWith(Stream stream, string part)
    {
        if (!StartsWith(stream, "PK\u0003\u0004"u8)) return false;
        using var zip = Open(stream);
        return zip?.GetEntry(part) is not null && zip.GetEntry("[Content_Types].xml") is not null;
    }

    private static bool IsOpenDocument(Stream stream)
    {
        if (!StartsWith(stream, "PK\u0003\u0004"u8)) return false;
        using var zip = Open(stream);
        return zip is not null && zip.GetEntry("content.xml") is not null && Read(zip, "mimetype") == "application/vnd.oasis.opendocument.text";
    }

    /// <summary>Null when it is no archive, or has absurdly many parts.</summary>
    private static ZipArchive? Open(Stream stream)
    {
        stream.Position = 0;
        try
        {
            var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count <= MostParts) return zip;
            zip.Dispose();
            return null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>The beginning of a part; a bomb is not unpacked.</summary>
    private static string Read(ZipArchive zip, string part)
    {
        if (zip.GetEntry(part) is not { } entry) return "";
        try
        {
            using var stream = entry.Open();
            var buffer = new byte[(int)Math.Min(LongestContentList, entry.Length)];
            return System.Text.Encoding.UTF8.GetString(buffer, 0, stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false));
        }
        catch (InvalidDataException)
        {
            return "";
        }
    }

    private static bool StartsWith(Stream stream, ReadOnlySpan<byte> wanted)
    {
        Span<byte> start = stackalloc byte[16];
        stream.Position = 0;
        return stream.ReadAtLeast(start[..wanted.Length], wanted.Length, throwOnEndOfStream: false) == wanted.Length && start[..wanted.Length].SequenceEqual(wanted);
    }

    private static bool EndHolds(Stream stream, ReadOnlySpan<byte> wanted, int within)
    {
        var end = new byte[Math.Min(within, stream.Length)];
        stream.Position = stream.Length - end.Length;
        stream.ReadExactly(end);
        return end.AsSpan().IndexOf(wanted) >= 0;
    }

    /// <summary>Line breaks and tabs, but nothing else that a person cannot write.</summary>
    private static bool IsText(Stream stream)
    {
        stream.Position = 0;
        var buffer = new byte[1 << 16];
        while (stream.Read(buffer) is > 0 and var size)
        {
            foreach (var b in buffer.AsSpan(0, size))
            {
                if (b < 0x20 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f')) return false;
            }
        }
        return true;
    }
}
