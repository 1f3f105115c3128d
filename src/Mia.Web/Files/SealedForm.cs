using System.Text;
using Mia.Platform.Data.Files;
using Mia.Platform.Messaging;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Mia.Web.Files;

/// <summary>
/// Reads a form with a file. The framework's own reader puts large files into the temporary folder as they are; this one seals them while they
/// arrive, a piece at a time, so that nothing of them is ever on the disk in the clear.
/// </summary>
internal sealed class SealedForm(HttpRequest request, FileStore store, string area, long most) : IFormFeature, IDisposable
{
    private const int MostFields = 200;
    private const int LongestField = 64 * 1024;
    private const int LongestName = 200;
    private readonly List<UploadedFile> _files = [];

    /// <inheritdoc />
    public bool HasFormContentType => true;

    /// <inheritdoc />
    public IFormCollection? Form { get; set; }

    /// <inheritdoc />
    public IFormCollection ReadForm() => Form ?? throw new InvalidOperationException("A form with a file is read asynchronously.");

    /// <inheritdoc />
    public async Task<IFormCollection> ReadFormAsync(CancellationToken cancellationToken) => Form ??= await ReadAsync(cancellationToken);

    /// <summary>What nobody has kept is gone.</summary>
    public void Dispose()
    {
        foreach (var file in _files) file.Drop();
    }

    private async Task<FormCollection> ReadAsync(CancellationToken ct)
    {
        var boundary = MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? HeaderUtilities.RemoveQuotes(type.Boundary).Value : null;
        if (boundary is not { Length: > 0 and <= 70 }) throw new BadHttpRequestException("A form with a file has a boundary.");
        var reader = new MultipartReader(boundary, request.Body);
        var fields = new KeyValueAccumulator();
        var files = new FormFileCollection();
        while (await reader.ReadNextSectionAsync(ct) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var part) || (!part.IsFormDisposition() && !part.IsFileDisposition()))
                throw new BadHttpRequestException("A part of the form has no name.");
            var name = HeaderUtilities.RemoveQuotes(part.Name).ToString();
            if (part.IsFileDisposition()) files.AddRange(await FileAsync(section, part, name, ct));
            else fields.Append(name, await TextAsync(section.Body, ct));
            if (fields.ValueCount > MostFields || files.Count > 1) throw new BadHttpRequestException("The form has too many parts.");
        }
        return new FormCollection(fields.GetResults(), files);
    }

    private async Task<IEnumerable<UploadedFile>> FileAsync(MultipartSection section, ContentDispositionHeaderValue header, string field, CancellationToken ct)
    {
        var fileName = Tidy(HeaderUtilities.RemoveQuotes(header.FileNameStar.HasValue ? header.FileNameStar : header.FileName).ToString());
        // An empty name is how a browser says that no file was chosen.
        if (fileName.Length == 0 || _files.Count > 0)
        {
            await section.Body.CopyToAsync(Stream.Null, ct);
            return [];
        }
        var (stored, refused) = await SealedAsync(section.Body, ct);
        // The rest of one that is too large, or that the disk refuses, is read and forgotten; the request as a whole has a limit.
        if (stored is null) await section.Body.CopyToAsync(Stream.Null, ct);
        var file = new UploadedFile(store, area, field, fileName, section.ContentType ?? "", stored) { Refused = refused };
        _files.Add(file);
        return [file];
    }

    // Here nobody could answer for the disk: whoever uses the file does.
    private async Task<(StoredFile? Stored, NotSavedException? Refused)> SealedAsync(Stream body, CancellationToken ct)
    {
        try
        {
            return (await store.WriteAsync(area, body, most, ct), null);
        }
        catch (NotSavedException refused)
        {
            return (null, refused);
        }
    }

    private static async Task<string> TextAsync(Stream body, CancellationToken ct)
    {
        var buffer = new byte[LongestField];
        var size = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct);
        return size < buffer.Length ? Encoding.UTF8.GetString(buffer, 0, size) : throw new BadHttpRequestException("A field of the form is too long.");
    }

    private static string Tidy(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var tidy = string.Concat(last.Where(c => !char.IsControl(c) && c is not (>= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069'))).Trim();
        // The end says which kind it is.
        return tidy.Length <= LongestName ? tidy : tidy[..(LongestName - 16)] + tidy[^16..];
    }
}
