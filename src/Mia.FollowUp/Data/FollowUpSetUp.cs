using Mia.FollowUp.Targets;
using Mia.Platform.Data;
using Mia.Platform.Modules;
using Mia.Platform.Organisation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Mia.FollowUp.Data;

/// <summary>Definitions, the rule for small numbers, and the targets of every delprojekt. What is there is never touched.</summary>
internal sealed class FollowUpSetUp(FollowUpDbContext db, PlatformDbContext platform, TargetSeeder seeder) : ISetUp
{
    public async Task RunAsync(CancellationToken ct)
    {
        var known = await db.Definitions.Select(d => new { d.Code, d.Number }).ToListAsync(ct);
        db.AddRange(Proposals.Definitions.Where(d => !known.Contains(new { d.Code, d.Number })).Select(d => new Definition(d)));
        if (!await db.SmallNumberRules.AnyAsync(ct))
        {
            var rule = Proposals.SmallNumberRule;
            db.Add(new SmallNumberRule(rule.SmallestCount, rule.SmallestBase, rule.ValidFrom, rule.Source));
        }
        // Those that were added a moment ago in the same transaction are not in the file yet.
        await platform.Set<Delprojekt>().LoadAsync(ct);
        foreach (var delprojekt in platform.Set<Delprojekt>().Local.ToList()) await seeder.SeedAsync(delprojekt.Id, delprojekt.Slug, ct);
    }
}

/// <summary>Gives a delprojekt the targets it lacks.</summary>
internal sealed class TargetSeeder(FollowUpDbContext db)
{
    public async Task SeedAsync(Guid id, string slug, CancellationToken ct)
    {
        var known = await db.Targets.IgnoreQueryFilters([MiaDbContext.DelprojektFilter]).Where(t => t.DelprojektId == id).Select(t => t.Code).ToListAsync(ct);
        db.AddRange(Proposals.For(slug).Where(t => !known.Contains(t.Code)).Select(t => new Target(id, t)));
    }
}

/// <summary>A delprojekt that an administrator makes gets its targets in the same transaction.</summary>
internal sealed class NewDelprojektTargets(TargetSeeder seeder) : INotificationHandler<DelprojektCreated>
{
    public Task Handle(DelprojektCreated notification, CancellationToken cancellationToken) =>
        seeder.SeedAsync(notification.Id, notification.Slug, cancellationToken);
}
