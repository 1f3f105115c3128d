using System.Text;
using Mia.Casework.Data;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Documents;
using Mia.Demo.Invented;
using Mia.Platform.Data.Files;
using Mia.Platform.Demo;
using Microsoft.EntityFrameworkCore;

namespace Mia.Demo.Life;

/// <summary>A few invented papers on the cases that go on.</summary>
internal sealed class DocumentLife(CaseworkDbContext db, FileStore store) : IDemoContributor
{
    private const int Contributor = 12;

    /// <summary>A large data set is about rows, not about files.</summary>
    private const int MostCases = 120;

    private static readonly (string Kind, string Title, string Line)[] Papers =
    [
        ("INTYG", "Intyg om arbetsförmåga", "Provpersonen kan arbeta några timmar i lugn miljö."), ("BESLUT", "Beslut om provsysselsättning", "Du får ersättning medan du provar."),
        ("OVERENSK", "Överenskommelse om praktik", "Tre dagar i veckan, fyra timmar om dagen."), ("CV", "CV", "Påhittat kafé 2019–2022, påhittad butik 2016–2018."),
        ("PLAN", "Planering från kommunen", "Nästa uppföljning är om tre månader."),
    ];

    public async Task AddAsync(DemoBatch batch, CancellationToken ct)
    {
        var chosen = batch.Cases.Where(c => c.EndedOn is null && c.EnrolledOn < batch.Today.AddDays(-3)).Take(MostCases).ToDictionary(c => c.CaseId);
        var ids = chosen.Keys.ToList();
        foreach (var found in await db.Cases.Where(c => ids.Contains(c.Id)).ToListAsync(ct)) await AddAsync(found, chosen[found.Id], batch.Today, ct);
    }

    private async Task AddAsync(Case found, DemoCase demo, DateOnly today, CancellationToken ct)
    {
        var random = demo.Random(Contributor);
        var count = random.Next(3) == 0 ? 2 : 1;
        foreach (var (kind, title, line) in Papers.OrderBy(_ => random.Next()).Take(count))
        {
            var on = demo.EnrolledOn.AddDays(random.Next(1, Math.Max(2, Math.Min(60, today.DayNumber - demo.EnrolledOn.DayNumber))));
            var by = new Actor(demo.MainResponsibleId, on.ToDateTime(new TimeOnly(9, random.Next(60)), DateTimeKind.Utc));
            var document = new Document(found, title, kind, await FileAsync(kind, title, line, 1, random, ct), by);
            if (kind == "CV" || random.Next(6) == 0)
                document.Add(await FileAsync(kind, title, line, 2, random, ct), by with { UtcNow = on < today ? by.UtcNow.AddHours(20) : by.UtcNow });
            db.Add(document);
        }
    }

    private async Task<DocumentFile> FileAsync(string kind, string title, string line, int version, Random random, CancellationToken ct)
    {
        var (name, type, content) = (kind, random.Next(4)) switch
        {
            ("INTYG", 0) => ("Foto av intyg.png", "PNG", InventedFiles.Png(random)),
            ("PLAN", 0) => ("Planering.txt", "TXT", Encoding.UTF8.GetBytes($"{title}\n\n{line}\nPåhittat för att prova Mia.\n")),
            _ => (title + ".pdf", "PDF", InventedFiles.Pdf(title, line, $"Version {version}. Allt på den här sidan är påhittat.")),
        };
        var stored = (await store.WriteAsync("casework", new MemoryStream(content), content.Length, ct))!;
        return new(stored.Id, name, type, stored.Size, stored.Sha256);
    }
}
