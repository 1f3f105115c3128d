using Mia.Casework.Data;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Alerts;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Contacts;
using Mia.Casework.Domain.Exits;
using Mia.Casework.Domain.Intake;
using Mia.Casework.Domain.Interventions;
using Mia.Casework.Domain.Mapping;
using Mia.Casework.Domain.People;
using Mia.Casework.Domain.Plans;
using Mia.Casework.Domain.Registration;
using Mia.Casework.Services.Alerts;
using Mia.Casework.Tests.Daily;
using Mia.Platform.Data;
using Mia.Platform.Data.Logs;
using Mia.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Casework.Tests.Alerts;

/// <summary>What the tests of alerts do with the shared host: make facts, and ask what waits.</summary>
internal static class AlertWorld
{
    /// <summary>A Swedish morning.</summary>
    public static DateTime Morning(int month, int day) => new(2026, month, day, 8, 0, 0, DateTimeKind.Utc);

    /// <summary>The case manager at a moment.</summary>
    public static Actor Cm(this DailyWorld world, int month, int day) => new(world.StaffId(Role.CaseManager), Morning(month, day));

    /// <summary>Codes of what waits for a case or referral, put off or not.</summary>
    public static async Task<IReadOnlyList<string>> WaitingAsync(this DailyWorld world, Guid subject) =>
        [.. (await world.AlertsAsync()).Where(a => a.Fact.SubjectId == subject && a.Snooze is null).Select(a => a.Info.Code).Order(StringComparer.Ordinal)];

    /// <summary>Everything that waits in the delprojekt, as it is remembered; it must be what reading everything anew finds.</summary>
    public static Task<IReadOnlyList<Alert>> AlertsAsync(this DailyWorld world) => world.App.Services.GetRequiredService<IServiceScopeFactory>().RunInDelprojektAsync(world.Here, async services =>
    {
        var remembered = await services.GetRequiredService<AlertEngine>().FindAsync(null, withReferrals: true, CancellationToken.None);
        var anew = await ActivatorUtilities.CreateInstance<AlertEngine>(services, new AlertMemory(services.GetRequiredService<ChangeFeed>())).FindAsync(null, withReferrals: true, CancellationToken.None);
        Assert.Equal(anew.Select(Told).Order(StringComparer.Ordinal), remembered.Select(Told).Order(StringComparer.Ordinal));
        return remembered;
    });

    private static string Told(Alert alert) => $"{alert.Info.Code} {alert.Fact} {alert.Snooze?.Until}";

    /// <summary>Changes a case as its own rules allow.</summary>
    public static Task<bool> ChangeAsync(this DailyWorld world, Guid caseId, Action<Case, CaseworkDbContext, ICodeLists> change) => world.WriteAsync(async (db, services) =>
    {
        var found = await db.Cases.Include(c => c.Interventions).Include(c => c.Responsibilities).Include(c => c.Participant).AsSplitQuery().SingleAsync(c => c.Id == caseId);
        change(found, db, services.GetRequiredService<ICodeLists>());
        return true;
    });

