using System.Reflection;
using Mia.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.EntityFrameworkCore.Sqlite.Design.Internal;
using Microsoft.Extensions.DependencyInjection;

// dotnet run --project tools/Mia.Migrations -- <Context> [--name X] [--replace]
// dotnet run --project tools/Mia.Migrations -- --all --replace
var names = args.Where(arg => !arg.StartsWith("--", StringComparison.Ordinal)).ToList();
var replace = args.Contains("--replace");
var at = Array.IndexOf(args, "--name");
var name = at >= 0 && at + 1 < args.Length ? args[at + 1] : "Initial";
names.Remove(at >= 0 ? name : "");

var contexts = Directory.EnumerateFiles(AppContext.BaseDirectory, "Mia.*.dll")
    .Select(file => Assembly.Load(AssemblyName.GetAssemblyName(file)))
    .SelectMany(assembly => assembly.GetTypes())
    .Where(type => !type.IsAbstract && typeof(MiaDbContext).IsAssignableFrom(type))
    .OrderBy(type => type.FullName, StringComparer.Ordinal)
    .ToList();
var chosen = args.Contains("--all") ? contexts : contexts.FindAll(type => names.Contains(type.Name));
if (chosen.Count == 0)
{
    Console.Error.WriteLine("Usage: Mia.Migrations <Context> [--name X] [--replace] | --all --replace");
    Console.Error.WriteLine("Contexts: " + string.Join(", ", contexts.Select(type => type.Name)));
    return 2;
}

var root = FindRoot(AppContext.BaseDirectory);
foreach (var type in chosen)
    Scaffold(type, root, name, replace);
return 0;

static void Scaffold(Type type, string root, string name, bool replace)
{
    if (!replace && !HasChanged(type))
    {
        Console.WriteLine($"{type.Name}: nothing has changed.");
        return;
    }
    using var context = Create(type);
    var assembly = type.Assembly.GetName().Name!;
    var project = Directory.EnumerateFiles(root, assembly + ".csproj", SearchOption.AllDirectories)
        .Where(file => !file.Contains("/artifacts/", StringComparison.Ordinal)).Single();
    var folder = Path.Combine(Path.GetDirectoryName(project)!, "Migrations");
    using var services = Services(context, forget: replace);
    var scaffolder = services.GetRequiredService<IMigrationsScaffolder>();
    // The snapshot is named after the context; everything else in the folder that names the context is its migration.
    if (replace && Directory.Exists(folder))
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).ToList())
        {
            if (File.ReadAllText(file).Contains($"typeof({type.Name})", StringComparison.Ordinal))
            {
                File.Delete(file);
                var partner = file.Replace(".Designer.cs", ".cs", StringComparison.Ordinal);
                if (partner != file)
                    File.Delete(partner);
            }
        }
    }
    var migration = scaffolder.ScaffoldMigration(replace ? "Initial" : name, assembly, "Migrations", "C#");
    Directory.CreateDirectory(folder);
    File.WriteAllText(Path.Combine(folder, migration.MigrationId + migration.FileExtension), migration.MigrationCode);
    File.WriteAllText(Path.Combine(folder, migration.MigrationId + ".Designer" + migration.FileExtension), migration.MetadataCode);
    File.WriteAllText(Path.Combine(folder, migration.SnapshotName + migration.FileExtension), migration.SnapshotCode);
    Console.WriteLine($"{type.Name}: {migration.MigrationId}");
}

// In a context of its own: the question uses up the snapshot, and a migration scaffolded after it would create every table anew.
static bool HasChanged(Type type)
{
    using var context = Create(type);
    return context.Database.HasPendingModelChanges();
}

static MiaDbContext Create(Type type)
{
    var builder = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(type))!;
    builder.UseSqlite("Data Source=:memory:");
    return (MiaDbContext)Activator.CreateInstance(type, builder.Options)!;
}

static ServiceProvider Services(MiaDbContext context, bool forget)
{
    var services = new ServiceCollection();
    services.AddEntityFrameworkDesignTimeServices();
    services.AddDbContextDesignTimeServices(context);
    new SqliteDesignTimeServices().ConfigureDesignTimeServices(services);
    if (forget)
        services.AddSingleton<IMigrationsAssembly>(new NoMigrations(context.GetType().Assembly));
    return services.BuildServiceProvider();
}

static string FindRoot(string from)
{
    for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
    {
        if (File.Exists(Path.Combine(folder.FullName, "Mia.Modular.sln")))
            return folder.FullName;
    }
    throw new InvalidOperationException("Mia.Modular.sln was not found above the tool.");
}

/// <summary>As if nothing had been scaffolded yet: the next migration then creates everything.</summary>
internal sealed class NoMigrations(Assembly assembly) : IMigrationsAssembly
{
    public IReadOnlyDictionary<string, TypeInfo> Migrations { get; } = new Dictionary<string, TypeInfo>();

    public ModelSnapshot? ModelSnapshot => null;

    public Assembly Assembly => assembly;

    public string? FindMigrationId(string nameOrId) => null;

    public Migration CreateMigration(TypeInfo migrationClass, string activeProvider) => throw new NotSupportedException();
}
