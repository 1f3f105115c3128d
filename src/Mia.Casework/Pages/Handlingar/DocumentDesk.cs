using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Documents;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Services.Documents;
using Mia.Platform.Data;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Handlingar;

/// <summary>Opens documents for pages and commands. Seen and written by those who answer for the case.</summary>
internal sealed class DocumentDesk(CaseDesk desk, CaseworkDbContext db, ICodeLists codes, IStaffDirectory staff)
{
    /// <summary>Who acts, and when.</summary>
    public Domain.Actor By => desk.By;

    /// <summary>Today in Sweden.</summary>
    public DateOnly Today => desk.Today;

    /// <summary>Notes an attempt on what does not exist for this reader.</summary>
    public Task<NotFoundException> RefusedAsync(CancellationToken ct) => desk.RefusedAsync(ct);

    /// <summary>The top of a page, for a reader who may see the documents.</summary>
    /// <exception cref="NotFoundException">There is no such case for this reader.</exception>
    /// <exception cref="ForbiddenException">The reader does not answer for the case, or may not write.</exception>
    public async Task<CaseHead> HeadAsync(Guid caseId, CancellationToken ct, bool toWrite = false)
    {
        var head = desk.Shown(caseId) ?? await desk.HeadAsync(caseId, ct);
        if (!head.Rights.SeesDocuments) throw new ForbiddenException(CaseworkPermissions.ReadDocuments);
        if (toWrite && !head.Rights.WritesDocuments) throw new ForbiddenException(CaseworkPermissions.WriteDocuments);
        return head;
    }

    /// <summary>The case, for a command that writes.</summary>
    public Task<Case> OpenAsync(Guid caseId, CancellationToken ct) => desk.OpenAsync(caseId, r => r.WritesDocuments, ct);

    /// <summary>A document of the case with its versions.</summary>
    /// <exception cref="NotFoundException">There is none such.</exception>
    public async Task<Document> FindAsync(Guid caseId, Guid documentId, CancellationToken ct) =>
        await db.Documents.Include(d => d.Versions).FirstOrDefaultAsync(d => d.Id == documentId && d.CaseId == caseId, ct) ?? throw await desk.RefusedAsync(ct);

    /// <summary>The documents of a case, latest first.</summary>
    public async Task<IReadOnlyList<DocumentRow>> ListAsync(Guid caseId, CancellationToken ct)
    {
        var found = await db.Documents.AsNoTracking().Include(d => d.Versions).Where(d => d.CaseId == caseId).ToListAsync(ct);
        return [.. found.Select(Row).OrderByDescending(r => r.UploadedAt)];
    }

    /// <summary>Documents that were removed and can still be brought back.</summary>
    public async Task<IReadOnlyList<DocumentRow>> RemovedAsync(Guid caseId, CancellationToken ct)
    {
        var from = desk.By.UtcNow.AddDays(-Entity.UndoDays);
        var found = await db.Documents.IgnoreQueryFilters([MiaDbContext.SoftDeleteFilter]).AsNoTracking().Include(d => d.Versions)
            .Where(d => d.CaseId == caseId && d.DeletedAt >= from).ToListAsync(ct);
        return [.. found.OrderByDescending(d => d.DeletedAt).Select(Row)];
    }

    /// <summary>A document as pages show it.</summary>
    public DocumentRow Row(Document d) => Row(d, d.Latest);

    /// <summary>A version as pages show it.</summary>
    public DocumentRow Row(Document d, DocumentVersion v) => new(d.Id, d.Title, codes.Text(CodeLists.DocumentKind, d.Kind), v.Number, v.FileName, codes.Text(CodeLists.FileKind, v.FileKind),
        FileRoom.Words(v.Size), v.UploadedAt, SwedishTime.DateOf(v.UploadedAt), v.UploadedBy is { } who ? staff.NameOf(who) : "Mia",
        codes.Marked(CodeLists.FileKind, CodeMarks.Shown).Contains(v.FileKind), FileKinds.Find(v.FileKind)?.Media.StartsWith("image/", StringComparison.Ordinal) == true);
}

/// <summary>A document, or one of its versions.</summary>
/// <param name="Id">The document.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Kind">Which kind, in words.</param>
/// <param name="Number">Version.</param>
/// <param name="FileName">Name of the file.</param>
/// <param name="FileKind">Kind of file, in words.</param>
/// <param name="Size">In words.</param>
/// <param name="UploadedAt">When, UTC.</param>
/// <param name="On">Which day.</param>
/// <param name="Who">Who brought it.</param>
/// <param name="IsShown">Can be looked at in the browser.</param>
/// <param name="IsPicture">Is a picture.</param>
public sealed record DocumentRow(Guid Id, string Title, string Kind, int Number, string FileName, string FileKind, string Size, DateTime UploadedAt, DateOnly On, string Who,
    bool IsShown, bool IsPicture);
