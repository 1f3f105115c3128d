using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Registration;
using Mia.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mia.Casework.Data;

/// <summary>Table of incomes. Codes and dates: statistics run on it.</summary>
public sealed class IncomePeriodConfiguration : IEntityTypeConfiguration<IncomePeriod>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<IncomePeriod> builder)
    {
        builder.ToTable("Casework_IncomePeriod");
        builder.Ignore(p => p.LastOn);
        builder.Property(p => p.Source).HasMaxLength(24);
        builder.HasIndex(p => new { p.CaseId, p.From });
        builder.HasOne<Case>().WithMany().HasForeignKey(p => p.CaseId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>Table of registrations in Uppföljning Finsam.</summary>
public sealed class FinsamRegistrationConfiguration : IEntityTypeConfiguration<FinsamRegistration>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<FinsamRegistration> builder)
    {
        builder.ToTable("Casework_FinsamRegistration");
        builder.HasIndex(r => new { r.CaseId, r.OutOn });
        builder.HasOne<Case>().WithMany().HasForeignKey(r => r.CaseId).OnDelete(DeleteBehavior.Restrict);
    }
}
