using Mia.Casework.Data;
using Mia.Casework.Domain.Alerts;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.People;
using Mia.Casework.Pages.Idag;
using Mia.Casework.Services;
using Mia.Casework.Services.Registration;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Registrering;

/// <summary>One participant to be registered.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="ParticipantId">The person.</param>
/// <param name="Name">Name, or the case number of a protected person.</param>
/// <param name="Href">The consents of the case; null when the reader may not open it.</param>
/// <param name="On">The day it began or ended.</param>
/// <param name="Days">Days since then.</param>
/// <param name="How">How the person may be registered.</param>
/// <param name="ByName">With identity number.</param>
/// <param name="Late">More days have gone by than the alert allows.</param>
/// <param name="Missing">What the registration asks for and nobody has written down; empty for nothing.</param>
public sealed record ToRegisterRow(Guid CaseId, Guid ParticipantId, string Name, string? Href, DateOnly On, int Days, string How, bool ByName, bool Late, string Missing);

/// <summary>The two work lists of the registrar, oldest first.</summary>
public sealed record ToRegisterView(IReadOnlyList<ToRegisterRow> In, int InTotal, IReadOnlyList<ToRegisterRow> Out, int OutTotal, bool Writes) : IShowsPersons
{
    /// <summary>Where it is shown, code of the access log.</summary>
    public bool OnStart { get; init; }

    /// <inheritdoc />
    public IEnumerable<Guid> ShownParticipants => In.Concat(Out).Select(r => r.ParticipantId).Distinct();

    /// <inheritdoc />
    public string ShownAs => OnStart ? "start.to-register" : "registrations.list";
}

/// <summary>Reads the lists. Protected persons stand without a name and are registered anonymously (registration.md 2.7 and 6.3).</summary>
internal sealed class RegistrationLists(CaseworkDbContext db, RegistrationQueue queue, MyCases cases, DatedSettings settings, TimeProvider clock)
{
    public async Task<ToRegisterView> ReadAsync(int most, bool writes, CancellationToken ct)
    {
        var today = clock.Today();
        var allowed = await settings.DaysAsync($"larm.{AlertCodes.NotRegistered}.dagar", ct);
        var all = db.Cases.AsNoTracking();
        var begun = queue.ToRegisterIn(all.Where(c => c.EnrolledOn <= today));
        var ended = queue.ToRegisterOut(all);
        return new(await RowsAsync(begun.OrderBy(c => c.EnrolledOn), c => c.EnrolledOn, most, allowed, today, ct), await begun.CountAsync(ct),
            await RowsAsync(ended.OrderBy(c => c.EndedOn), c => c.EndedOn!.Value, most, allowed, today, ct), await ended.CountAsync(ct), writes);
    }

    private async Task<IReadOnlyList<ToRegisterRow>> RowsAsync(IOrderedQueryable<Case> list, Func<(DateOnly EnrolledOn, DateOnly? EndedOn), DateOnly> day, int most, int allowed, DateOnly today, CancellationToken ct)
    {
        var found = await list.ThenBy(c => c.Id).Take(most).Select(c => new
        {
            c.Id, c.ParticipantId, c.Number, c.EnrolledOn, c.EndedOn, Protected = c.Participant.Protection != ProtectionLevel.None,
            Agreed = db.Consents.Any(s => s.CaseId == c.Id && s.Type == ConsentTypes.Registration && s.WithdrawnAt == null && s.ValidFrom <= today && s.ValidTo >= today),
            Income = db.IncomePeriods.Any(p => p.CaseId == c.Id) || db.Exits.Any(e => e.CaseId == c.Id && e.IncomeAsked),
        }).ToListAsync(ct);
        return [.. found.Select(c =>
        {
            var on = day((c.EnrolledOn, c.EndedOn));
            var byName = c.Agreed && !c.Protected;
            var days = today.DayNumber - on.DayNumber;
            return new ToRegisterRow(c.Id, c.ParticipantId, cases.NameOf(c.ParticipantId, c.Number, c.Protected), c.Protected ? null : cases.Url(c.Id, "samtycken"), on, days,
                byName ? "Med namn" : c.Protected ? "Anonymt, skyddade uppgifter" : "Anonymt, samtycke saknas", byName, days > allowed, byName && !c.Income ? "Försörjning är inte antecknad." : "");
        })];
    }
}
