using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Staffing;
using Mia.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mia.Casework.Data;

/// <summary>Work that was passed on between colleagues: ids, kinds and days.</summary>
internal sealed class CaseloadTransferConfiguration : IEntityTypeConfiguration<CaseloadTransfer>
{
    public void Configure(EntityTypeBuilder<CaseloadTransfer> builder)
    {
        builder.ToTable("Casework_CaseloadTransfer");
        builder.HasMany(t => t.Items).WithOne().HasForeignKey(i => i.TransferId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(t => new { t.DelprojektId, t.UndoUntil });
    }
}

internal sealed class TransferredItemConfiguration : IEntityTypeConfiguration<TransferredItem>
{
    public void Configure(EntityTypeBuilder<TransferredItem> builder)
    {
        builder.ToTable("Casework_TransferredItem");
        builder.HasOne<Case>().WithMany().HasForeignKey(i => i.CaseId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(i => i.CaseId);
    }
}
