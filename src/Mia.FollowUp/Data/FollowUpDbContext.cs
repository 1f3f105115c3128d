using Mia.FollowUp.Targets;
using Mia.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mia.FollowUp.Data;

/// <summary>Targets, definitions and rules, and the columns of the core that numbers are counted from.</summary>
public sealed class FollowUpDbContext(DbContextOptions<FollowUpDbContext> options) : MiaDbContext(options)
{
    /// <summary>Targets of all delprojekt in scope.</summary>
    public DbSet<Target> Targets => Set<Target>();

    /// <summary>Definitions, common to all.</summary>
    public DbSet<Definition> Definitions => Set<Definition>();

    /// <summary>When numbers are too small.</summary>
    public DbSet<SmallNumberRule> SmallNumberRules => Set<SmallNumberRule>();

    /// <inheritdoc />
    protected override void Build(ModelBuilder model)
    {
        model.Entity<Target>(target =>
        {
            target.ToTable("FollowUp_Target");
            target.Ignore(t => t.IsComparable);
            target.HasIndex(t => new { t.DelprojektId, t.Code, t.ValidFrom }).IsUnique();
        });
        model.Entity<Definition>(definition =>
        {
            definition.ToTable("FollowUp_Definition");
            definition.Ignore(d => d.Key);
            definition.HasIndex(d => new { d.Code, d.Number }).IsUnique();
        });
        model.Entity<SmallNumberRule>(rule =>
        {
            rule.ToTable("FollowUp_SmallNumberRule");
            rule.HasIndex(r => r.ValidFrom).IsUnique();
        });
        // Read only: codes and dates of the core's tables, without anything that tells who somebody is.
        model.Entity<CaseFact>().HasNoKey().ToView("Casework_Case");
        model.Entity<PersonFact>().HasNoKey().ToView("Casework_Participant");
        model.Entity<ExitFact>().HasNoKey().ToView("Casework_Exit");
        model.Entity<HandoverFact>().HasNoKey().ToView("Casework_Handover");
    }
}
