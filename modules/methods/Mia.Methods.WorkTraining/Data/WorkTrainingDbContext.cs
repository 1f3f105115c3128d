using Mia.Casework.Data;
using Mia.Methods.WorkTraining.Domain;
using Mia.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mia.Methods.WorkTraining.Data;

/// <summary>Workplaces, placements and attendance.</summary>
public sealed class WorkTrainingDbContext(DbContextOptions<WorkTrainingDbContext> options) : MiaDbContext(options)
{
    /// <summary>Workplaces of the delprojekt.</summary>
    public DbSet<Workplace> Workplaces => Set<Workplace>();

    /// <summary>Placements.</summary>
    public DbSet<Placement> Placements => Set<Placement>();

    /// <summary>Reported weeks.</summary>
    public DbSet<AttendanceWeek> Attendance => Set<AttendanceWeek>();

    /// <inheritdoc />
    protected override void Build(ModelBuilder model)
    {
        model.MapCases();
        // Kept as text in its placement; without this it would become a table of its own.
        model.Ignore<ExtentStep>();
        model.Entity<Workplace>(workplace =>
        {
            workplace.ToTable("WorkTraining_Workplace");
            workplace.Property(w => w.Name).HasMaxLength(Workplace.MaxName);
            workplace.HasIndex(w => w.DelprojektId);
        });
        model.Entity<Placement>(placement =>
        {
            placement.ToTable("WorkTraining_Placement");
            placement.HasOne(p => p.Workplace).WithMany().HasForeignKey(p => p.WorkplaceId).OnDelete(DeleteBehavior.Restrict);
            placement.HasOne<Casework.Domain.Cases.Case>().WithMany().HasForeignKey(p => p.CaseId).OnDelete(DeleteBehavior.Restrict);
            placement.Property(p => p.Extent).AsJson();
            placement.HasIndex(p => p.CaseId);
            placement.HasIndex(p => new { p.DelprojektId, p.StartsOn });
        });
        model.Entity<AttendanceWeek>(week =>
        {
            week.ToTable("WorkTraining_AttendanceWeek");
            week.HasIndex(w => new { w.PlacementId, w.Year, w.Week }).IsUnique();
            week.HasIndex(w => new { w.DelprojektId, w.Year, w.Week });
            week.HasOne<Placement>().WithMany().HasForeignKey(w => w.PlacementId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
