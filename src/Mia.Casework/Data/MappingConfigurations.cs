using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Mapping;
using Mia.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mia.Casework.Data;

/// <summary>Table of what each delprojekt has decided about life areas.</summary>
public sealed class LifeAreaDecisionConfiguration : IEntityTypeConfiguration<LifeAreaDecision>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<LifeAreaDecision> builder)
    {
        builder.ToTable("Casework_LifeArea");
        builder.Property(d => d.Code).HasMaxLength(24);
        builder.HasIndex(d => new { d.DelprojektId, d.Code, d.ValidFrom });
    }
}

/// <summary>Table of the versions of mappings.</summary>
public sealed class MappingVersionConfiguration : IEntityTypeConfiguration<MappingVersion>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<MappingVersion> builder)
    {
        builder.ToTable("Casework_Mapping");
        builder.Property(m => m.OwnWords).IsSealed();
        builder.Ignore(m => m.IsFinished);
        builder.Ignore(m => m.Declined);
        builder.HasIndex(m => new { m.CaseId, m.Number }).IsUnique();
        builder.HasMany(m => m.Areas).WithOne().HasForeignKey(a => a.MappingId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Case>().WithMany().HasForeignKey(m => m.CaseId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>Table of the areas of mappings.</summary>
public sealed class MappedAreaConfiguration : IEntityTypeConfiguration<MappedArea>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<MappedArea> builder)
    {
        builder.ToTable("Casework_MappedArea");
        builder.Property(a => a.Code).HasMaxLength(24);
        builder.Property(a => a.Now).IsSealed();
        builder.Property(a => a.Wishes).IsSealed();
        builder.Property(a => a.Earlier).IsSealed();
        builder.Property(a => a.Obstacles).IsSealed();
        builder.Ignore(a => a.IsEmpty);
        builder.HasIndex(a => new { a.MappingId, a.Code }).IsUnique();
    }
}

/// <summary>Table of the people around participants.</summary>
public sealed class NetworkContactConfiguration : IEntityTypeConfiguration<NetworkContact>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<NetworkContact> builder)
    {
        builder.ToTable("Casework_NetworkContact");
        builder.Property<string?>(c => c.Name).IsSealed();
        builder.Property(c => c.Relation).IsSealed();
        builder.Property(c => c.Organisation).IsSealed();
        builder.Property(c => c.Phone).IsSealed();
        builder.Property(c => c.HelpsWith).IsSealed();
        builder.HasIndex(c => c.CaseId);
        builder.HasOne<Case>().WithMany().HasForeignKey(c => c.CaseId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>Table of self-ratings.</summary>
public sealed class SelfRatingConfiguration : IEntityTypeConfiguration<SelfRating>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<SelfRating> builder)
    {
        builder.ToTable("Casework_SelfRating");
        builder.Property(r => r.Reason).IsSealed();
        builder.Ignore(r => r.IsCurrent);
        builder.HasIndex(r => new { r.CaseId, r.RatedOn });
        builder.HasMany(r => r.Areas).WithOne().HasForeignKey(a => a.RatingId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Case>().WithMany().HasForeignKey(r => r.CaseId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>Table of the ratings of single areas.</summary>
public sealed class RatedAreaConfiguration : IEntityTypeConfiguration<RatedArea>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<RatedArea> builder)
    {
        builder.ToTable("Casework_RatedArea");
        builder.HasKey(a => new { a.RatingId, a.Code });
        builder.Property(a => a.Code).HasMaxLength(24);
        builder.Ignore(a => a.Score);
    }
}
