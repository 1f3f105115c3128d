using Mia.Casework.Domain.Alerts;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Intake;
using Mia.Casework.Domain.Interventions;
using Mia.Casework.Domain.Mapping;
using Mia.Platform.Data;
using Mia.Platform.Modules;
using Mia.Platform.Organisation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Data;

/// <summary>Rows that must exist: code lists, intervention types, settings, and what modules propose for their delprojekt.</summary>
internal sealed class CaseworkSetUp(CaseworkDbContext db, PlatformDbContext platform, DelprojektSeeder seeder,
    IEnumerable<CodeProposal> codes, IEnumerable<InterventionTypeSeed> types, IEnumerable<IAlertSource> alerts) : ISetUp
{
    public async Task RunAsync(CancellationToken ct)
    {
        await AddCodesAsync(ct);
        await AddTypesAsync(ct);
        await AddSettingsAsync(ct);
        if (!await db.NumberSeries.AnyAsync(s => s.Name == NumberSeries.Cases, ct)) db.Add(new NumberSeries(NumberSeries.Cases, 1000));
        // Those that were added a moment ago in the same transaction are not in the file yet.
        await platform.Set<Delprojekt>().LoadAsync(ct);
        foreach (var delprojekt in platform.Set<Delprojekt>().Local) await seeder.SeedAsync(delprojekt.Id, delprojekt.Slug, ct);
    }

    private async Task AddCodesAsync(CancellationToken ct)
    {
        var existing = await db.Codes.IgnoreQueryFilters([MiaDbContext.SoftDeleteFilter]).Include(c => c.Wordings).ToListAsync(ct);
        var known = existing.Select(c => (c.List, c.Value)).ToHashSet();
        db.AddRange(CodeSeeds.All.Concat(codes).SelectMany(l => l.Codes.Select((seed, i) => (l.List, Seed: seed with { Order = seed.Order > 0 ? seed.Order : (i + 1) * 10 })))
            .Where(c => known.Add((c.List, c.Seed.Value))).Select(c => new Code(c.List, c.Seed, CodeSeeds.ValidFrom)));
        // A meaning that a later version of Mia brings to a code that was there before.
        var marks = CodeSeeds.All.Concat(codes).SelectMany(l => l.Codes.Where(s => s.Marks.Count > 0).Select(s => (l.List, s.Value, s.Marks))).DistinctBy(s => (s.List, s.Value)).ToDictionary(s => (s.List, s.Value), s => s.Marks);
        foreach (var code in existing) code.Mean(marks.GetValueOrDefault((code.List, code.Value), []));
    }

    private async Task AddTypesAsync(CancellationToken ct)
    {
        var known = await db.InterventionTypes.IgnoreQueryFilters([MiaDbContext.SoftDeleteFilter]).Select(t => t.Code).ToListAsync(ct);
        db.AddRange(InterventionSeeds.All.Concat(types).DistinctBy(t => t.Code).Where(t => !known.Contains(t.Code)).Select(t => new InterventionType(t)));
    }

    private async Task AddSettingsAsync(CancellationToken ct)
    {
        var known = await db.Settings.Where(s => s.DelprojektId == null).Select(s => s.Key).Distinct().ToListAsync(ct);
        var all = SettingSeeds.All.Concat(alerts.SelectMany(s => s.Kinds).SelectMany(k => new[] { (Key: k.DaysKey, Value: k.Days), (Key: k.EscalateKey, Value: k.EscalateAfter) })).DistinctBy(s => s.Key);
        db.AddRange(all.Where(s => !known.Contains(s.Key)).Select(s => new Setting(null, s.Key, s.Value, CodeSeeds.ValidFrom)));
    }
}

/// <summary>Gives a delprojekt its rules and offers, once: what is there is never touched.</summary>
internal sealed class DelprojektSeeder(CaseworkDbContext db, IEnumerable<EligibilityProposal> rules, IEnumerable<OfferProposal> offers,
    IEnumerable<InterventionTypeSeed> types)
{
    public async Task SeedAsync(Guid id, string slug, CancellationToken ct)
    {
        string[] unfiltered = [MiaDbContext.SoftDeleteFilter, MiaDbContext.DelprojektFilter];
        var knownRules = await db.EligibilityRules.IgnoreQueryFilters(unfiltered).Where(r => r.DelprojektId == id).Select(r => r.Code).ToListAsync(ct);
        var proposed = rules.Where(r => r.Slug == slug).SelectMany(r => r.Rules).ToList();
        db.AddRange(proposed.Select((seed, i) => (seed, order: (i + 1) * 10)).Where(r => !knownRules.Contains(r.seed.Code))
            .Select(r => new EligibilityRule(id, r.seed, r.order)));

        var knownOffers = await db.InterventionOffers.IgnoreQueryFilters(unfiltered).Where(o => o.DelprojektId == id).Select(o => o.Code).ToListAsync(ct);
        var all = InterventionSeeds.All.Concat(types).DistinctBy(t => t.Code).ToDictionary(t => t.Code, StringComparer.Ordinal);
        var own = offers.Where(o => o.Slug == slug).SelectMany(o => o.Codes).Distinct(StringComparer.Ordinal).ToList();
        // A delprojekt made by an administrator from data alone may start with every type.
        var codes = own.Count > 0 ? own : knownOffers.Count > 0 ? [] : [.. all.Keys];
        db.AddRange(codes.Where(c => !knownOffers.Contains(c) && all.ContainsKey(c)).Select(c => new InterventionOffer(id, c, all[c].ValidFrom)));
    }
}

internal sealed class SeedNewDelprojekt(DelprojektSeeder seeder) : INotificationHandler<DelprojektCreated>
{
    public Task Handle(DelprojektCreated notification, CancellationToken cancellationToken) =>
        seeder.SeedAsync(notification.Id, notification.Slug, cancellationToken);
}
