using Mia.Casework.Data;
using Mia.Casework.Domain.Codes;
using Mia.Platform.Data;
using Mia.Platform.Organisation;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Services;

/// <summary>What an administrator must not do with a code, and why (methods.md 18: rules name codes).</summary>
public interface ICodeGuard
{
    /// <summary>Why nobody can add to a list; null when it is open. Swedish.</summary>
    string? Closed(string list);

    /// <summary>What in the program needs a code; null when nothing does. Swedish.</summary>
    string? NeededBy(string list, string code);

    /// <summary>Why a code cannot end on a day; null when it can. Swedish, with what to do instead.</summary>
    /// <param name="code">The code.</param>
    /// <param name="lastDay">Its last day.</param>
    /// <param name="ct">Cancels.</param>
    Task<string?> RefusalAsync(Code code, DateOnly lastDay, CancellationToken ct);
}

/// <inheritdoc />
internal sealed class CodeGuard(CaseworkDbContext db, IEnumerable<ReservedCodes> reserved, IEnumerable<ClosedList> closed, IDelprojektDirectory places) : ICodeGuard
{
    public string? Closed(string list) => closed.FirstOrDefault(c => c.List == list)?.Why;

    public string? NeededBy(string list, string code) => reserved.FirstOrDefault(r => r.List == list && r.Codes.Contains(code))?.Why;

    public async Task<string?> RefusalAsync(Code code, DateOnly lastDay, CancellationToken ct)
    {
        if (NeededBy(code.List, code.Value) is { } why) return $"Koden kan inte avslutas. {why} Du kan ändra texten.";
        var after = lastDay.AddDays(1);
        var others = (await db.Codes.AsNoTracking().Where(c => c.List == code.List && c.Id != code.Id).ToListAsync(ct)).FindAll(c => c.HoldsOn(after));
        if (others.Count == 0) return "Koden är den sista i listan. Lägg till en annan kod först.";
        if (code.Marks.Find(m => others.TrueForAll(o => !o.Marks.Contains(m))) is { } mark)
            return $"Koden är den enda med betydelsen ”{CodeMarks.Word(mark)}”, som reglerna behöver. Lägg till en annan kod med den betydelsen först.";
        return await RuleAsync(code, after, ct);
    }

    private async Task<string?> RuleAsync(Code code, DateOnly after, CancellationToken ct)
    {
        // Rules hold no person; who keeps the lists of all delprojekt must know of all their rules.
        string[] filters = [MiaDbContext.DelprojektFilter];
        var rules = await db.EligibilityRules.IgnoreQueryFilters(filters).AsNoTracking().ToListAsync(ct);
        var naming = rules.Find(r => (r.ValidTo is null || r.ValidTo >= after) && r.Test.Named.Contains((code.List, code.Value)));
        return naming is null ? null
            : $"Målgruppsregeln ”{naming.Text}” i {places.All.FirstOrDefault(d => d.Id == naming.DelprojektId)?.Name ?? "ett stängt delprojekt"} räknar med koden. Avsluta regeln först.";
    }
}
