using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Exits;
using Mia.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mia.Casework.Data;

/// <summary>Table of checklists: one for a case, its answers as text. Codes, days and who.</summary>
public sealed class ExitChecklistConfiguration : IEntityTypeConfiguration<ExitChecklist>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<ExitChecklist> builder)
    {
        builder.ToTable("Casework_ExitChecklist");
        builder.Property(c => c.Answers).AsJson();
        builder.HasIndex(c => c.CaseId).IsUnique();
        builder.HasOne<Case>().WithMany().HasForeignKey(c => c.CaseId).OnDelete(DeleteBehavior.Restrict);
    }
}
