using Mia.Casework.Data;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.People;
using Mia.Casework.Pages.Arende;
using Mia.Platform.Data;
using Mia.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Services.People;

/// <summary>What taking a join back left as it had become.</summary>
/// <param name="NewRows">Rows written since, which followed their cases.</param>
/// <param name="Newer">Labels of facts that somebody has corrected since.</param>
public sealed record Separated(int NewRows, IReadOnlyList<string> Newer);

/// <summary>Joins two records of one person and takes it back. Rows of all modules come along, see <see cref="PersonRows"/>.</summary>
internal sealed class PersonJoins(CaseworkDbContext db, PersonRows rows, DatedSettings settings, ICodeLists codes, CaseDesk desk)
{
    /// <summary>Joins <paramref name="otherId"/> into <paramref name="keptId"/>.</summary>
    public async Task<PersonJoin> JoinAsync(Guid keptId, Guid otherId, string stamp, IReadOnlySet<string> fromOther, CancellationToken ct)
    {
        var (kept, other) = (await FindAsync(keptId, ct), await FindAsync(otherId, ct));
        var join = new PersonJoin(kept, other, await settings.DaysAsync(SettingKeys.JoinUndo, ct), desk.By);
        if (StampOf(kept, other) != stamp) throw new RuleException("En av posterna har ändrats sedan du öppnade sidan. Det som visas nu är det som gäller. Gå igenom det igen.");
        var (before, otherTerms) = (kept.ToTerms(), other.ToTerms());
        var agreed = PersonField.Agree(before, otherTerms, fromOther, codes);
        kept.Agree(agreed, desk.By);
        var own = await db.Cases.Where(c => c.ParticipantId == keptId).Select(c => c.Id).ToListAsync(ct);
        var moved = await db.Cases.IgnoreQueryFilters([MiaDbContext.SoftDeleteFilter]).Where(c => c.ParticipantId == otherId).Select(c => c.Id).ToListAsync(ct);
        var otherNumbers = await db.Designations.Where(d => d.ParticipantId == otherId && d.ValidTo == null).Select(d => d.Id).ToListAsync(ct);
        var all = await rows.MoveAsync(otherId, keptId, ct);
        var ended = await OneNumberAsync(keptId, otherNumbers, fromOther.Contains(PersonField.Number), ct);
        join.Keep(new JoinContent(all, moved, before, kept.ToTerms(), ended), [.. own, .. moved]);
        db.Add(join);
        return join;
    }

    /// <summary>Takes a join back.</summary>
    public async Task<Separated> SeparateAsync(PersonJoin join, CancellationToken ct)
    {
        var (kept, other) = (await FindAsync(join.KeptId, ct), await db.Participants.FirstAsync(p => p.Id == join.JoinedId, ct));
        if (kept.JoinedIntoId is not null) throw new RuleException("Posten är själv ihopkopplad med en annan. Ångra den ihopkopplingen först.");
        var content = join.Read();
        var cases = await db.Cases.Where(c => c.ParticipantId == join.KeptId).Select(c => c.Id).ToListAsync(ct);
        join.Undo(other, cases, desk.By);
        var (terms, newer) = PersonField.TakeBack(kept.ToTerms(), content, codes);
        kept.Agree(terms, desk.By);
        var followed = await rows.MoveBackAsync(content.Rows, content.Cases, join.KeptId, join.JoinedId, ct);
        // Read when they have moved: a row must not be written back with its old owner.
        foreach (var number in await db.Designations.Where(d => content.EndedNumbers.Contains(d.Id)).ToListAsync(ct)) number.Reopen();
        return new(followed, newer);
    }

    /// <summary>Changes whenever one of the records does.</summary>
    public static string StampOf(Participant kept, Participant other) => $"{kept.Version:N}{other.Version:N}";

    private async Task<Participant> FindAsync(Guid id, CancellationToken ct) => await db.Participants.FirstOrDefaultAsync(p => p.Id == id, ct) ?? throw await desk.RefusedAsync(ct);

    /// <summary>Somebody has one number at a time: the one that was not chosen ends today.</summary>
    private async Task<List<Guid>> OneNumberAsync(Guid keptId, List<Guid> others, bool takeOther, CancellationToken ct)
    {
        var current = await db.Designations.Where(d => d.ParticipantId == keptId && d.ValidTo == null).ToListAsync(ct);
        if (others.Count == 0 || current.Count == others.Count) return [];
        var ended = current.FindAll(d => others.Contains(d.Id) != takeOther);
        ended.ForEach(d => d.End(d.ValidFrom > desk.Today ? d.ValidFrom : desk.Today));
        return ended.ConvertAll(d => d.Id);
    }
}
