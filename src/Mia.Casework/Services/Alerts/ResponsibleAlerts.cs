using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Alerts;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Interventions;
using Mia.Casework.Pages.Insatser;
using Mia.Platform.Identity;
using Mia.Platform.Organisation;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Services.Alerts;

/// <summary>Open cases whose main responsible does not work here any more, and interventions that have lost what they stand on (L19).</summary>
internal sealed class ResponsibleAlerts(CaseworkDbContext db, IStaffDirectory staff, ICurrentDelprojekt here, InterventionBook book) : IAlertSource
{
    private static readonly AlertInfo Nobody = new(AlertCodes.Nobody, "Ingen ansvarig", 0,
        "Ärendet är öppet och ingen som arbetar här håller ihop det. Försvinner när någon blir huvudansvarig.")
    {
        BetweenChairs = true, Weight = 100, CanSnooze = false, Receiver = AlertReceiver.ProjectLeader, EscalateAfter = 0,
    };

    private static readonly AlertInfo Unsupported = new(AlertCodes.Unsupported, "Insats utan stöd", 0,
        "En insats pågår som kräver en annan, och den andra har tagit slut. Försvinner när insatsen avslutas eller det som krävs läggs till.") { Weight = 58, EscalateAfter = 0 };

    public IReadOnlyList<AlertInfo> Kinds => [Nobody, Unsupported];

    public async Task<IReadOnlyList<AlertFact>> FindAsync(AlertSearch search, CancellationToken ct) =>
        [.. await NobodyAsync(search, ct), .. await UnsupportedAsync(search, ct)];

    private async Task<IEnumerable<AlertFact>> NobodyAsync(AlertSearch search, CancellationToken ct)
    {
        var (today, place) = (search.Today, here.Required.Id);
        var working = staff.In(place).Select(m => m.Id).ToList();
        var found = await search.Of(db.Cases.AsNoTracking(), db.Responsibilities)
            .Where(c => c.EndedOn == null && !c.Responsibilities.Any(r => r.IsMain && r.To == null && working.Contains(r.UserId)))
            .Select(c => new { c.Id, c.EnrolledOn, c.LastContactOn, Main = c.Responsibilities.Where(r => r.IsMain && r.To == null).Select(r => (Guid?)r.UserId).FirstOrDefault() }).ToListAsync(ct);
        return found.Select(c =>
        {
            // The day after the last role here, where that is known.
            var left = c.Main is { } id ? staff.Find(id)?.Roles.Where(r => r.DelprojektId == place).Max(r => r.To) : null;
            var since = left is { } day && day < today ? day.AddDays(1) : c.LastContactOn ?? c.EnrolledOn;
            return new AlertFact(Nobody.Code, c.Id, since, since, "Den huvudansvariga arbetar inte kvar. Ingen ny är vald.",
                new AlertStep("Välj ansvarig", "ansvar", CaseworkPermissions.WriteResponsibilities, OnlyResponsible: false)) { Mover = AlertMover.ProjectLeader };
        });
    }

    private async Task<IEnumerable<AlertFact>> UnsupportedAsync(AlertSearch search, CancellationToken ct)
    {
        if (!search.AnyOn(Unsupported)) return [];
        var rules = await book.RulesAsync(ct);
        var demanding = rules.All.Where(r => r.RequiresAnyOf.Count > 0).Select(r => r.Code).ToList();
        if (demanding.Count == 0) return [];
        var required = rules.All.SelectMany(r => r.RequiresAnyOf).Distinct().ToList();
        var today = search.Today;
        var open = search.Of(db.Cases.AsNoTracking(), db.Responsibilities).Where(c => c.EndedOn == null);
        var found = await db.Interventions.AsNoTracking()
            .Where(i => demanding.Contains(i.TypeCode) && i.EndsOn == null)
            .Where(i => !db.Interventions.Any(o => o.CaseId == i.CaseId && o.EndsOn == null && required.Contains(o.TypeCode)))
            .Where(i => open.Any(c => c.Id == i.CaseId))
            .Select(i => new { i.CaseId, i.TypeCode, Lost = db.Interventions.Where(o => o.CaseId == i.CaseId && required.Contains(o.TypeCode)).Max(o => o.EndsOn) }).ToListAsync(ct);
        return found.DistinctBy(i => i.CaseId).Select(i => new AlertFact(Unsupported.Code, i.CaseId, i.Lost ?? today, i.Lost ?? today,
            $"{rules.NameOf(i.TypeCode)} pågår utan {rules.RequiredText(i.TypeCode)}. Lägg till, eller avsluta serien.",
            new AlertStep("Till insatserna", "insatser", CaseworkPermissions.ReadCases, OnlyResponsible: false)));
    }
}