    /// <summary>Logs a contact on a day.</summary>
    public static Task<bool> MetAsync(this DailyWorld world, Guid caseId, DateOnly on, DateOnly? next = null, string type = "MOTE") => world.ChangeAsync(caseId, (c, db, codes) =>
        db.Add(c.LogContact(new ContactTerms { HeldOn = on, Type = type, NoShowReason = type == "UTEBLEV" ? "OKAND" : null, NextOn = next }, codes,
            new Actor(world.StaffId(Role.CaseManager), on.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc)))));

    /// <summary>A case that is mapped, rated and planned since October, and registered, so that only what a test is about can wait.</summary>
    public static async Task<Guid> PlannedCaseAsync(this DailyWorld world, string name = "Testa Exempelsson", ProtectionLevel protection = ProtectionLevel.None,
        Action<Case, InterventionRules, Actor>? then = null, DateOnly? enrolled = null)
    {
        var id = await world.CaseAsync(name, protection, then: then, enrolled: enrolled);
        await world.ChangeAsync(id, (c, db, _) =>
        {
            var (on, by) = (new DateOnly(2026, 10, 1), world.Cm(10, 1));
            var mapping = MappingVersion.First(c, by);
            mapping.Write("Mina egna ord.");
            mapping.Finish(by);
            db.Add(mapping);
            db.Add(new SelfRating(c, new RatingTerms { Voice = RatingVoice.Participant, Occasion = RatingOccasion.Start, RatedOn = on, Areas = [new("BOE", 5, null, null)] }, mapping.Declined, by));
            db.Add(new Plan(c, new PlanTerms(on, null, new(2026, 12, 15)), by));
            db.Add(new FinsamRegistration(c, c.EnrolledOn, byName: true, by with { UtcNow = Morning(11, 23) }));
        });
        return id;
    }

    /// <summary>Such a case with a contact today and another agreed: nothing waits.</summary>
    public static async Task<Guid> HeldCaseAsync(this DailyWorld world, string name = "Testa Exempelsson", ProtectionLevel protection = ProtectionLevel.None, DateOnly? enrolled = null)
    {
        var id = await world.PlannedCaseAsync(name, protection, enrolled: enrolled);
        await world.MetAsync(id, DailyWorld.Today, DailyWorld.Today.AddDays(7));
        return id;
    }

    /// <summary>Changes the plan of a case.</summary>
    public static Task<bool> OnPlanAsync(this DailyWorld world, Guid id, Action<Case, Plan> change) => world.WriteAsync(async (db, _) =>
    {
        var owner = await db.Cases.Include(c => c.Responsibilities).Include(c => c.Interventions).AsSplitQuery().SingleAsync(c => c.Id == id);
        change(owner, await db.Plans.Include(p => p.Goals).Include(p => p.Objectives).ThenInclude(o => o.Scales).Include(p => p.Activities).ThenInclude(a => a.Waits).AsSplitQuery().SingleAsync(p => p.CaseId == id));
        return true;
    });

    /// <summary>An activity of the plan, with a goal above it.</summary>
    public static async Task<Guid> ActivityAsync(this DailyWorld world, Guid id, DateOnly? due = null)
    {
        var made = Guid.Empty;
        await world.OnPlanAsync(id, (c, plan) => made = plan.AddActivity(c, new ActivityTerms
        {
            UnderId = plan.AddGoal(c, new GoalTerms("Jag vill ha ett jobb.", "ARB", "ARB")).Id, What = "Besked om ersättning", Party = "FK", StartsOn = new(2026, 10, 5), DueOn = due,
        }).Id);
        return made;
    }

    /// <summary>A referral that came in on a day.</summary>
    public static Task<Guid> ReferralAsync(this DailyWorld world, int month, int day) => world.WriteAsync((db, _) =>
    {
        var made = new Referral(world.Here.Id, world.Here.Controllers[0].Id, new ReferralTerms { Channel = "WEBB", Initiative = "PERS", Referrer = "EGEN", Name = "Prov Provsson", BirthYear = 1990, KommunCode = "0136" },
            new Actor(null, Morning(month, day)));
        db.Add(made);
        return Task.FromResult(made.Id);
    });

    /// <summary>Changes a referral.</summary>
    public static Task<bool> DecideAsync(this DailyWorld world, Guid id, Action<Referral> change) => world.WriteAsync(async (db, _) =>
    {
        change(await db.Referrals.Include(r => r.Steps).SingleAsync(r => r.Id == id));
        return true;
    });
}

/// <summary>Ended cases.</summary>
internal static class EndedWorld
{
    /// <summary>A case that ended on a day since its start in early 2026, with work, perhaps with consent to be contacted after.</summary>
    public static Task<Guid> EndedAsync(this DailyWorld world, DateOnly ended, bool consent) => world.WriteAsync((db, services) =>
    {
        var start = new DateOnly(2026, 2, 2);
        var by = new Actor(world.StaffId(Role.CaseManager), new DateTime(2026, 2, 2, 9, 0, 0, DateTimeKind.Utc));
        var person = new Participant(world.Here.Id, world.Here.Controllers[0].Id,
            new ParticipantTerms { Name = "Prov Provsson", BirthDate = new(1990, 1, 1), Gender = Gender.Man }, by);
        ConsentTerms Consent(string type) => new() { Type = type, ValidFrom = start, ValidTo = start.AddYears(2), Form = ConsentForm.Signature };
        var (made, consents) = Case.Enrol(person, null, new EnrolmentTerms(900_000 + ended.DayNumber * 2 + (consent ? 1 : 0), start, by.UserId, ResponsibilityArea.Coordination,
            consent ? [Consent(ConsentTypes.Participation), Consent(ConsentTypes.Evaluation)] : [Consent(ConsentTypes.Participation)]), by);
        db.Add(person);
        db.Add(made);
        db.AddRange(consents);
        var last = new Actor(by.UserId, ended.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc));
        db.Add(made.Close(new ExitTerms { EndedOn = ended, Outcomes = ["ARBETE"], EndReason = "MAL-ARB", Manner = "PLAN" },
            ExitRules.From(services.GetRequiredService<ICodeLists>()), receiverConfirmed: false, last));
        var registration = new FinsamRegistration(made, start, byName: true, by);
        registration.Out(made, ended, last);
        db.Add(registration);
        return Task.FromResult(made.Id);
    });
}
