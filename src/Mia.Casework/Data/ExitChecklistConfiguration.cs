using System.Text.Json;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Exits;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mia.Casework.Data;

/// <summary>Table of checklists: one for a case, its answers as text. Codes, days and who.</summary>
public sealed class ExitChecklistConfiguration : IEntityTypeConfiguration<ExitChecklist>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<ExitChecklist> builder)
    {
        builder.ToTable("Casework_ExitChecklist");
        builder.Property(c => c.Answers).HasConversion(
            answers => JsonSerializer.Serialize(answers, JsonSerializerOptions.Default),
            text => JsonSerializer.Deserialize<List<CheckAnswer>>(text, JsonSerializerOptions.Default)!,
            // The list is replaced as a whole, never changed in place.
            new ValueComparer<IReadOnlyList<CheckAnswer>>((a, b) => ReferenceEquals(a, b), list => list.Count, list => list));
        builder.HasIndex(c => c.CaseId).IsUnique();
        builder.HasOne<Case>().WithMany().HasForeignKey(c => c.CaseId).OnDelete(DeleteBehavior.Restrict);
    }
}
