using Mia.Platform.Data.Backups;
using Mia.Platform.Data.Connections;
using Mia.Platform.Data.Files;
using Mia.Platform.Data.Logs;
using Mia.Platform.Data.Migrating;
using Mia.Platform.Data.Model;
using Mia.Platform.Data.Start;
using Mia.Platform.Jobs;
using Mia.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Mia.Platform.Data;

/// <summary>Registers the data layer.</summary>
public static class DataServices
{
    /// <summary>
    /// Everything the data needs, <see cref="PlatformDbContext"/>, jobs, mail and backups. Jobs and mail run when the host runs. <see cref="StartDataAsync"/> must run before the first use.
    /// </summary>
    public static IServiceCollection AddMiaData(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHttpContextAccessor();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => DataOptions.From(configuration,
            provider.GetService<IHostEnvironment>()?.ContentRootPath ?? Directory.GetCurrentDirectory()));
        services.AddSingleton<FieldCipher>();
        services.AddSingleton<SqliteConnections>();
        services.AddSingleton<WriteGate>();
        services.AddSingleton(provider => new ChangeLog(provider.GetRequiredService<SqliteConnections>(),
            provider.GetRequiredService<FieldCipher>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ChangeFeed>();
        services.AddSingleton(provider => new AccessLog(provider.GetRequiredService<DataOptions>(), provider.GetRequiredService<FieldCipher>(),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<AccessLog>>()));
        services.AddSingleton<Migrator>();
        services.AddSingleton<ModelWarmUp>();
        services.AddSingleton<DataStart>();
        services.TryAddScoped<DataScope>();
        services.AddScoped(provider => new DataSession(provider.GetRequiredService<SqliteConnections>(), provider.GetRequiredService<WriteGate>(),
            provider.GetRequiredService<ChangeLog>(), provider.GetRequiredService<ChangeFeed>(), provider.GetRequiredService<DataScope>(), provider));
        services.AddScoped<OnceStore>();
        services.AddSingleton<BackupStore>();
        services.AddSingleton<FileStore>();
        services.AddScoped<IJob, FileSweep>();
        services.AddScoped<IJob, BackupJob>();
        services.AddSingleton(provider => new TableCounts(provider.GetRequiredService<SqliteConnections>(), provider.GetRequiredService<WriteGate>()));
        services.AddScoped<IJob, TableCountsJob>();
        services.AddMiaJobs();
        services.AddMiaMail(configuration);
        return services.AddMiaContext<PlatformDbContext>(PlatformDbContext.TablePrefix);
    }

    /// <summary>Registers a module's context: pooled, on the scope's connection, with its own tables, migrations and history table.</summary>
    /// <param name="services">The services.</param>
    /// <param name="prefix">Prefix of its tables, <c>Cbt</c> for <c>Cbt_Series</c>.</param>
    public static IServiceCollection AddMiaContext<TContext>(this IServiceCollection services, string prefix) where TContext : MiaDbContext
    {
        var context = new MiaContext(typeof(TContext), prefix,
            provider => provider.GetRequiredService<IDbContextFactory<TContext>>().CreateDbContext());
        services.AddPooledDbContextFactory<TContext>((provider, options) =>
        {
            // A list of ids is one parameter. With one for each, EF makes the SQL anew at every request.
            options.UseSqlite(sqlite => sqlite.MigrationsHistoryTable(context.HistoryTable).UseParameterizedCollectionMode(ParameterTranslationMode.Parameter));
            options.ConfigureWarnings(warnings => warnings.Ignore(SqliteEventId.UnexpectedConnectionTypeWarning));
            // A limit without an order gives other rows tomorrow. In Development, and thereby in all tests, such a query fails.
            if (provider.GetService<IHostEnvironment>()?.IsDevelopment() == true)
                options.ConfigureWarnings(warnings => warnings.Throw(CoreEventId.RowLimitingOperationWithoutOrderByWarning, CoreEventId.FirstWithoutOrderByAndFilterWarning));
            options.ReplaceService<IModelCacheKeyFactory, MiaModelCacheKey>();
            ((IDbContextOptionsBuilderInfrastructure)options).AddOrUpdateExtension(
                new MiaDataExtension(provider.GetRequiredService<FieldCipher>(), prefix));
        }, poolSize: 128);
        services.AddSingleton(context);
        services.AddScoped(provider =>
        {
            var session = provider.GetRequiredService<DataSession>();
            var db = provider.GetRequiredService<IDbContextFactory<TContext>>().CreateDbContext();
            session.Enter(db);
            return db;
        });
        return services;
    }

    /// <summary>
    /// Takes the single-instance lock, checks the key ring, migrates after a backup, and runs every <see cref="Modules.ISetUp"/> (in the
    /// order they are registered) in one write transaction that sees all rows. The data is closed when the provider is disposed.
    /// </summary>
    /// <exception cref="DataStartException">The data cannot be opened safely; the message says what to do.</exception>
    public static Task StartDataAsync(this IServiceProvider services, CancellationToken ct = default) =>
        services.GetRequiredService<DataStart>().RunAsync(ct);
}
