using System.Reflection;
using Mia.Platform.Data;
using Mia.Platform.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Platform.Retention;

/// <summary>Rows that were removed by somebody and can no longer be brought back.</summary>
internal sealed class RemovedRows(ModuleCatalogue catalogue, IServiceProvider services, TimeProvider clock) : IPurge
{
    private static readonly MethodInfo CountOne = typeof(RemovedRows).GetMethod(nameof(CountOf), BindingFlags.Static | BindingFlags.NonPublic)!;
    private static readonly MethodInfo PurgeOne = typeof(RemovedRows).GetMethod(nameof(PurgeOf), BindingFlags.Static | BindingFlags.NonPublic)!;

    public string Name => $"Borttaget för mer än {Entity.UndoDays} dagar sedan";

    public Task<int> CountAsync(CancellationToken ct) => SumAsync(CountOne, ct);

    public Task<int> PurgeAsync(CancellationToken ct) => SumAsync(PurgeOne, ct);

    private async Task<int> SumAsync(MethodInfo method, CancellationToken ct)
    {
        var before = clock.GetUtcNow().UtcDateTime.AddDays(-Entity.UndoDays);
        var sum = 0;
        foreach (var context in catalogue.Contexts.Select(c => c.Context).Prepend(typeof(PlatformDbContext)))
        {
            var db = (MiaDbContext)services.GetRequiredService(context);
            var own = db.Model.GetEntityTypes().Select(e => e.ClrType)
                .Where(t => t.IsAssignableTo(typeof(Entity)) && t.Assembly == context.Assembly);
            foreach (var entity in own) sum += await (Task<int>)method.MakeGenericMethod(entity).Invoke(null, [db, before, ct])!;
        }
        return sum;
    }

    private static IQueryable<T> Due<T>(MiaDbContext db, DateTime before) where T : Entity =>
        db.Set<T>().IgnoreQueryFilters([MiaDbContext.SoftDeleteFilter]).Where(e => e.DeletedAt != null && e.DeletedAt < before);

    private static Task<int> CountOf<T>(MiaDbContext db, DateTime before, CancellationToken ct) where T : Entity => Due<T>(db, before).CountAsync(ct);

    private static Task<int> PurgeOf<T>(MiaDbContext db, DateTime before, CancellationToken ct) where T : Entity => Due<T>(db, before).ExecuteDeleteAsync(ct);
}
