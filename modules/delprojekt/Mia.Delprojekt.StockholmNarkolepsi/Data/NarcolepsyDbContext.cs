using Mia.Casework.Data;
using Mia.Casework.Domain.Cases;
using Mia.Delprojekt.StockholmNarkolepsi.Domain;
using Mia.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mia.Delprojekt.StockholmNarkolepsi.Data;

/// <summary>Energy maps and choices of life areas.</summary>
public sealed class NarcolepsyDbContext(DbContextOptions<NarcolepsyDbContext> options) : MiaDbContext(options)
{
    /// <summary>Maps.</summary>
    public DbSet<EnergyPeriod> Periods => Set<EnergyPeriod>();

    /// <summary>Choices.</summary>
    public DbSet<LifeAreaChoice> Choices => Set<LifeAreaChoice>();

    /// <inheritdoc />
    protected override void Build(ModelBuilder model)
    {
        model.MapCases();
        model.Entity<EnergyPeriod>(period =>
        {
            period.ToTable("Narcolepsy_EnergyPeriod");
            period.Ignore(p => p.EndsOn);
            period.HasMany(p => p.Days).WithOne().HasForeignKey(d => d.PeriodId).OnDelete(DeleteBehavior.Cascade);
            period.HasOne<Case>().WithMany().HasForeignKey(p => p.CaseId).OnDelete(DeleteBehavior.Restrict);
            period.HasIndex(p => new { p.CaseId, p.StartsOn });
        });
        model.Entity<EnergyDay>(day =>
        {
            day.ToTable("Narcolepsy_EnergyDay");
            day.Ignore(d => d.Ratings);
            day.Property<string?>(d => d.Packed).IsSealed();
            day.HasIndex(d => new { d.PeriodId, d.Day }).IsUnique();
        });
        model.Entity<LifeAreaChoice>(choice =>
        {
            choice.ToTable("Narcolepsy_LifeAreaChoice");
            choice.HasOne<Case>().WithMany().HasForeignKey(c => c.CaseId).OnDelete(DeleteBehavior.Restrict);
            choice.HasIndex(c => new { c.CaseId, c.ChosenOn });
        });
    }
}
