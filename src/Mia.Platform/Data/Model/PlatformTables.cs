using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mia.Platform.Data.Model;

/// <summary>Remembers which key ring the file belongs to.</summary>
internal sealed class KeyCheckRow
{
    public const string Table = "Platform_KeyCheck";

    public int Id { get; set; }

    public Guid Ring { get; set; }

    public byte[] Value { get; set; } = [];
}

/// <summary>Remembers what set-up has been done, see <see cref="Start.SetUpMark"/>.</summary>
internal sealed class SetUpRow
{
    public const string Table = "Platform_SetUp";

    public int Id { get; set; }

    public string Mark { get; set; } = "";
}

/// <summary>The answer that a form post got, so that posting it again does nothing but answer the same.</summary>
internal sealed class OnceRow
{
    public const string Table = "Platform_Once";

    public Guid Key { get; set; }

    public string Command { get; set; } = "";

    public Guid UserId { get; set; }

    public string Result { get; set; } = "";

    public DateTime At { get; set; }
}

internal sealed class KeyCheckTable : IEntityTypeConfiguration<KeyCheckRow>
{
    public void Configure(EntityTypeBuilder<KeyCheckRow> builder)
    {
        builder.ToTable(KeyCheckRow.Table);
        builder.Property(row => row.Id).ValueGeneratedNever();
    }
}

internal sealed class SetUpTable : IEntityTypeConfiguration<SetUpRow>
{
    public void Configure(EntityTypeBuilder<SetUpRow> builder)
    {
        builder.ToTable(SetUpRow.Table);
        builder.Property(row => row.Id).ValueGeneratedNever();
    }
}

internal sealed class OnceTable : IEntityTypeConfiguration<OnceRow>
{
    public void Configure(EntityTypeBuilder<OnceRow> builder)
    {
        builder.ToTable(OnceRow.Table);
        builder.HasKey(row => new { row.Key, row.Command, row.UserId });
        builder.HasIndex(row => row.At);
    }
}
