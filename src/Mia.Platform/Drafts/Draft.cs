using Mia.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mia.Platform.Drafts;

/// <summary>
/// What somebody has typed but not saved, kept on the server so that it survives a closed browser or an ended session. Seen by its author
/// only. It is no record about a person yet: it has no place in statistics or history, and goes when the form is saved.
/// </summary>
public sealed class Draft : Entity
{
    /// <summary>Longest key.</summary>
    public const int KeyLength = 100;

    /// <summary>Longest kept text of all fields together, in characters: a contact with 200 people has a line for each.</summary>
    public const int FieldsLength = 200_000;

    private Draft() { }

    internal Draft(Guid userId, string key) => (UserId, Key) = (userId, key);

    /// <summary>Its author.</summary>
    public Guid UserId { get; private set; }

    /// <summary>Which form: kind, full stop, opaque id, e.g. <c>kontakt.0190…</c>, and perhaps the part of it after another full stop. Never facts about a person.</summary>
    public string Key { get; private set; } = "";

    /// <summary>The form's fields as JSON. Sealed.</summary>
    public string Fields { get; private set; } = "{}";

    /// <summary>When it was kept last, UTC.</summary>
    public DateTime SavedAt { get; private set; }

    internal void Keep(string fields, DateTime utcNow) => (Fields, SavedAt) = (fields, utcNow);
}

internal sealed class DraftConfiguration : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> builder)
    {
        builder.ToTable("Platform_Draft");
        builder.Property(d => d.Key).HasMaxLength(Draft.KeyLength);
        builder.Property(d => d.Fields).IsSealed();
        builder.HasIndex(d => new { d.UserId, d.Key }).IsUnique();
    }
}
