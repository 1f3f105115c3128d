using Mia.Platform.Data;
using Mia.Platform.Data.Connections;
using Mia.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Platform.Tests.Data;

/// <summary>The data layer alone, on a real file in a folder of its own.</summary>
internal sealed class DataHost : IAsyncDisposable
{
    public static readonly Guid Ostra = Guid.CreateVersion7();
    public static readonly Guid Sodertalje = Guid.CreateVersion7();
    public static readonly Guid Haninge = Guid.CreateVersion7();
    public static readonly Guid Tyreso = Guid.CreateVersion7();

    private readonly bool _keeps;

    private DataHost(ServiceProvider services, string directory, bool keeps) => (Services, Directory, _keeps) = (services, directory, keeps);

    public ServiceProvider Services { get; }

    public string Directory { get; }

    public WriteGate Gate => Get<WriteGate>();

    public static string NewDirectory() => System.IO.Directory.CreateTempSubdirectory("mia-data-").FullName;

    /// <param name="directory">Null: a new one, removed afterwards.</param>
    /// <param name="more">More services.</param>
    public static async Task<DataHost> StartAsync(string? directory = null, Action<IServiceCollection>? more = null,
        params (string Key, string Value)[] settings)
    {
        var host = Make(directory, more, settings);
        try
        {
            await host.Services.StartDataAsync();
            await host.WriteAsync(async (scope, ct) =>
            {
                var writer = scope.GetRequiredService<DataSession>().Physical;
                if (!writer.HasTable("Test_Note"))
                    await scope.GetRequiredService<NoteContext>().Database.ExecuteSqlRawAsync(scope.GetRequiredService<NoteContext>().Database.GenerateCreateScript(), ct);
            });
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    public static DataHost Make(string? directory = null, Action<IServiceCollection>? more = null, params (string Key, string Value)[] settings)
    {
        var folder = directory ?? NewDirectory();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            [new("Mia:Data:Directory", folder), .. settings.Select(s => new KeyValuePair<string, string?>(s.Key, s.Value))]).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddScoped<ICurrentUser, NoUser>();
        services.AddMiaData(configuration);
        services.AddMiaContext<NoteContext>("Test");
        more?.Invoke(services);
        return new DataHost(services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true }), folder, directory is not null);
    }

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    public async Task WriteAsync(Func<IServiceProvider, CancellationToken, Task> work, Action<DataScope>? enter = null)
    {
        await using var scope = Services.CreateAsyncScope();
        (enter ?? (s => s.EnterEverything()))(scope.ServiceProvider.GetRequiredService<DataScope>());
        await scope.ServiceProvider.GetRequiredService<DataSession>().WriteAsync(ct => work(scope.ServiceProvider, ct), CancellationToken.None);
    }

    public async Task<T> ReadAsync<T>(Func<IServiceProvider, Task<T>> work, Action<DataScope>? enter = null)
    {
        await using var scope = Services.CreateAsyncScope();
        (enter ?? (s => s.EnterEverything()))(scope.ServiceProvider.GetRequiredService<DataScope>());
        return await work(scope.ServiceProvider);
    }

    public Task AddAsync(params Note[] notes) => WriteAsync((scope, _) =>
    {
        scope.GetRequiredService<NoteContext>().AddRange(notes);
        return Task.CompletedTask;
    });

    public Task<List<Note>> NotesAsync(Action<DataScope>? enter = null) =>
        ReadAsync(scope => scope.GetRequiredService<NoteContext>().Notes.AsNoTracking().OrderBy(n => n.Id).ToListAsync(), enter);

    /// <summary>Opens the file beside the program, as somebody with a copy of it would.</summary>
    public PhysicalConnection Outside(string file = "mia.db") => SqliteConnections.Open(Path.Combine(Directory, file), 2000, writes: true, create: false);

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        if (!_keeps)
            System.IO.Directory.Delete(Directory, recursive: true);
    }

    internal sealed class NoUser : ICurrentUser
    {
        public static readonly Guid UserId = Guid.CreateVersion7();

        public Guid? Id => UserId;

        public string Name => "Testa Exempelsson";

        public IReadOnlyList<Assignment> Assignments => [];

        public IEnumerable<Role> RolesHere => [];

        public bool Can(string permission) => false;
    }
}
