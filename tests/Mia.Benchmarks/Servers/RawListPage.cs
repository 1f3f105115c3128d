using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.Data.Sqlite;

namespace Mia.Benchmarks.Servers;

/// <summary>
/// R of the speed goals: the participant list as somebody would write it who cares for nothing but this one page.
/// Prepared statement on a kept connection, hand-written HTML, no sign-in, no log of who saw what, names in clear.
/// </summary>
internal sealed class RawListPage : IBaseline
{
    private const string Sql = """
        SELECT c.id, p.name, c.number, c.step, c.since, c.last_contact, c.next_meeting, c.responsible,
               (SELECT group_concat(i.code, ', ') FROM intervention i WHERE i.case_id = c.id AND i.ended IS NULL)
        FROM kase c JOIN person p ON p.id = c.person_id WHERE c.delprojekt = 1 AND c.closed IS NULL ORDER BY c.name_order LIMIT 25
        """;

    private readonly ConcurrentBag<SqliteCommand> _free = [];
    private byte[] _before = [];
    private byte[] _after = [];

    public void Register(IServiceCollection services, IReadOnlyDictionary<string, string> settings) { }

    public void Map(WebApplication app, IReadOnlyDictionary<string, string> settings)
    {
        var file = settings["--db"];
        Fill(file, int.Parse(settings["--rows"], CultureInfo.InvariantCulture));
        var pageBytes = int.Parse(settings["--bytes"], CultureInfo.InvariantCulture);
        var rows = Encoding.UTF8.GetByteCount(Rows(file));
        _before = Encoding.UTF8.GetBytes("<!doctype html><html lang=\"sv\"><head><title>Deltagare</title></head><body>"
            + new string('x', Math.Max(0, pageBytes - rows - 200)) + "<table><tbody>");
        _after = "</tbody></table></body></html>"u8.ToArray();
        app.MapGet("/deltagare", async context =>
        {
            var html = Encoding.UTF8.GetBytes(Rows(file));
            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.ContentLength = _before.Length + html.Length + _after.Length;
            await context.Response.Body.WriteAsync(_before);
            await context.Response.Body.WriteAsync(html);
            await context.Response.Body.WriteAsync(_after);
        });
    }

    private string Rows(string file)
    {
        if (!_free.TryTake(out var command)) command = Open(file);
        var html = new StringBuilder(16_384);
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read()) Row(html, reader);
        }

        _free.Add(command);
        return html.ToString();
    }

    private static void Row(StringBuilder html, SqliteDataReader row)
    {
        html.Append("<tr role=\"row\"><th role=\"rowheader\" scope=\"row\" class=\"nowrap\"><a href=\"/ostra-sodertorn/deltagare/").Append(row.GetGuid(0)).Append("\">");
        Text(html, row, 1);
        html.Append("</a> <span class=\"muted small num\">").Append(row.GetInt64(2)).Append("</span></th><td role=\"cell\" class=\"wide\">");
        Text(html, row, 8);
        html.Append("</td><td role=\"cell\" class=\"wide\"><span class=\"st st--on\">");
        Text(html, row, 3);
        html.Append("</span> <span class=\"muted nowrap\">").Append(Day(row.GetInt64(4)));
        html.Append("</span></td><td role=\"cell\" class=\"wide\" data-l=\"Kontakt:\">").Append(Day(row.GetInt64(5)));
        html.Append("</td><td role=\"cell\" class=\"wide\" data-l=\"Nästa:\">").Append(Day(row.GetInt64(6)));
        html.Append("</td><td role=\"cell\" data-l=\"Ansvarig:\" class=\"wide nowrap\">");
        Text(html, row, 7);
        html.Append("</td><td role=\"cell\" class=\"none muted\">–</td></tr>\n");
    }

    private static void Text(StringBuilder html, SqliteDataReader row, int column)
    {
        if (!row.IsDBNull(column)) html.Append(HtmlEncoder.Default.Encode(row.GetString(column)));
    }

    private static string Day(long ticks) => new DateTime(ticks, DateTimeKind.Utc).ToString("d MMM", CultureInfo.InvariantCulture);

    private static SqliteCommand Open(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        var command = connection.CreateCommand();
        command.CommandText = Sql;
        command.Prepare();
        return command;
    }

    private static void Fill(string file, int rows)
    {
        if (File.Exists(file)) return;
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        Run("PRAGMA journal_mode=WAL");
        Run("""
            CREATE TABLE person(id BLOB PRIMARY KEY, number TEXT NOT NULL, name TEXT NOT NULL);
            CREATE TABLE kase(id BLOB PRIMARY KEY, person_id BLOB NOT NULL, delprojekt INT NOT NULL, name_order TEXT NOT NULL, number INT NOT NULL, step TEXT NOT NULL,
              since INT NOT NULL, last_contact INT NOT NULL, next_meeting INT NOT NULL, responsible TEXT NOT NULL, closed INT);
            CREATE TABLE intervention(id INTEGER PRIMARY KEY, case_id BLOB NOT NULL, code TEXT NOT NULL, ended INT);
            """);
        using (var transaction = connection.BeginTransaction())
        {
            var random = new Random(1);
            using var person = Command("INSERT INTO person VALUES($a,$b,$c)", 3);
            using var kase = Command("INSERT INTO kase VALUES($a,$b,$c,$d,$e,$f,$g,$h,$i,$j,NULL)", 10);
            using var intervention = Command("INSERT INTO intervention(case_id,code,ended) VALUES($a,$b,$c)", 3);
            var at = new DateTime(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;
            for (var i = 0; i < rows; i++)
            {
                var (personId, caseId, name) = (Id(random), Id(random), $"Testa Exempelsson {random.Next():x8}");
                Insert(person, personId, $"{i:000000000000}", name);
                Insert(kase, caseId, personId, i % 3, name, i, "Pågår", at + i, at + i * 7L, at + i * 11L, "P. Provberg");
                Insert(intervention, caseId, "CM", DBNull.Value);
                if (i % 2 == 0) Insert(intervention, caseId, "SE", DBNull.Value);
            }

            transaction.Commit();
        }

        Run("CREATE INDEX kase_list ON kase(delprojekt, closed, name_order); CREATE INDEX intervention_case ON intervention(case_id); ANALYZE");

        void Run(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }

        SqliteCommand Command(string sql, int parameters)
        {
            var command = connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; i < parameters; i++) command.Parameters.Add(new SqliteParameter("$" + (char)('a' + i), null));
            return command;
        }
    }

    private static Guid Id(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    private static void Insert(SqliteCommand command, params object[] values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        command.ExecuteNonQuery();
    }
}
