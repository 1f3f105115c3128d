using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Intake;
using Mia.Casework.Domain.Interventions;
using Mia.Casework.Domain.People;
using Mia.Casework.Domain.Visits;
using Mia.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mia.Casework.Data;

/// <summary>Table of referrals.</summary>
public sealed class ReferralConfiguration : IEntityTypeConfiguration<Referral>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<Referral> builder)
    {
        builder.ToTable("Casework_Referral");
        builder.Property(r => r.ReferrerName).IsSealed();
        builder.Property(r => r.ReferrerPhone).IsSealed();
        builder.Property(r => r.ReferrerEmail).IsSealed();
        builder.Property(r => r.ReferrerUnit).IsSealed();
        builder.Property(r => r.Name).IsSealed();
        builder.Property(r => r.IdentityNumber).IsSealed();
        builder.Property(r => r.Phone).IsSealed();
        builder.Property(r => r.Email).IsSealed();
        builder.Property(r => r.Description).IsSealed();
        builder.Property(r => r.Wish).IsSealed();
        builder.Property(r => r.Officers).IsSealed();
        builder.Property(r => r.DecisionReason).IsSealed();
        builder.Property(r => r.ReferredTo).IsSealed();
        builder.HasMany(r => r.Steps).WithOne().HasForeignKey(s => s.ReferralId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(r => r.Answers).WithOne().HasForeignKey(a => a.ReferralId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(r => r.Number).IsUnique();
        builder.HasIndex(r => new { r.DelprojektId, r.Status, r.ReceivedOn });
        builder.HasIndex(r => r.IdentityLookup);
        builder.HasIndex(r => r.PurgeOn);
    }
}

/// <summary>Table of the steps of referrals.</summary>
public sealed class ReferralStepConfiguration : IEntityTypeConfiguration<ReferralStep>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<ReferralStep> builder) => builder.ToTable("Casework_ReferralStep");
}

/// <summary>Table of staff's answers to the target-group check.</summary>
public sealed class EligibilityAnswerConfiguration : IEntityTypeConfiguration<EligibilityAnswer>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<EligibilityAnswer> builder)
    {
        builder.ToTable("Casework_EligibilityAnswer");
        builder.HasIndex(a => new { a.ReferralId, a.RuleCode }).IsUnique();
    }
}

/// <summary>Table of target-group rules.</summary>
public sealed class EligibilityRuleConfiguration : IEntityTypeConfiguration<EligibilityRule>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<EligibilityRule> builder)
    {
        builder.ToTable("Casework_EligibilityRule");
        builder.Ignore(r => r.Test);
        builder.HasIndex(r => new { r.DelprojektId, r.Code, r.ValidFrom }).IsUnique();
    }
}

internal sealed class IdentityDesignationConfiguration : IEntityTypeConfiguration<IdentityDesignation>
{
    public void Configure(EntityTypeBuilder<IdentityDesignation> builder)
    {
        builder.ToTable("Casework_Identity");
        builder.Property<string?>(d => d.Number).IsSealed();
        builder.HasIndex(d => d.Lookup);
        builder.HasIndex(d => d.ParticipantId);
        builder.HasOne<Participant>().WithMany().HasForeignKey(d => d.ParticipantId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>Table of intervention types.</summary>
public sealed class InterventionTypeConfiguration : IEntityTypeConfiguration<InterventionType>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<InterventionType> builder)
    {
        builder.ToTable("Casework_InterventionType");
        builder.Property(t => t.Code).HasMaxLength(24);
        builder.HasIndex(t => t.Code).IsUnique();
    }
}

/// <summary>Table of what each delprojekt offers.</summary>
public sealed class InterventionOfferConfiguration : IEntityTypeConfiguration<InterventionOffer>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<InterventionOffer> builder)
    {
        builder.ToTable("Casework_InterventionOffer");
        builder.Property(o => o.Code).HasMaxLength(24);
        builder.HasIndex(o => new { o.DelprojektId, o.Code, o.ValidFrom }).IsUnique();
    }
}

/// <summary>Table of all code lists.</summary>
public sealed class CodeConfiguration : IEntityTypeConfiguration<Code>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<Code> builder)
    {
        builder.ToTable("Casework_Code");
        builder.HasIndex(c => new { c.List, c.Value, c.ValidFrom }).IsUnique();
        builder.HasMany(c => c.Wordings).WithOne().HasForeignKey(w => w.CodeId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>Table of what codes are called from a day on.</summary>
public sealed class CodeWordingConfiguration : IEntityTypeConfiguration<CodeWording>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<CodeWording> builder)
    {
        builder.ToTable("Casework_CodeWording");
        builder.HasIndex(w => new { w.CodeId, w.ValidFrom }).IsUnique();
    }
}

internal sealed class SettingConfiguration : IEntityTypeConfiguration<Setting>
{
    public void Configure(EntityTypeBuilder<Setting> builder)
    {
        builder.ToTable("Casework_Setting");
        builder.HasIndex(s => new { s.Key, s.DelprojektId, s.ValidFrom }).IsUnique();
    }
}

internal sealed class NumberSeriesConfiguration : IEntityTypeConfiguration<NumberSeries>
{
    public void Configure(EntityTypeBuilder<NumberSeries> builder)
    {
        builder.ToTable("Casework_NumberSeries");
        builder.HasKey(s => s.Name);
    }
}

internal sealed class StaffVisitConfiguration : IEntityTypeConfiguration<StaffVisit>
{
    public void Configure(EntityTypeBuilder<StaffVisit> builder)
    {
        builder.ToTable("Casework_Visit");
        builder.HasKey(v => new { v.UserId, v.DelprojektId });
    }
}
