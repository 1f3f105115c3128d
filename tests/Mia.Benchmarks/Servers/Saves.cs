using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Mia.Benchmarks.Servers;

/// <summary>Saving a contact the usual way: a context per request, SaveChanges, the driver waits when somebody else writes.</summary>
internal sealed class EfSave : IBaseline
{
    public void Register(IServiceCollection services, IReadOnlyDictionary<string, string> settings) =>
        services.AddDbContext<ContactContext>(o => o.UseSqlite($"Data Source={settings["--db"]}"));

    public void Map(WebApplication app, IReadOnlyDictionary<string, string> settings)
    {
        using (var scope = app.Services.CreateScope())
        {
            scope.ServiceProvider.GetRequiredService<ContactContext>().Database.EnsureCreated();
        }

        app.MapGet("/", () => "ready");
        app.MapPost("/kontakt", async (HttpRequest request, ContactContext db, CancellationToken ct) =>
        {
            var form = await request.ReadFormAsync(ct);
            db.Add(new Contact { CaseId = Guid.NewGuid(), At = TimeProvider.System.GetUtcNow().UtcTicks, Note = form["note"].ToString() });
            await db.SaveChangesAsync(ct);
            return "saved";
        });
    }
}

/// <summary>Saving a contact with nothing in between: one connection, one prepared INSERT, one transaction each, one at a time.</summary>
internal sealed class RawInsert : IBaseline
{
    private readonly Lock _one = new();

    public void Register(IServiceCollection services, IReadOnlyDictionary<string, string> settings) { }

    public void Map(WebApplication app, IReadOnlyDictionary<string, string> settings)
    {
        var connection = new SqliteConnection($"Data Source={settings["--db"]};Pooling=False");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE IF NOT EXISTS contact(id BLOB PRIMARY KEY, case_id BLOB NOT NULL, at INT NOT NULL, note TEXT NOT NULL)");
        var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO contact VALUES($id, $case, $at, $note)";
        foreach (var name in (string[])["$id", "$case", "$at", "$note"]) insert.Parameters.Add(new SqliteParameter(name, null));
        insert.Prepare();
        app.MapGet("/", () => "ready");
        app.MapPost("/kontakt", async (HttpRequest request, CancellationToken ct) =>
        {
            var form = await request.ReadFormAsync(ct);
            lock (_one)
            {
                insert.Parameters[0].Value = Guid.CreateVersion7();
                insert.Parameters[1].Value = Guid.NewGuid();
                insert.Parameters[2].Value = TimeProvider.System.GetUtcNow().UtcTicks;
                insert.Parameters[3].Value = form["note"].ToString();
                insert.ExecuteNonQuery();
            }

            return "saved";
        });
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

internal sealed class Contact
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public Guid CaseId { get; init; }
    public long At { get; init; }
    public string Note { get; init; } = "";
}

internal sealed class ContactContext(DbContextOptions<ContactContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Contact>().HasIndex(c => c.CaseId);
}
