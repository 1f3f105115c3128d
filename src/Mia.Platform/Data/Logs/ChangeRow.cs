using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mia.Platform.Data.Logs;

/// <summary>One change of state: who did what, when, to which case. Codes and ids only. Append-only and chained.</summary>
public sealed class ChangeRow
{
    /// <summary>1, 2, 3 … without gaps.</summary>
    public long Seq { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Null when the program did it by itself (set-up, jobs) or nobody was signed in (public referral).</summary>
    public Guid? UserId { get; private set; }

    /// <summary>Dotted code: <c>case.enrolled</c>.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>The case whose history this belongs to.</summary>
    public Guid? CaseId { get; private set; }

    /// <summary>The person concerned.</summary>
    public Guid? ParticipantId { get; private set; }

    /// <summary>The delprojekt it happened in; null for the whole installation.</summary>
    public Guid? DelprojektId { get; private set; }

    /// <summary>Codes only.</summary>
    public string? Detail { get; private set; }

    /// <summary>Hash of the row before.</summary>
    public byte[] PrevHash { get; private set; } = [];

    /// <summary>Hash of this row and the one before, with a key of the key ring.</summary>
    public byte[] Hash { get; private set; } = [];
}

internal sealed class ChangeRowTable : IEntityTypeConfiguration<ChangeRow>
{
    public void Configure(EntityTypeBuilder<ChangeRow> builder)
    {
        builder.ToTable(ChangeLog.Table);
        builder.HasKey(row => row.Seq);
        builder.Property(row => row.Seq).ValueGeneratedNever();
        builder.HasIndex(row => row.CaseId);
        builder.HasIndex(row => row.ParticipantId);
    }
}
