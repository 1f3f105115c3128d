using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Contacts;
using Mia.Casework.Domain.Exits;
using Mia.Casework.Domain.Interventions;
using Mia.Casework.Domain.People;
using Mia.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mia.Casework.Data;

/// <summary>Table of participants.</summary>
public sealed class ParticipantConfiguration : IEntityTypeConfiguration<Participant>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<Participant> builder)
    {
        builder.ToTable("Casework_Participant");
        builder.Property<string?>(p => p.Name).IsSealed();
        builder.Property(p => p.PreferredName).IsSealed();
        builder.Property(p => p.Pronoun).IsSealed();
        builder.Property(p => p.Phone).IsSealed();
        builder.Property(p => p.Email).IsSealed();
        builder.Property(p => p.Address).IsSealed();
        builder.Ignore(p => p.IsProtected);
        builder.HasIndex(p => p.DelprojektId);
    }
}

/// <summary>Table of joins of two records of one person.</summary>
internal sealed class PersonJoinConfiguration : IEntityTypeConfiguration<PersonJoin>
{
    public void Configure(EntityTypeBuilder<PersonJoin> builder)
    {
        builder.ToTable("Casework_PersonJoin");
        builder.Property(j => j.Content).IsSealed();
        builder.HasIndex(j => j.KeptId);
        builder.HasIndex(j => j.UndoUntil);
    }
}

/// <summary>Table of pairs that are two persons.</summary>
internal sealed class NotSamePersonConfiguration : IEntityTypeConfiguration<NotSamePerson>
{
    public void Configure(EntityTypeBuilder<NotSamePerson> builder)
    {
        builder.ToTable("Casework_NotSamePerson");
        builder.HasIndex(n => n.FirstId);
        builder.HasIndex(n => n.SecondId);
    }
}

/// <summary>Table of cases.</summary>
public sealed class CaseConfiguration : IEntityTypeConfiguration<Case>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<Case> builder)
    {
        builder.ToTable("Casework_Case");
        builder.Ignore(c => c.NumberText);
        builder.Ignore(c => c.MainResponsibleId);
        builder.HasOne(c => c.Participant).WithMany().HasForeignKey(c => c.ParticipantId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(c => c.Interventions).WithOne().HasForeignKey(p => p.CaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(c => c.Responsibilities).WithOne().HasForeignKey(r => r.CaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => c.Number).IsUnique();
        builder.HasIndex(c => new { c.DelprojektId, c.Status, c.LastContactOn });
        builder.HasIndex(c => new { c.DelprojektId, c.EnrolledOn });
        builder.HasIndex(c => new { c.DelprojektId, c.EndedOn });
        builder.HasIndex(c => c.ReferralId);
    }
}

/// <summary>Table of responsibilities.</summary>
public sealed class CaseResponsibilityConfiguration : IEntityTypeConfiguration<CaseResponsibility>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<CaseResponsibility> builder)
    {
        builder.ToTable("Casework_Responsibility");
        builder.HasIndex(r => new { r.UserId, r.To });
    }
}

/// <summary>Table of intervention periods.</summary>
public sealed class InterventionPeriodConfiguration : IEntityTypeConfiguration<InterventionPeriod>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<InterventionPeriod> builder)
    {
        builder.ToTable("Casework_Intervention");
        builder.Property(p => p.TypeCode).HasMaxLength(24);
        builder.HasIndex(p => new { p.DelprojektId, p.TypeCode, p.StartsOn });
    }
}

/// <summary>Table of contacts.</summary>
public sealed class ContactConfiguration : IEntityTypeConfiguration<Contact>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<Contact> builder)
    {
        builder.ToTable("Casework_Contact");
        builder.Property(c => c.Note).IsSealed();
        builder.HasIndex(c => new { c.CaseId, c.HeldOn });
        builder.HasIndex(c => new { c.DelprojektId, c.NextOn });
        builder.HasOne<Case>().WithMany().HasForeignKey(c => c.CaseId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>Table of corrections of contacts.</summary>
public sealed class ContactCorrectionConfiguration : IEntityTypeConfiguration<ContactCorrection>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<ContactCorrection> builder)
    {
        builder.ToTable("Casework_ContactCorrection");
        builder.Property<string?>(c => c.Reason).IsSealed();
        builder.Property<string?>(c => c.Earlier).IsSealed();
        builder.HasIndex(c => c.ContactId);
        builder.HasIndex(c => c.CaseId);
        builder.HasOne<Contact>().WithMany().HasForeignKey(c => c.ContactId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>Table of consents.</summary>
public sealed class ConsentConfiguration : IEntityTypeConfiguration<Consent>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<Consent> builder)
    {
        builder.ToTable("Casework_Consent");
        builder.Property(c => c.Organisation).IsSealed();
        builder.HasIndex(c => new { c.CaseId, c.Type });
        builder.HasIndex(c => new { c.DelprojektId, c.ValidTo });
        builder.HasOne<Case>().WithMany().HasForeignKey(c => c.CaseId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>Table of exits.</summary>
public sealed class ExitConfiguration : IEntityTypeConfiguration<Exit>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<Exit> builder)
    {
        builder.ToTable("Casework_Exit");
        builder.Property(e => e.OwnWords).IsSealed();
        builder.Property(e => e.NoReceiverReason).IsSealed();
        builder.HasIndex(e => e.CaseId);
        builder.HasIndex(e => new { e.DelprojektId, e.EndedOn });
        builder.HasOne<Case>().WithMany().HasForeignKey(e => e.CaseId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>Table of handovers.</summary>
public sealed class HandoverConfiguration : IEntityTypeConfiguration<Handover>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<Handover> builder)
    {
        builder.ToTable("Casework_Handover");
        builder.Property(h => h.Unit).IsSealed();
        builder.Property(h => h.Person).IsSealed();
        builder.Property(h => h.Email).IsSealed();
        builder.Property(h => h.Summary).IsSealed();
        builder.Property(h => h.ReceivedBy).IsSealed();
        builder.Property(h => h.PhoneYesBy).IsSealed();
        builder.Property(h => h.StopReason).IsSealed();
        builder.Ignore(h => h.IsConfirmed);
        builder.Ignore(h => h.IsBetweenChairs);
        builder.HasIndex(h => h.CaseId);
        builder.HasIndex(h => h.TokenHash).IsUnique();
        builder.HasIndex(h => new { h.DelprojektId, h.Status });
        builder.HasOne<Case>().WithMany().HasForeignKey(h => h.CaseId).OnDelete(DeleteBehavior.Restrict);
    }
}
