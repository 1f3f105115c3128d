using Mia.Platform.Data;
using Mia.Platform.Data.Logs;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Time;
using MediatR;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Mia.Admin.Pages.Administration;

/// <summary>Reads the logs for review. An administrator of a delprojekt sees rows of the own ones only.</summary>
internal static class LogSlice
{
    private const int PageSize = 50;

    [Requires(Permissions.Log)]
    internal sealed record Query(bool Changes, Guid? User, Guid? Participant, DateOnly? From, DateOnly? To, long? Before) : IQuery<View>;

    internal sealed record View(IReadOnlyList<SelectListItem> Staff, IReadOnlyList<Row> Rows, long? Next);

    /// <param name="Seq">Number in the log.</param>
    /// <param name="At">When, UTC.</param>
    /// <param name="Who">Name of the member of staff.</param>
    /// <param name="What">What it was, in words.</param>
    /// <param name="Kind">The same as a code.</param>
    /// <param name="Where">Delprojekt.</param>
    /// <param name="Persons">How many participants.</param>
    /// <param name="Participant">The one participant, when there was one.</param>
    /// <param name="Why">Reason or detail.</param>
    internal sealed record Row(long Seq, DateTime At, string Who, string What, string Kind, string Where, string Persons, Guid? Participant, string Why);

    [Requires(Permissions.Log)]
    internal sealed record VerifyQuery : IQuery<Check>;

    internal sealed record Check(ChainReport Reads, ChainReport Writes, string ReadHead, string WriteHead);

    internal sealed class Handler(AdminScope scope, AccessLog reads, PlatformDbContext db, IStaffDirectory staff, IDelprojektDirectory directory, DataScope rows)
        : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            DateTime? from = request.From is { } f ? SwedishTime.DayInUtc(f).From : null;
            DateTime? to = request.To is { } t ? SwedishTime.DayInUtc(t).To : null;
            var found = request.Changes ? await ChangesAsync(request, from, to, cancellationToken) : await ReadsAsync(request, from, to, cancellationToken);
            return new View([.. scope.Staff.Select(m => new SelectListItem(m.Name, m.Id.ToString()))], found, found.Count == PageSize ? found[^1].Seq : null);
        }

        private async Task<List<Row>> ReadsAsync(Query request, DateTime? from, DateTime? to, CancellationToken ct)
        {
            var result = new List<Row>();
            var before = request.Before;
            // Rows of other delprojekt are stepped over, a batch at a time, until a page is full.
            while (result.Count < PageSize)
            {
                var batch = await reads.ListAsync(new AccessFilter(request.User, request.Participant, from, to), before, PageSize * 4, ct);
                result.AddRange(batch.Where(r => Sees(r.Entry.DelprojektId)).Select(Read).Take(PageSize - result.Count));
                if (batch.Count < PageSize * 4) break;
                before = batch[^1].Seq;
            }

            return result;
        }

        private async Task<List<Row>> ChangesAsync(Query request, DateTime? from, DateTime? to, CancellationToken ct)
        {
            // The log names nobody; what may be seen is narrowed below.
            rows.EnterEverything();
            var mine = scope.Delprojekt.Select(d => (Guid?)d.Id).ToList();
            var all = scope.Everything;
            var (user, participant, before) = (request.User, request.Participant, request.Before ?? long.MaxValue);
            return [.. (await db.Changes.Where(c => c.Seq < before && (user == null || c.UserId == user) && (participant == null || c.ParticipantId == participant)
                    && (from == null || c.At >= from) && (to == null || c.At < to) && (all || mine.Contains(c.DelprojektId)))
                .OrderByDescending(c => c.Seq).Take(PageSize).ToListAsync(ct))
                .Select(c => new Row(c.Seq, c.At, Name(c.UserId), LogWords.Change(c.Kind), c.Kind, Place(c.DelprojektId), "–", c.ParticipantId, c.Detail ?? ""))];
        }

        private Row Read(AccessRow r) => new(r.Seq, r.At, Name(r.Entry.UserId), LogWords.Read(r.Entry.Kind), r.Entry.Kind, Place(r.Entry.DelprojektId),
            Persons(r.Entry.Participants), r.Entry.Participants is [var one] ? one : null, LogWords.Why(r.Entry.Reason));

        private bool Sees(Guid? delprojekt) => scope.Everything || scope.Delprojekt.Any(d => d.Id == delprojekt);

        private string Name(Guid? user) => user is { } id ? staff.NameOf(id) : "–";

        private string Place(Guid? delprojekt) => delprojekt is not { } id ? "–" : directory.Find(id)?.Name ?? "stängt delprojekt";

        private static string Persons(IReadOnlyList<Guid> ids) => ids.Count == 0 ? "–" : $"{ids.Count} deltagare";
    }

    internal sealed class VerifyHandler(AccessLog reads, ChangeLog writes) : IRequestHandler<VerifyQuery, Check>
    {
        public async Task<Check> Handle(VerifyQuery request, CancellationToken cancellationToken) => new(
            await reads.VerifyAsync([], cancellationToken), await writes.VerifyAsync([], cancellationToken), reads.Head.ToString(), writes.Head.ToString());
    }
}
