using Mia.Platform.Data;
using Mia.Platform.Data.Files;
using Mia.Platform.Messaging;
using Microsoft.AspNetCore.Http;

namespace Mia.Web.Files;

/// <summary>
/// A file that came with a form and lies sealed in the store. It is gone when the answer has been sent, unless <see cref="KeepWhenSaved"/> was
/// called in a write that was carried out.
/// </summary>
public sealed class UploadedFile : IFormFile
{
    private readonly FileStore _store;
    private readonly string _area;

    internal UploadedFile(FileStore store, string area, string name, string fileName, string contentType, StoredFile? stored)
    {
        (_store, _area, Stored) = (store, area, stored);
        (Name, FileName, ContentType) = (name, fileName, contentType);
    }

    /// <summary>Null when the file was larger than the delprojekt allows: nothing of it is left.</summary>
    public StoredFile? Stored { get; }

    /// <summary>Why the disk refused the file.</summary>
    internal NotSavedException? Refused { get; init; }

    /// <inheritdoc />
    public string Name { get; }

    /// <summary>As the sender's computer called it, without folders and invisible characters.</summary>
    public string FileName { get; }

    /// <summary>As the sender's browser called it. Not to be trusted.</summary>
    public string ContentType { get; }

    /// <inheritdoc />
    public string ContentDisposition => "";

    /// <inheritdoc />
    public IHeaderDictionary Headers { get; } = new HeaderDictionary();

    /// <inheritdoc />
    public long Length => Stored?.Size ?? 0;

    internal bool IsKept { get; private set; }

    /// <summary>The file of a form field; null when none was chosen.</summary>
    /// <exception cref="InvalidOperationException">The page lacks <see cref="SealedUploadAttribute"/>: the file was not sealed on its way in.</exception>
    /// <exception cref="NotSavedException">The disk refused the file.</exception>
    public static UploadedFile? Of(IFormFile? file) => file switch
    {
        null => null,
        UploadedFile { Refused: { } refused } => throw new NotSavedException(refused.Reason, refused.InnerException ?? refused),
        UploadedFile sealedFile => sealedFile,
        _ => throw new InvalidOperationException($"The page takes files without [{nameof(SealedUploadAttribute)}]."),
    };

    /// <summary>Keeps the file when what is being written is durable.</summary>
    public void KeepWhenSaved(DataSession session) => session.OnCommitted(() => IsKept = true);

    /// <inheritdoc />
    public Stream OpenReadStream() => _store.Open(_area, Stored?.Id ?? throw new InvalidOperationException("The file was too large and is gone."));

    /// <inheritdoc />
    public void CopyTo(Stream target)
    {
        using var source = OpenReadStream();
        source.CopyTo(target);
    }

    /// <inheritdoc />
    public async Task CopyToAsync(Stream target, CancellationToken cancellationToken = default)
    {
        await using var source = OpenReadStream();
        await source.CopyToAsync(target, cancellationToken);
    }

    internal void Drop()
    {
        if (Stored is { } stored && !IsKept) _store.Delete(_area, stored.Id);
    }
}
