#pragma warning disable CA1822
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Mia.Platform.Messaging;
namespace Mia.Platform.Data;
public sealed class DataSession { public bool IsWriting => false; public Task<T> WriteAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken ct) => work(ct); public void OnCommitted(Func<Task> f) { } }
public sealed class OnceStore { public Task<string?> FindAsync(Guid k, string n, Guid? u, CancellationToken ct) => Task.FromResult<string?>(null); public Task AddAsync(Guid k, string n, Guid? u, string json, CancellationToken ct) => Task.CompletedTask; }
public sealed class PlatformDbContext(DbContextOptions<PlatformDbContext> o) : MiaDbContext(o) { protected override void Build(ModelBuilder model) { } }
public static class Stub { public static void AddMiaData(this IServiceCollection s, IConfiguration c) { } public static void AddMiaContext<T>(this IServiceCollection s, string p) where T : MiaDbContext { } }
internal sealed class ReadAudit : IReadAudit { public Task ShownAsync(IShowsPersons shown, CancellationToken ct) => Task.CompletedTask; public Task RefusedAsync(string path, CancellationToken ct) => Task.CompletedTask; }
