using System.Diagnostics;
using Mia.Casework.Data;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Bookings;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Contacts;
using Mia.Casework.Domain.Mapping;
using Mia.Casework.Domain.People;
using Mia.Casework.Domain.Plans;
using Mia.Casework.Services.Alerts;
using Mia.Casework.Tests.Daily;
using Mia.Platform.Data;
using Mia.Platform.Identity;
using Mia.Platform.Organisation;
using Mia.Platform.Security;
using Mia.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace Mia.Casework.Tests.Alerts;

/// <summary>
/// Five thousand open cases, every third of which waits for something. The limits are far above what is measured, so that a busy machine
/// does not fail them; the figures are written out.
/// </summary>
public sealed class AlertSpeedTests(ITestOutputHelper output)
{
    private const int Open = 5000;
    private const int Rounds = 15;

    [Fact]
    public async Task Five_thousand_open_cases_are_worked_out_within_a_second_and_the_pages_stay_quick()
    {
        await using var app = new MiaApp();
        var place = app.Services.GetRequiredService<IDelprojektDirectory>().Find(DailyWorld.Slug)!;
        await FillAsync(app, place);
        var scopes = app.Services.GetRequiredService<IServiceScopeFactory>();
        var found = 0;
        var engine = await MedianAsync(() => scopes.RunInDelprojektAsync(place, async services =>
        {
            found = (await services.GetRequiredService<AlertEngine>().FindAsync(null, true, CancellationToken.None)).Count;
            return true;
        }));
        Assert.True(found > Open / 4, $"Only {found} alerts");
        using var leader = await app.SignedInAsync($"projektledare@{DailyWorld.Slug}.demo");
        var list = await MedianAsync(() => leader.GetStringAsync($"/{DailyWorld.Slug}/mellan-stolarna"));
        var team = await MedianAsync(() => leader.GetStringAsync($"/{DailyWorld.Slug}/vecka?vem=teamet"));
        output.WriteLine($"{found} alerts of {Open} open cases: {engine:0.0} ms; Mellan stolarna {list:0.0} ms; the team's week {team:0.0} ms");
        Assert.True(engine < 1000, $"{engine} ms for {Open} cases");
        Assert.True(list < 1000 && team < 1000, $"{list} and {team} ms");
    }

    /// <summary>Three of four are mapped, rated and planned; every sixteenth plan waits for too long.</summary>
    private static Work Worked(Case owner, int i, Actor by)
    {
        var mapping = MappingVersion.First(owner, by);
        mapping.Prioritise(["ARB"], by);
        mapping.Write("Mina egna ord.");
        mapping.Finish(by);
        var rating = new SelfRating(owner, new RatingTerms { Voice = RatingVoice.Participant, Occasion = RatingOccasion.Start, RatedOn = by.Today, Areas = [new("ARB", 5, 8, 6)] }, mapping.Declined, by);
        var plan = new Plan(owner, new PlanTerms(by.Today.AddDays(-14), null, DailyWorld.Today.AddDays(30)), by);
        var activity = plan.AddActivity(owner, new ActivityTerms
        {
            UnderId = plan.AddGoal(owner, new GoalTerms("Jag vill ha ett jobb.", "ARB", "ARB")).Id, What = "Besked om ersättning", Party = "FK", StartsOn = by.Today.AddDays(-14),
            DueOn = DailyWorld.Today.AddDays(i % 10 == 1 ? -1 : 20),
        });
        if (i % 16 == 1) plan.Progress(owner, activity.Id, new ActivityProgress(ActivityStatus.Waiting, by.Today.AddDays(-7), "FK"), by);
        return new(mapping, rating, plan);
    }

    private sealed record Work(MappingVersion Mapping, SelfRating Rating, Plan Plan);

