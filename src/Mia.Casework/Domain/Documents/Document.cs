using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Platform.Data;

namespace Mia.Casework.Domain.Documents;

/// <summary>A file that has been looked at and lies sealed in the store.</summary>
/// <param name="FileId">Its name in the store.</param>
/// <param name="Name">What it was called, with its ending.</param>
/// <param name="Kind">Code of <see cref="CodeLists.FileKind"/>.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Hash of what it holds.</param>
public sealed record DocumentFile(Guid FileId, string Name, string Kind, long Size, byte[] Sha256);

/// <summary>A document on a case: a certificate, a decision, an agreement. Its versions are never overwritten.</summary>
public sealed class Document : Entity, IOwned
{
    private readonly List<DocumentVersion> _versions = [];

    private Document() { }

    /// <summary>Adds a document with its first version.</summary>
    /// <param name="owner">The case; it may have ended, since papers come afterwards too.</param>
    /// <param name="title">What it is called here; left out, what the file is called.</param>
    /// <param name="kind">Code of <see cref="CodeLists.DocumentKind"/>.</param>
    /// <param name="file">The file.</param>
    /// <param name="by">Who.</param>
    public Document(Case owner, string? title, string kind, DocumentFile file, Actor by)
    {
        (DelprojektId, ControllerId, CaseId, ParticipantId) = (owner.DelprojektId, owner.ControllerId, owner.Id, owner.ParticipantId);
        Describe(title, kind, file.Name);
        _versions.Add(new DocumentVersion(this, 1, file, by));
        Record(new("document.added", CaseId, ParticipantId, Kind));
    }

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <inheritdoc />
    public Guid ControllerId { get; private set; }

    /// <summary>The case.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>The person.</summary>
    public Guid ParticipantId { get; private set; }

    /// <summary>Sealed.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Code of <see cref="CodeLists.DocumentKind"/>.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>All versions, in no order.</summary>
    public IReadOnlyList<DocumentVersion> Versions => _versions;

    /// <summary>The version that holds.</summary>
    public DocumentVersion Latest => _versions.MaxBy(v => v.Number)!;

    /// <summary>Adds a version. The ones before stay.</summary>
    /// <exception cref="Platform.Messaging.RuleException">It is the same file as the latest.</exception>
    public DocumentVersion Add(DocumentFile file, Actor by)
    {
        var latest = Latest;
        Rule.Against(latest.Sha256.AsSpan().SequenceEqual(file.Sha256), "File", $"Filen är exakt densamma som version {latest.Number}. Välj den ändrade filen.");
        var made = new DocumentVersion(this, latest.Number + 1, file, by);
        _versions.Add(made);
        Record(new("document.version-added", CaseId, ParticipantId, Kind));
        return made;
    }

    /// <summary>Changes what it is called and which kind it is.</summary>
    public void Change(string? title, string kind)
    {
        Describe(title, kind, Latest.FileName);
        Record(new("document.changed", CaseId, ParticipantId, Kind));
    }

    private void Describe(string? title, string kind, string fileName)
    {
        var name = Path.GetFileNameWithoutExtension(fileName);
        Title = Rule.Text(title, TextLimits.Name, nameof(Title), "Namnet")
            ?? Rule.Required(name[..Math.Min(name.Length, TextLimits.Name)], TextLimits.Name, nameof(Title), "Namnet");
        Kind = Rule.Required(kind, TextLimits.Code, nameof(Kind), "Sorten");
    }
}

/// <summary>One version of a document: a file in the store, and what is known of it.</summary>
public sealed class DocumentVersion : Entity, IOwned
{
    private DocumentVersion() { }

    internal DocumentVersion(Document owner, int number, DocumentFile file, Actor by)
    {
        (DelprojektId, ControllerId, DocumentId, Number) = (owner.DelprojektId, owner.ControllerId, owner.Id, number);
        (FileId, FileName, FileKind, Size, Sha256) = (file.FileId, file.Name, file.Kind, file.Size, file.Sha256);
        (UploadedAt, UploadedBy) = (by.UtcNow, by.UserId);
    }

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <inheritdoc />
    public Guid ControllerId { get; private set; }

    /// <summary>The document.</summary>
    public Guid DocumentId { get; private set; }

    /// <summary>1, 2, 3 …</summary>
    public int Number { get; private set; }

    /// <summary>Name of the file in the store.</summary>
    public Guid FileId { get; private set; }

    /// <summary>What the file was called when it came. Sealed.</summary>
    public string FileName { get; private set; } = "";

    /// <summary>Code of <see cref="CodeLists.FileKind"/>.</summary>
    public string FileKind { get; private set; } = "";

    /// <summary>Bytes.</summary>
    public long Size { get; private set; }

    /// <summary>Hash of what the file holds.</summary>
    public byte[] Sha256 { get; private set; } = [];

    /// <summary>When it came, UTC.</summary>
    public DateTime UploadedAt { get; private set; }

    /// <summary>Who brought it.</summary>
    public Guid? UploadedBy { get; private set; }
}
