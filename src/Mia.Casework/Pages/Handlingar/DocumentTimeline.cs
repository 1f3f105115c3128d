using Mia.Casework.Data;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Documents;
using Mia.Casework.Pages.Tidslinje;
using Mia.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Handlingar;

/// <summary>Documents and their versions.</summary>
internal sealed class DocumentTimeline(CaseworkDbContext db, ICodeLists codes) : ITimelineSource
{
    public async Task<IReadOnlyList<TimelineEvent>> FindAsync(IReadOnlyList<TimelineCase> cases, CancellationToken ct)
    {
        var ids = cases.Ids(r => r.SeesDocuments);
        if (ids.Count == 0) return [];
        var found = await db.Set<Document>().AsNoTracking().Where(d => ids.Contains(d.CaseId))
            .SelectMany(d => d.Versions, (d, v) => new { v.Id, d.CaseId, d.Kind, v.Number, v.UploadedAt, v.UploadedBy }).ToListAsync(ct);
        return [.. found.Select(v => new TimelineEvent(TimelineKinds.Document, v.CaseId, v.Id, SwedishTime.DateOf(v.UploadedAt),
            (v.Number == 1 ? "Ny handling: " : "Ny version av en handling: ") + codes.Text(CodeLists.DocumentKind, v.Kind)) { Who = v.UploadedBy, Path = "handlingar" })];
    }

    public async Task<IReadOnlyDictionary<Guid, string>> TextsAsync(IReadOnlyCollection<TimelineEvent> shown, CancellationToken ct)
    {
        var ids = shown.Select(e => e.Id).ToList();
        return (await db.Set<Document>().AsNoTracking().SelectMany(d => d.Versions, (d, v) => new { v.Id, d.Title }).Where(v => ids.Contains(v.Id)).ToListAsync(ct)).ToDictionary(v => v.Id, v => v.Title);
    }
}
