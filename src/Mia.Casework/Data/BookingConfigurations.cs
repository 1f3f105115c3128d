using Mia.Casework.Domain.Alerts;
using Mia.Casework.Domain.Bookings;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Exits;
using Mia.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mia.Casework.Data;

/// <summary>Tables of the week and of alerts.</summary>
internal static class BookingModel
{
    public static ModelBuilder MapBookings(this ModelBuilder model) => model
        .ApplyConfiguration(new BookingConfiguration()).ApplyConfiguration(new BookingParticipantConfiguration()).ApplyConfiguration(new BookingStaffConfiguration())
        .ApplyConfiguration(new WorkTaskConfiguration()).ApplyConfiguration(new CalendarFeedConfiguration()).ApplyConfiguration(new DailyMailConfiguration())
        .ApplyConfiguration(new AlertSnoozeConfiguration()).ApplyConfiguration(new ChairCountConfiguration())
        .ApplyConfiguration(new ExitFollowUpConfiguration());
}

internal sealed class BookingConfiguration : IEntityTypeConfiguration<Booking>
{
    public void Configure(EntityTypeBuilder<Booking> builder)
    {
        builder.ToTable("Casework_Booking");
        builder.Property(b => b.Place).IsSealed();
        builder.Property(b => b.Subject).IsSealed();
        builder.HasMany(b => b.Participants).WithOne().HasForeignKey(p => p.BookingId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(b => b.Staff).WithOne().HasForeignKey(s => s.BookingId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(b => new { b.DelprojektId, b.On });
    }
}

internal sealed class BookingParticipantConfiguration : IEntityTypeConfiguration<BookingParticipant>
{
    public void Configure(EntityTypeBuilder<BookingParticipant> builder)
    {
        builder.ToTable("Casework_BookingParticipant");
        builder.HasIndex(p => p.CaseId);
        builder.HasOne<Case>().WithMany().HasForeignKey(p => p.CaseId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class BookingStaffConfiguration : IEntityTypeConfiguration<BookingStaff>
{
    public void Configure(EntityTypeBuilder<BookingStaff> builder)
    {
        builder.ToTable("Casework_BookingStaff");
        builder.HasIndex(s => new { s.UserId, s.BookingId });
    }
}

internal sealed class WorkTaskConfiguration : IEntityTypeConfiguration<WorkTask>
{
    public void Configure(EntityTypeBuilder<WorkTask> builder)
    {
        builder.ToTable("Casework_Task");
        builder.Property<string?>(t => t.Title).IsSealed();
        builder.HasIndex(t => new { t.OwnerId, t.DoneAt, t.DueOn });
        builder.HasIndex(t => t.CaseId);
        builder.HasOne<Case>().WithMany().HasForeignKey(t => t.CaseId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CalendarFeedConfiguration : IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<CalendarFeed> builder)
    {
        builder.ToTable("Casework_CalendarFeed");
        builder.Property(f => f.Token).IsSealed();
        builder.HasIndex(f => f.UserId).IsUnique();
        builder.HasIndex(f => f.TokenHash).IsUnique();
    }
}

internal sealed class DailyMailConfiguration : IEntityTypeConfiguration<DailyMail>
{
    public void Configure(EntityTypeBuilder<DailyMail> builder)
    {
        builder.ToTable("Casework_DailyMail");
        builder.HasIndex(m => m.UserId).IsUnique();
    }
}

internal sealed class AlertSnoozeConfiguration : IEntityTypeConfiguration<AlertSnooze>
{
    public void Configure(EntityTypeBuilder<AlertSnooze> builder)
    {
        builder.ToTable("Casework_AlertSnooze");
        builder.Property<string?>(s => s.Reason).IsSealed();
        builder.HasIndex(s => new { s.DelprojektId, s.Until });
    }
}

internal sealed class ChairCountConfiguration : IEntityTypeConfiguration<ChairCount>
{
    public void Configure(EntityTypeBuilder<ChairCount> builder)
    {
        builder.ToTable("Casework_ChairCount");
        builder.HasIndex(c => new { c.DelprojektId, c.Day, c.Kind }).IsUnique();
    }
}

internal sealed class ExitFollowUpConfiguration : IEntityTypeConfiguration<ExitFollowUp>
{
    public void Configure(EntityTypeBuilder<ExitFollowUp> builder)
    {
        builder.ToTable("Casework_FollowUp");
        builder.HasIndex(f => new { f.CaseId, f.Months });
        builder.HasOne<Case>().WithMany().HasForeignKey(f => f.CaseId).OnDelete(DeleteBehavior.Restrict);
    }
}
