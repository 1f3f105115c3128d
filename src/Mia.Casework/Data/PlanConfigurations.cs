using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Plans;
using Mia.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mia.Casework.Data;

// Parts of a plan cascade: what was removed together with its goal is also purged together with it.

/// <summary>Table of plans. Dates and codes stay readable for alerts and statistics.</summary>
public sealed class PlanConfiguration : IEntityTypeConfiguration<Plan>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<Plan> builder)
    {
        builder.ToTable("Casework_Plan");
        builder.Property(p => p.SipQuestions).IsSealed();
        builder.Ignore(p => p.IsApproved);
        builder.Ignore(p => p.GasScore);
        builder.HasOne<Case>().WithMany().HasForeignKey(p => p.CaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(p => p.Goals).WithOne().HasForeignKey(g => g.PlanId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(p => p.Objectives).WithOne().HasForeignKey(o => o.PlanId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(p => p.Activities).WithOne().HasForeignKey(a => a.PlanId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(p => p.CaseId).IsUnique();
        builder.HasIndex(p => new { p.DelprojektId, p.NextReviewOn });
    }
}

/// <summary>Table of goals.</summary>
public sealed class GoalConfiguration : IEntityTypeConfiguration<Goal>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<Goal> builder)
    {
        builder.ToTable("Casework_PlanGoal");
        builder.Property(g => g.Words).IsSealed();
        builder.HasIndex(g => g.CaseId);
    }
}

/// <summary>Table of objectives.</summary>
public sealed class ObjectiveConfiguration : IEntityTypeConfiguration<Objective>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<Objective> builder)
    {
        builder.ToTable("Casework_PlanObjective");
        builder.Property(o => o.Text).IsSealed();
        builder.Property(o => o.Sign).IsSealed();
        builder.Property(o => o.Reason).IsSealed();
        builder.Ignore(o => o.Scale);
        builder.Ignore(o => o.Rating);
        builder.HasOne<Goal>().WithMany().HasForeignKey(o => o.GoalId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(o => o.Scales).WithOne().HasForeignKey(s => s.ObjectiveId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(o => o.Ratings).WithOne().HasForeignKey(r => r.ObjectiveId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(o => new { o.CaseId, o.Status });
        builder.HasIndex(o => new { o.DelprojektId, o.Status, o.TargetOn });
    }
}

/// <summary>Table of GAS levels.</summary>
public sealed class GasScaleConfiguration : IEntityTypeConfiguration<GasScale>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<GasScale> builder)
    {
        builder.ToTable("Casework_GasScale");
        builder.Property(s => s.MuchLess).IsSealed();
        builder.Property(s => s.Less).IsSealed();
        builder.Property(s => s.Expected).IsSealed();
        builder.Property(s => s.More).IsSealed();
        builder.Property(s => s.MuchMore).IsSealed();
        builder.Property(s => s.Reason).IsSealed();
        builder.Ignore(s => s.Weight);
        builder.Ignore(s => s.Levels);
        builder.HasIndex(s => new { s.ObjectiveId, s.Number }).IsUnique();
    }
}

/// <summary>Table of GAS ratings.</summary>
public sealed class GasRatingConfiguration : IEntityTypeConfiguration<GasRating>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<GasRating> builder)
    {
        builder.ToTable("Casework_GasRating");
        builder.HasIndex(r => new { r.ObjectiveId, r.On });
    }
}

/// <summary>Table of activities.</summary>
public sealed class PlanActivityConfiguration : IEntityTypeConfiguration<PlanActivity>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<PlanActivity> builder)
    {
        builder.ToTable("Casework_PlanActivity");
        builder.Property(a => a.What).IsSealed();
        builder.Property(a => a.OwnerContact).IsSealed();
        builder.Property(a => a.CancelNote).IsSealed();
        builder.Ignore(a => a.Waiting);
        builder.Ignore(a => a.Owner);
        builder.HasOne<Goal>().WithMany().HasForeignKey(a => a.GoalId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Objective>().WithMany().HasForeignKey(a => a.ObjectiveId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(a => a.Waits).WithOne().HasForeignKey(w => w.ActivityId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(a => new { a.CaseId, a.Status });
        builder.HasIndex(a => new { a.DelprojektId, a.Status, a.DueOn });
        builder.HasIndex(a => new { a.OwnerUserId, a.Status });
    }
}

/// <summary>Table of waits.</summary>
public sealed class WaitingOnConfiguration : IEntityTypeConfiguration<WaitingOn>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<WaitingOn> builder)
    {
        builder.ToTable("Casework_WaitingOn");
        builder.Property(w => w.Who).IsSealed();
        builder.HasIndex(w => new { w.DelprojektId, w.Until, w.Since });
        builder.HasIndex(w => w.CaseId);
    }
}

/// <summary>Table of review meetings.</summary>
public sealed class PlanReviewConfiguration : IEntityTypeConfiguration<PlanReview>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<PlanReview> builder)
    {
        builder.ToTable("Casework_PlanReview");
        builder.Property(r => r.PresentNames).IsSealed();
        builder.Property(r => r.Decided).IsSealed();
        builder.HasOne<Plan>().WithMany().HasForeignKey(r => r.PlanId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(r => new { r.CaseId, r.HeldOn });
    }
}

/// <summary>Table of versions.</summary>
public sealed class PlanVersionConfiguration : IEntityTypeConfiguration<PlanVersion>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<PlanVersion> builder)
    {
        builder.ToTable("Casework_PlanVersion");
        builder.Property(v => v.Content).IsSealed();
        builder.Property(v => v.WithdrawnReason).IsSealed();
        builder.Ignore(v => v.IsApproved);
        builder.HasOne<Plan>().WithMany().HasForeignKey(v => v.PlanId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(v => new { v.PlanId, v.Number }).IsUnique();
        builder.HasIndex(v => v.CaseId);
    }
}

/// <summary>Table of what was handed out before a SIP.</summary>
public sealed class SipBriefConfiguration : IEntityTypeConfiguration<SipBrief>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<SipBrief> builder)
    {
        builder.ToTable("Casework_SipBrief");
        builder.Property(b => b.Content).IsSealed();
        builder.HasOne<Plan>().WithMany().HasForeignKey(b => b.PlanId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(b => b.CaseId);
    }
}
