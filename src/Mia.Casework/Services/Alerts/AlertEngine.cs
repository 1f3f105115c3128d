using Mia.Casework.Data;
using Mia.Casework.Domain.Alerts;
using Mia.Platform.Data;
using Mia.Platform.Modules;
using Mia.Platform.Organisation;
using Mia.Platform.Time;
using Mia.Platform.Toolbox;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Services.Alerts;

/// <summary>An alert as it stands now: the fact, its kind, and whether somebody has put it off.</summary>
/// <param name="Info">Kind.</param>
/// <param name="Fact">What waits.</param>
/// <param name="Terms">What holds for the kind here.</param>
/// <param name="Escalated">The project leader's too, since it has waited for long.</param>
/// <param name="Snooze">Put off; null when it shows.</param>
public sealed record Alert(AlertInfo Info, AlertFact Fact, AlertTerms Terms, bool Escalated, AlertSnooze? Snooze);

/// <summary>
/// Works out all alerts from the facts. Nothing is stored but the reasons why somebody put one off, so an alert can neither be forgotten nor
/// linger; those of a whole delprojekt stay in <see cref="AlertMemory"/> until something changes.
/// </summary>
internal sealed class AlertEngine(IEnumerable<IAlertSource> sources, AlertMemory memory, DatedSettings settings, CaseworkDbContext db, DataSession session, DataScope scope,
    ICurrentDelprojekt here, ModuleCatalogue catalogue, IToolbox toolbox, TimeProvider clock)
{
    /// <summary>The kinds of the tools that are on, gravest first.</summary>
    public async Task<IReadOnlyList<AlertInfo>> KindsAsync() => [.. (await OnAsync()).SelectMany(s => s.Kinds).DistinctBy(k => k.Code).OrderByDescending(k => k.Weight)];

    /// <summary>What holds for a kind today.</summary>
    public async Task<AlertTerms> TermsAsync(AlertInfo kind, CancellationToken ct)
    {
        await settings.LoadAsync(ct);
        return Terms(kind);
    }

    /// <summary>
    /// All alerts of the delprojekt, or of what somebody answers for, those that are put off included. Those of one case or referral stand
    /// beside each other, else in no order.
    /// </summary>
    /// <param name="responsibleId">Only what this person answers for; null for all.</param>
    /// <param name="withReferrals">Referrals too.</param>
    /// <param name="ct">Stops the request.</param>
    public async Task<IReadOnlyList<Alert>> FindAsync(Guid? responsibleId, bool withReferrals, CancellationToken ct)
    {
        await settings.LoadAsync(ct);
        var today = clock.Today();
        var terms = new Dictionary<string, AlertTerms>(StringComparer.Ordinal);
        AlertTerms Known(AlertInfo kind) => terms.TryGetValue(kind.Code, out var known) ? known : terms[kind.Code] = Terms(kind);
        var search = new AlertSearch(today, clock.UtcNow(), responsibleId, withReferrals, Known, settings.Value);
        var on = await OnAsync();
        var kinds = on.SelectMany(s => s.Kinds).DistinctBy(k => k.Code).ToDictionary(k => k.Code, StringComparer.Ordinal);

        async Task<List<Alert>> AlertsAsync(AlertSearch asked)
        {
            var facts = new List<AlertFact>();
            foreach (var source in on) facts.AddRange(await source.FindAsync(asked, ct));
            var waiting = facts.FindAll(f => Known(kinds[f.Code]).On && f.DueOn <= today && asked.Cases?.Contains(f.SubjectId) != false);
            var snoozed = db.AlertSnoozes.AsNoTracking().Where(s => s.Until >= today);
            if (asked.Cases?.ToList() is { } some) snoozed = snoozed.Where(s => some.Contains(s.SubjectId));
            var snoozes = (await snoozed.ToListAsync(ct)).ToLookup(s => (s.SubjectId, s.Code));
            return waiting.ConvertAll(f => new Alert(kinds[f.Code], f, Known(kinds[f.Code]), today.DayNumber - f.DueOn.DayNumber >= Known(kinds[f.Code]).EscalateAfter,
                snoozes[(f.SubjectId, f.Code)].FirstOrDefault(s => s.Hides(f, today))));
        }

        // What one person answers for is little and is read; so is all that a write in progress sees, which may yet be rolled back.
        var found = responsibleId is not null || session.IsWriting || scope.DelprojektId != here.Required.Id
            ? AlertMemory.Together(await AlertsAsync(search))
            : await memory.OfAsync(new(here.Required.Id, scope.ControllerId), search, string.Join(' ', on.Select(s => s.GetType().Name)),
                cases => AlertsAsync(search with { WithReferrals = cases is null, Cases = cases }), ct);
        return withReferrals ? found : [.. found.Where(a => a.Fact.Subject != AlertSubject.Referral)];
    }

    private AlertTerms Terms(AlertInfo kind) => new(settings.Decided(kind.OnKey) is null or not 0, settings.Value(kind.DaysKey),
        settings.Value(kind.EscalateKey), settings.Decided(kind.ReceiverKey) is { } receiver ? (AlertReceiver)receiver : kind.Receiver);

    private async Task<List<IAlertSource>> OnAsync()
    {
        var on = new List<IAlertSource>();
        foreach (var source in sources)
        {
            if (catalogue.ToolOf(source.GetType()) is not { } tool || await toolbox.IsOnHereAsync(tool)) on.Add(source);
        }
        return on;
    }
}
