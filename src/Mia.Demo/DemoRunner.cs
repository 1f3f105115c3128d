using Mia.Casework.Data;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Exits;
using Mia.Casework.Domain.Interventions;
using Mia.Casework.Services;
using Mia.Demo.Invented;
using Mia.Demo.Life;
using Mia.Demo.Profiles;
using Mia.Platform.Data;
using Mia.Platform.Demo;
using Mia.Platform.Identity;
using Mia.Platform.Organisation;
using Mia.Platform.Security;
using Mia.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Demo;

/// <summary>Invents participants, lets years go by for them, and saves what came of it.</summary>
internal sealed class DemoRunner(IServiceScopeFactory scopes, IDelprojektDirectory directory, IStaffDirectory staff, ICodeLists codes,
    IdentityLookup lookup, TableCounts counts, TimeProvider clock)
{
    /// <summary>So many lives go by at the same time; keeps memory even for large data sets.</summary>
    private const int Cohort = 5_000;

    /// <summary>Makes the data.</summary>
    /// <param name="options">How much.</param>
    /// <param name="progress">Told once a simulated month which day it is and how many participants there are.</param>
    /// <param name="ct">Stops between two cohorts.</param>
    /// <exception cref="DemoRefusedException">There are participants already, or no delprojekt with staff.</exception>
    public async Task<DemoResult> RunAsync(DemoOptions options, Action<DateOnly, int> progress, CancellationToken ct)
    {
        if (await IsUsedAsync(ct))
            throw new DemoRefusedException("Datamappen innehåller redan deltagare eller anmälningar. Provdata blandas aldrig med andra uppgifter: välj en tom mapp med Mia__Data__Directory.");
        var places = await PlacesAsync(ct);
        var now = clock.UtcNow();
        var identities = new InventedNumbers();
        var receipts = new HashSet<string>(StringComparer.Ordinal);
        var result = new DemoResult(0, 0, 0, 0);
        for (var from = 0; from < options.Participants; from += Cohort)
        {
            var (first, count) = (from, Math.Min(Cohort, options.Participants - from));
            result = await scopes.RunAsSystemAsync(services => services.GetRequiredService<DataSession>().WriteAsync(async token =>
            {
                var db = services.GetRequiredService<CaseworkDbContext>();
                var numbers = await db.NumberSeries.SingleAsync(s => s.Name == NumberSeries.Cases, token);
                var world = new World(now, codes, ExitRules.From(codes), lookup.Of, numbers, identities, receipts, options.Few) { NameOf = staff.NameOf };
                new Population(world, places, options, first, count).Plan();
                world.Agenda.Run(day => progress(day, first + world.Made.Participants.Count));
                if (first == 0) new WeekLife(world, places, options.Seed).Plan();
                return await SaveAsync(services, db, world, result, token);
            }, ct));
        }

        await counts.RefreshAsync(ct);
        return result;
    }

    /// <summary>Whether there is anybody in the data already, removed ones included.</summary>
    public Task<bool> IsUsedAsync(CancellationToken ct) => scopes.RunAsSystemAsync(async services =>
    {
        var db = services.GetRequiredService<CaseworkDbContext>();
        return await db.Participants.IgnoreQueryFilters([MiaDbContext.SoftDeleteFilter]).AnyAsync(ct)
            || await db.Referrals.IgnoreQueryFilters([MiaDbContext.SoftDeleteFilter]).AnyAsync(ct);
    });

    private async Task<IReadOnlyList<Place>> PlacesAsync(CancellationToken ct)
    {
        var places = new List<Place>();
        foreach (var delprojekt in directory.All)
        {
            var team = new Team
            {
                CaseManagers = Ids(delprojekt.Id, Role.CaseManager), Coaches = Ids(delprojekt.Id, Role.SeCoach),
                CbtConsultants = Ids(delprojekt.Id, Role.CbtConsultant), WorkTraining = Ids(delprojekt.Id, Role.WorkTrainingCoordinator),
            };
            if (team.CaseManagers.Count == 0) continue;
            places.Add(await scopes.RunInDelprojektAsync(delprojekt, async services =>
            {
                var db = services.GetRequiredService<CaseworkDbContext>();
                var rules = InterventionRules.Of(await db.InterventionTypes.AsNoTracking().ToListAsync(ct), await db.InterventionOffers.AsNoTracking().ToListAsync(ct));
                var eligibility = await db.EligibilityRules.AsNoTracking().OrderBy(r => r.Order).ToListAsync(ct);
                return new Place(delprojekt, DelprojektProfile.Of(delprojekt.Slug), rules, [.. eligibility.Select(r => (r.Code, r.Test))], team);
            }));
        }

        return places.Count > 0 ? places : throw new DemoRefusedException(
            "Det finns inget delprojekt med personal att ge provdata. Kör i utvecklingsläge: ASPNETCORE_ENVIRONMENT=Development.");
    }

    /// <summary>By account id, which the demo accounts have the same everywhere.</summary>
    private Guid[] Ids(Guid delprojekt, Role role) => [.. staff.In(delprojekt, role).Select(s => s.Id).Order()];

    private static async Task<DemoResult> SaveAsync(IServiceProvider services, CaseworkDbContext db, World world, DemoResult before, CancellationToken ct)
    {
        var made = world.Made;
        db.InsertMany(made.Participants);
        db.InsertMany(made.Designations);
        db.InsertMany(made.Referrals);
        db.InsertMany(made.Referrals.SelectMany(r => r.Steps));
        db.InsertMany(made.Referrals.SelectMany(r => r.Answers));
        db.InsertMany(made.Cases.Select(c => c.Case));
        db.InsertMany(made.Cases.SelectMany(c => c.Case.Responsibilities));
        db.InsertMany(made.Cases.SelectMany(c => c.Case.Interventions));
        db.InsertMany(made.Consents);
        db.InsertMany(made.Incomes);
        db.InsertMany(made.Registrations);
        db.InsertMany(made.Contacts);
        db.InsertMany(made.Exits);
        db.InsertMany(made.Handovers);
        db.InsertMany(made.FollowUps);
        db.InsertMany(made.Bookings);
        db.InsertMany(made.Bookings.SelectMany(b => b.Participants));
        db.InsertMany(made.Bookings.SelectMany(b => b.Staff));
        db.InsertMany(made.Tasks);
        db.InsertMany(made.ChairCounts);
        db.InsertMany(made.Mappings);
        db.InsertMany(made.Mappings.SelectMany(m => m.Areas));
        db.InsertMany(made.Network);
        db.InsertMany(made.Ratings);
        db.InsertMany(made.Ratings.SelectMany(r => r.Areas));
        db.InsertMany(made.Plans);
        db.InsertMany(made.Plans.SelectMany(p => p.Goals));
        db.InsertMany(made.Plans.SelectMany(p => p.Objectives));
        db.InsertMany(made.Plans.SelectMany(p => p.Objectives).SelectMany(o => o.Scales));
        db.InsertMany(made.Plans.SelectMany(p => p.Objectives).SelectMany(o => o.Ratings));
        db.InsertMany(made.Plans.SelectMany(p => p.Activities));
        db.InsertMany(made.Plans.SelectMany(p => p.Activities).SelectMany(a => a.Waits));
        db.InsertMany(made.Reviews);
        db.InsertMany(made.Versions);
        var changes = world.Changes.Count;
        services.GetRequiredService<DataSession>().Record(world.Changes);

        var batch = new DemoBatch(world.Today, [.. made.Cases.Select(c => Describe(c.Case, c.Place, c.Seed))]);
        foreach (var contributor in services.GetServices<IDemoContributor>()) await contributor.AddAsync(batch, ct);
        return new DemoResult(before.Participants + made.Participants.Count, before.Referrals + made.Referrals.Count,
            before.Contacts + made.Contacts.Count, before.Changes + changes);
    }

    private static DemoCase Describe(Case made, Place place, int seed) => new(made.Id, made.ParticipantId, made.DelprojektId, made.ControllerId,
        place.Info.Slug, made.EnrolledOn, made.EndedOn, made.MainResponsibleId ?? Guid.Empty,
        [.. made.Interventions.Select(p => new DemoIntervention(p.Id, p.TypeCode, p.ResponsibleId, p.StartsOn, p.EndsOn))], seed);
}
