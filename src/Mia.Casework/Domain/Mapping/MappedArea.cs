using Mia.Platform.Data;

namespace Mia.Casework.Domain.Mapping;

/// <summary>What is said about a life area, in the participant's words (methods.md 2.2, 2.4). Each at most 1 000 characters.</summary>
public sealed record MappedAreaTerms
{
    /// <summary>How it is now, and what there is to build on.</summary>
    public string? Now { get; init; }

    /// <summary>Wishes and dreams.</summary>
    public string? Wishes { get; init; }

    /// <summary>What has worked before.</summary>
    public string? Earlier { get; init; }

    /// <summary>What is in the way.</summary>
    public string? Obstacles { get; init; }

    /// <summary>The participant does not want to talk about the area.</summary>
    public bool Declined { get; init; }
}

/// <summary>A life area in one version of a mapping.</summary>
public sealed class MappedArea : Entity, IOwned
{
    private MappedArea() { }

    internal MappedArea(MappingVersion version, string code)
    {
        (DelprojektId, ControllerId, MappingId) = (version.DelprojektId, version.ControllerId, version.Id);
        Code = Rule.Required(code, TextLimits.Code, nameof(Code), "Området");
    }

    /// <inheritdoc />
    public Guid DelprojektId { get; private set; }

    /// <inheritdoc />
    public Guid ControllerId { get; private set; }

    /// <summary>The version.</summary>
    public Guid MappingId { get; private set; }

    /// <summary>Life area.</summary>
    public string Code { get; private set; } = "";

    /// <summary>How it is now. Sealed.</summary>
    public string? Now { get; private set; }

    /// <summary>Wishes. Sealed.</summary>
    public string? Wishes { get; private set; }

    /// <summary>What has worked before. Sealed.</summary>
    public string? Earlier { get; private set; }

    /// <summary>What is in the way. Sealed.</summary>
    public string? Obstacles { get; private set; }

    /// <summary>The participant does not want to talk about it.</summary>
    public bool Declined { get; private set; }

    /// <summary>Place in the participant's own order, 1 is most important; null when it is not chosen.</summary>
    public int? Priority { get; private set; }

    /// <summary>When it was written last, UTC.</summary>
    public DateTime? WrittenAt { get; private set; }

    /// <summary>Who wrote it down.</summary>
    public Guid? WrittenBy { get; private set; }

    /// <summary>New whenever the text changes. Goes along to the next version.</summary>
    public Guid Stamp { get; private set; }

    /// <summary>Nothing is said, and it has not been declined.</summary>
    public bool IsEmpty => !Declined && Now is null && Wishes is null && Earlier is null && Obstacles is null;

    internal void Write(MappedAreaTerms terms, Actor by)
    {
        Declined = terms.Declined;
        Now = Kept(terms.Now, nameof(Now), "Hur det är nu");
        Wishes = Kept(terms.Wishes, nameof(Wishes), "Önskningarna");
        Earlier = Kept(terms.Earlier, nameof(Earlier), "Det som har fungerat");
        Obstacles = Kept(terms.Obstacles, nameof(Obstacles), "Det som är i vägen");
        (WrittenAt, WrittenBy, Stamp) = (by.UtcNow, by.UserId, Guid.CreateVersion7());
        if (Declined) Priority = null;
    }

    internal void Place(int? place) => Priority = place;

    internal MappedArea CopyTo(MappingVersion version) => new(version, Code)
    {
        Now = Now, Wishes = Wishes, Earlier = Earlier, Obstacles = Obstacles, Declined = Declined, Priority = Priority,
        WrittenAt = WrittenAt, WrittenBy = WrittenBy, Stamp = Stamp,
    };

    private string? Kept(string? text, string field, string label) => Declined ? null : Rule.Text(text, TextLimits.Note, field, label);
}
