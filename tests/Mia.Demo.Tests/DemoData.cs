using Mia.Casework.Data;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Contacts;
using Mia.Casework.Domain.Exits;
using Mia.Casework.Domain.Intake;
using Mia.Casework.Domain.People;
using Mia.Casework.Domain.Plans;
using Mia.Platform.Data;
using Mia.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Demo.Tests;

/// <summary>Everything that a run of the demo left in a data folder of its own.</summary>
public sealed class DemoData : IAsyncLifetime
{
    public const int Participants = 150;

    public MiaApp App { get; } = new();
    public List<Participant> People { get; private set; } = [];
    public List<IdentityDesignation> Numbers { get; private set; } = [];
    public List<Referral> Referrals { get; private set; } = [];
    public List<Case> Cases { get; private set; } = [];
    public List<Consent> Consents { get; private set; } = [];
    public List<Contact> Contacts { get; private set; } = [];
    public List<Exit> Exits { get; private set; } = [];
    public List<Handover> Handovers { get; private set; } = [];
    public List<Plan> Plans { get; private set; } = [];

    public Task InitializeAsync() => FillAsync(seed: 7);

    public async Task FillAsync(int seed)
    {
        await RunAsync(new DemoOptions(Participants, 2, seed));
        await App.Services.GetRequiredService<IServiceScopeFactory>().RunAsSystemAsync(async services =>
        {
            var db = services.GetRequiredService<CaseworkDbContext>();
            People = await db.Participants.AsNoTracking().ToListAsync();
            Numbers = await db.Designations.AsNoTracking().ToListAsync();
            Referrals = await db.Referrals.AsNoTracking().Include(r => r.Steps).Include(r => r.Answers).AsSplitQuery().ToListAsync();
            Cases = await db.Cases.AsNoTracking().Include(c => c.Interventions).Include(c => c.Responsibilities).Include(c => c.Participant)
                .AsSplitQuery().OrderBy(c => c.Number).ToListAsync();
            Consents = await db.Consents.AsNoTracking().ToListAsync();
            Contacts = await db.Contacts.AsNoTracking().ToListAsync();
            Exits = await db.Exits.AsNoTracking().ToListAsync();
            Handovers = await db.Handovers.AsNoTracking().ToListAsync();
            Plans = await db.Plans.AsNoTracking().Include(p => p.Goals).Include(p => p.Objectives).ThenInclude(o => o.Ratings).Include(p => p.Objectives).ThenInclude(o => o.Scales)
                .Include(p => p.Activities).ThenInclude(a => a.Waits).AsSplitQuery().ToListAsync();
            return 0;
        });
    }

    public Task<DemoResult> RunAsync(DemoOptions options) =>
        App.Services.GetRequiredService<DemoRunner>().RunAsync(options, (_, _) => { }, CancellationToken.None);

    public async Task DisposeAsync() => await App.DisposeAsync();
}