    private static async Task<double> MedianAsync<T>(Func<Task<T>> work)
    {
        var times = new List<double>();
        for (var i = 0; i < Rounds; i++)
        {
            var watch = Stopwatch.StartNew();
            await work();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        return times.Order().ElementAt(Rounds / 2);
    }

    private static Task<bool> FillAsync(MiaApp app, DelprojektInfo place) => app.Services.GetRequiredService<IServiceScopeFactory>().RunInDelprojektAsync(place, services =>
        services.GetRequiredService<DataSession>().WriteAsync(_ =>
        {
            var (db, codes) = (services.GetRequiredService<CaseworkDbContext>(), services.GetRequiredService<ICodeLists>());
            var staff = services.GetRequiredService<IStaffDirectory>().In(place.Id, Role.CaseManager, Role.SeCoach);
            var start = new DateOnly(2026, 5, 4);
            var by = new Actor(staff[0].Id, new DateTime(2026, 5, 4, 8, 0, 0, DateTimeKind.Utc));
            var made = Enumerable.Range(0, Open).Select(i =>
            {
                var main = staff[i % staff.Count].Id;
                var person = new Participant(place.Id, place.Controllers[0].Id, new ParticipantTerms { Name = $"Prov Provsson {i}", BirthDate = new(1990, 1, 1), Gender = Gender.Woman }, by);
                var (one, consents) = Case.Enrol(person, null, new EnrolmentTerms(100_000 + i, start, main, ResponsibilityArea.Coordination,
                    [new ConsentTerms { Type = ConsentTypes.Participation, ValidFrom = start, ValidTo = start.AddYears(1), Form = ConsentForm.Signature }]), by);
                var met = DailyWorld.Today.AddDays(-(i % 3 == 0 ? 25 + i % 40 : 1 + i % 10));
                var contact = one.LogContact(new ContactTerms { HeldOn = met, Type = "MOTE", NextOn = i % 3 == 1 ? null : DailyWorld.Today.AddDays(1 + i % 12) }, codes,
                    new Actor(main, met.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc)));
                var booking = i >= 400 ? null : new Booking(place.Id, one.ControllerId, new BookingTerms
                {
                    On = DailyWorld.Today.AddDays(i % 5), From = new(8 + i % 8, 0), To = new(8 + i % 8, 45), Kind = "MOTE", PlaceKind = "KONTOR",
                }, [one], [main], new Actor(main, new DateTime(2026, 11, 20, 8, 0, 0, DateTimeKind.Utc)));
                return (person, one, consents, contact, booking, Worked: i % 4 == 0 ? null : Worked(one, i, new Actor(main, new DateTime(2026, 10, 15, 8, 0, 0, DateTimeKind.Utc))));
            }).ToList();
            db.InsertMany(made.Select(m => m.person));
            db.InsertMany(made.Select(m => m.one));
            db.InsertMany(made.SelectMany(m => m.one.Responsibilities));
            db.InsertMany(made.SelectMany(m => m.consents));
            db.InsertMany(made.Select(m => m.contact));
            var worked = made.Select(m => m.Worked).OfType<Work>().ToList();
            db.InsertMany(worked.Select(w => w.Mapping));
            db.InsertMany(worked.SelectMany(w => w.Mapping.Areas));
            db.InsertMany(worked.Select(w => w.Rating));
            db.InsertMany(worked.SelectMany(w => w.Rating.Areas));
            db.InsertMany(worked.Select(w => w.Plan));
            db.InsertMany(worked.SelectMany(w => w.Plan.Goals));
            db.InsertMany(worked.SelectMany(w => w.Plan.Activities));
            db.InsertMany(worked.SelectMany(w => w.Plan.Activities).SelectMany(a => a.Waits));
            var bookings = made.Select(m => m.booking).OfType<Booking>().ToList();
            db.InsertMany(bookings);
            db.InsertMany(bookings.SelectMany(b => b.Participants));
            db.InsertMany(bookings.SelectMany(b => b.Staff));
            return Task.FromResult(true);
        }, CancellationToken.None));
}
