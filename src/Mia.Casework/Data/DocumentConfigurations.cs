using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Documents;
using Mia.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mia.Casework.Data;

/// <summary>Table of documents.</summary>
public sealed class DocumentConfiguration : IEntityTypeConfiguration<Document>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<Document> builder)
    {
        builder.ToTable("Casework_Document");
        builder.Property<string?>(d => d.Title).IsSealed();
        builder.Property(d => d.Kind).HasMaxLength(24);
        builder.Ignore(d => d.Latest);
        builder.HasIndex(d => d.CaseId);
        builder.HasMany(d => d.Versions).WithOne().HasForeignKey(v => v.DocumentId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Case>().WithMany().HasForeignKey(d => d.CaseId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>Table of the versions of documents.</summary>
public sealed class DocumentVersionConfiguration : IEntityTypeConfiguration<DocumentVersion>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<DocumentVersion> builder)
    {
        builder.ToTable("Casework_DocumentVersion");
        builder.Property<string?>(v => v.FileName).IsSealed();
        builder.Property(v => v.FileKind).HasMaxLength(24);
        builder.HasIndex(v => new { v.DocumentId, v.Number }).IsUnique();
        builder.HasIndex(v => v.FileId).IsUnique();
    }
}
