using Mia.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mia.Platform.Mail;

/// <summary>A mail on its way. Address and text are sealed; they are emptied when it has been sent.</summary>
internal sealed class MailRow
{
    public const string Table = "Platform_Mail";

    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>Code: <c>invitation</c>, <c>password-reset</c>.</summary>
    public string Kind { get; set; } = "";

    public string? To { get; set; }

    public string? Subject { get; set; }

    public string? Body { get; set; }

    public DateTime At { get; set; }

    public DateTime? NextAt { get; set; }

    public DateTime? SentAt { get; set; }

    public int Failures { get; set; }

    public string? Error { get; set; }
}

internal sealed class MailTable : IEntityTypeConfiguration<MailRow>
{
    public void Configure(EntityTypeBuilder<MailRow> builder)
    {
        builder.ToTable(MailRow.Table);
        builder.Property(row => row.To).IsSealed();
        builder.Property(row => row.Subject).IsSealed();
        builder.Property(row => row.Body).IsSealed();
        builder.HasIndex(row => row.NextAt);
    }
}
