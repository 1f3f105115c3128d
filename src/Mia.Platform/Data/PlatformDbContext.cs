using Mia.Platform.Data.Logs;
using Mia.Platform.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace Mia.Platform.Data;

/// <summary>
/// The platform's own tables (prefix <c>Platform</c>). Each table is added by an <see cref="IEntityTypeConfiguration{TEntity}"/>
/// somewhere in this assembly: accounts in Identity, delprojekt in Organisation, and so on.
/// </summary>
public sealed class PlatformDbContext(DbContextOptions<PlatformDbContext> options) : MiaDbContext(options)
{
    /// <summary>Prefix of the platform's tables.</summary>
    public const string TablePrefix = "Platform";

    /// <summary>The change log. Read only: rows are appended by <see cref="DataSession"/>, and triggers refuse everything else.</summary>
    public IQueryable<ChangeRow> Changes => Set<ChangeRow>().AsNoTracking();

    /// <inheritdoc />
    protected override void Build(ModelBuilder model)
    {
        model.ApplyConfigurationsFromAssembly(typeof(PlatformDbContext).Assembly);
        model.Entity<ChangeRow>().HasQueryFilter(DelprojektFilter, row => Isolation.Sees(row.DelprojektId, SeenDelprojekt));
    }
}
