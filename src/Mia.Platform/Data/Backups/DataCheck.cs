using System.Globalization;
using Mia.Platform.Data.Connections;
using Mia.Platform.Data.Keys;
using Mia.Platform.Data.Logs;
using Microsoft.Data.Sqlite;

namespace Mia.Platform.Data.Backups;

/// <summary>What a pair of files holds.</summary>
/// <param name="Rows">Rows by table, of both files.</param>
/// <param name="Changes">End of the change log.</param>
/// <param name="Accesses">End of the access log.</param>
/// <param name="Problems">Swedish; empty when all is well.</param>
internal sealed record DataCheckResult(IReadOnlyDictionary<string, long> Rows, ChainHead Changes, ChainHead Accesses, IReadOnlyList<string> Problems);

/// <summary>Reads database and access log from end to end: SQLite's own check, references, both chains, the key ring.</summary>
internal static class DataCheck
{
    public static DataCheckResult Run(string database, string audit, KeyRing ring, IReadOnlyList<ChainHead> changeAnchors,
        IReadOnlyList<ChainHead> accessAnchors, CancellationToken ct)
    {
        var rows = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var problems = new List<string>();
        var changes = ChainHead.Empty;
        var accesses = ChainHead.Empty;
        Try(database, "databasen", problems, file =>
        {
            Integrity(file, "databasen", rows, problems, ct);
            if (file.HasTable(ChangeLog.Table))
            {
                changes = Head(file, ChangeLog.Table);
                Add(problems, "Ändringsloggen", ChangeLog.Verify(file, ChangeLog.HasherFor(ring), changeAnchors, ct));
            }
        });
        if (File.Exists(audit))
        {
            Try(audit, "åtkomstloggen", problems, file =>
            {
                Integrity(file, "åtkomstloggen", rows, problems, ct);
                if (file.HasTable(AccessLog.Table))
                {
                    accesses = Head(file, AccessLog.Table);
                    Add(problems, "Åtkomstloggen", AccessLog.Verify(file, AccessLog.HasherFor(ring), accessAnchors, ct));
                }
            });
        }
        else if (accessAnchors.Count > 0)
        {
            problems.Add("Åtkomstloggen saknas.");
        }
        return new DataCheckResult(rows, changes, accesses, problems);
    }

    private static void Try(string path, string name, List<string> problems, Action<PhysicalConnection> work)
    {
        try
        {
            using var file = SqliteConnections.Open(path, 8192, writes: false, create: false);
            work(file);
        }
        catch (SqliteException e)
        {
            problems.Add($"Det går inte att läsa {name}: {e.Message}");
        }
    }

    private static void Integrity(PhysicalConnection file, string name, SortedDictionary<string, long> rows, List<string> problems, CancellationToken ct)
    {
        foreach (var line in file.Query("PRAGMA integrity_check(10)", row => row.GetString(0)).Where(line => line != "ok"))
            problems.Add($"Fel i {name}: {line}");
        if (file.Query("PRAGMA foreign_key_check", _ => 0).Count is > 0 and var loose)
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"Fel i {name}: {loose} hänvisningar utan mål"));
        foreach (var table in file.Query("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'", row => row.GetString(0)))
        {
            ct.ThrowIfCancellationRequested();
            rows[table] = file.Scalar<long>($"SELECT count(*) FROM \"{table}\"");
        }
    }

    private static ChainHead Head(PhysicalConnection file, string table) =>
        file.Query($"SELECT Seq, Hash FROM {table} ORDER BY Seq DESC LIMIT 1", row => new ChainHead(row.GetInt64(0), row.GetFieldValue<byte[]>(1)))
            is [var last] ? last : ChainHead.Empty;

    private static void Add(List<string> problems, string name, ChainReport report)
    {
        if (!report.Ok)
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"{name}, rad {report.BadSeq}: {report.Reason}"));
    }
}
