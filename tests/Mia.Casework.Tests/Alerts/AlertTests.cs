using Mia.Casework.Domain;
using Mia.Casework.Domain.Alerts;
using Mia.Casework.Domain.Bookings;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Exits;
using Mia.Casework.Domain.Interventions;
using Mia.Casework.Tests.Daily;
using Mia.Platform.Data;
using Mia.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Casework.Tests.Alerts;

/// <summary>Each alert appears with the facts and disappears when the thing is done (methods.md 19; domain/peers.md 3, pain 11).</summary>
[Collection("daily")]
public sealed class AlertTests(DailyWorld world)
{
    [Fact]
    public async Task Nothing_waits_for_somebody_who_was_met_today_and_has_a_next_time() => Assert.Empty(await world.WaitingAsync(await world.HeldCaseAsync()));

    [Fact]
    public async Task L01_L02_and_L03_a_referral_waits_for_an_answer_a_first_contact_and_a_decision()
    {
        var id = await world.ReferralAsync(10, 20);
        Assert.Equal([AlertCodes.Unconfirmed, AlertCodes.NoFirstContact, AlertCodes.Undecided], await world.WaitingAsync(id));
        var by = world.Cm(11, 20);
        await world.DecideAsync(id, r => r.Confirm(by));
        Assert.Equal([AlertCodes.NoFirstContact, AlertCodes.Undecided], await world.WaitingAsync(id));
        await world.DecideAsync(id, r => r.Contacted(by.Today, by));
        Assert.Equal([AlertCodes.Undecided], await world.WaitingAsync(id));
        await world.DecideAsync(id, r => r.NotRelevant("FLYTT", "Har flyttat.", by.Today.AddMonths(6), by));
        Assert.Empty(await world.WaitingAsync(id));
    }

    [Fact]
    public async Task L01_counts_working_days_so_a_weekend_is_no_delay()
    {
        // Thursday: Friday and Monday are the two working days allowed.
        Assert.Empty(await world.WaitingAsync(await world.ReferralAsync(11, 19)));
        // Wednesday: Monday is the third.
        Assert.Equal([AlertCodes.Unconfirmed], await world.WaitingAsync(await world.ReferralAsync(11, 18)));
    }

    [Fact]
    public async Task L03_the_waiting_list_is_looked_through_on_its_day()
    {
        var id = await world.ReferralAsync(10, 1);
        var by = world.Cm(10, 2);
        await world.DecideAsync(id, r => { r.Confirm(by); r.Contacted(by.Today, by); r.PutOnWaitingList(null, new DateOnly(2026, 11, 20), "Fullt just nu.", by); });
        Assert.Equal([AlertCodes.Undecided], await world.WaitingAsync(id));
        await world.DecideAsync(id, r => r.PutOnWaitingList(null, new DateOnly(2026, 12, 20), "Fortfarande fullt.", world.Cm(11, 23)));
        Assert.Empty(await world.WaitingAsync(id));
    }

    [Fact]
    public async Task L04_a_consent_that_ends_soon_waits_until_a_new_one_is_written_down()
    {
        var id = await world.HeldCaseAsync();
        Task Give(DateOnly from, DateOnly to) => world.ChangeAsync(id, (c, db, _) =>
            db.Add(new Consent(c, new ConsentTerms { Type = ConsentTypes.Digital, ValidFrom = from, ValidTo = to, Form = ConsentForm.Oral }, world.Cm(11, 1))));
        await Give(new(2026, 9, 1), new(2026, 12, 3));
        Assert.Equal([AlertCodes.Consent], await world.WaitingAsync(id));
        await Give(new(2026, 11, 23), new(2027, 11, 22));
        Assert.Empty(await world.WaitingAsync(id));
    }

    [Fact]
    public async Task L04_nobody_takes_part_without_consent()
    {
        var id = await world.HeldCaseAsync();
        await world.WriteAsync(async (db, _) =>
        {
            (await db.Consents.SingleAsync(c => c.CaseId == id)).Withdraw(world.Cm(11, 20));
            return true;
        });
        Assert.Equal([AlertCodes.Consent], await world.WaitingAsync(id));
        await world.ConsentAsync(id, ConsentTypes.Participation, null);
        Assert.Empty(await world.WaitingAsync(id));
    }

    [Fact]
    public async Task L09_no_contact_waits_until_somebody_has_met_the_participant()
    {
        var id = await world.PlannedCaseAsync();
        await world.MetAsync(id, new(2026, 11, 3), new(2026, 12, 1));
        Assert.Empty(await world.WaitingAsync(id));
        var other = await world.PlannedCaseAsync();
        await world.MetAsync(other, new(2026, 11, 2), new(2026, 12, 1));
        Assert.Equal([AlertCodes.NoContact], await world.WaitingAsync(other));
        // A meeting without the participant and a visit nobody came to are no contact.
        await world.MetAsync(other, new(2026, 11, 20), type: "UTAN");
        Assert.Contains(AlertCodes.NoContact, await world.WaitingAsync(other));
        await world.MetAsync(other, DailyWorld.Today, new(2026, 12, 1));
        Assert.Empty(await world.WaitingAsync(other));
    }

    [Fact]
    public async Task L09_where_a_coach_answers_for_the_whole_two_weeks_are_long()
    {
        var id = await world.PlannedCaseAsync(then: (c, _, by) => c.ChangeMain(world.StaffId(Role.SeCoach), ResponsibilityArea.WorkAndStudies, c.EnrolledOn, false, by));
        await world.MetAsync(id, new(2026, 11, 9), new(2026, 12, 1));
        Assert.Equal([AlertCodes.NoContact], await world.WaitingAsync(id));
        await world.MetAsync(id, new(2026, 11, 10), new(2026, 12, 1));
        Assert.Empty(await world.WaitingAsync(id));
    }

    [Fact]
    public async Task L10_three_visits_in_a_row_that_nobody_came_to()
    {
        var id = await world.PlannedCaseAsync();
        await world.MetAsync(id, new(2026, 11, 16));
        foreach (var day in new[] { 17, 18 }) await world.MetAsync(id, new(2026, 11, day), new(2026, 12, 1), "UTEBLEV");
        Assert.Empty(await world.WaitingAsync(id));
        await world.MetAsync(id, new(2026, 11, 19), new(2026, 12, 1), "UTEBLEV");
        Assert.Equal([AlertCodes.NoShows], await world.WaitingAsync(id));
        await world.MetAsync(id, DailyWorld.Today, new(2026, 12, 1), "TEL");
        Assert.Empty(await world.WaitingAsync(id));
    }

    [Fact]
    public async Task L11_a_task_past_its_day_waits_until_it_is_done()
    {
        var id = await world.HeldCaseAsync();
        var task = Guid.Empty;
        await world.ChangeAsync(id, (c, db, _) =>
        {
            var made = new WorkTask(c.DelprojektId, c.ControllerId, c, "Ring handläggaren", new(2026, 11, 20), world.StaffId(Role.CaseManager), world.Cm(11, 16));
            db.Add(made);
            task = made.Id;
        });
        Assert.Equal([AlertCodes.Overdue], await world.WaitingAsync(id));
        await world.WriteAsync(async (db, _) =>
        {
            (await db.WorkTasks.SingleAsync(t => t.Id == task)).Finish(world.Cm(11, 23));
            return true;
        });
        Assert.Empty(await world.WaitingAsync(id));
    }

    [Fact]
    public async Task L19_an_intervention_has_lost_what_it_stands_on()
    {
        var id = await world.HeldCaseAsync();
        InterventionRules? rules = null;
        await world.WriteAsync(async (db, _) =>
        {
            rules = InterventionRules.Of(await db.InterventionTypes.AsNoTracking().ToListAsync(), await db.InterventionOffers.AsNoTracking().ToListAsync());
            return true;
        });
        await world.ChangeAsync(id, (c, _, _) =>
        {
            var by = world.Cm(9, 2);
            var cm = c.Start(new("CM", by.UserId, new(2026, 9, 1), null), rules!, by);
            c.Start(new("KBT", by.UserId, new(2026, 9, 2), null), rules!, by);
            c.End(cm.Id, new(2026, 11, 20), "PLAN", rules!, world.Cm(11, 20));
        });
        Assert.Equal([AlertCodes.Unsupported], await world.WaitingAsync(id));
        await world.ChangeAsync(id, (c, _, _) => c.Start(new("CM", world.StaffId(Role.CaseManager), new(2026, 11, 23), null), rules!, world.Cm(11, 23)));
        Assert.Empty(await world.WaitingAsync(id));
    }

    [Fact]
    public async Task L32_an_end_without_a_receiver_waits_until_there_is_one_or_a_written_reason()
    {
        var id = await world.HeldCaseAsync();
        Exit? exit = null;
        await world.ChangeAsync(id, (c, db, codes) => db.Add(exit = c.Close(new ExitTerms { EndedOn = DailyWorld.Today, Outcomes = ["AF-ORD"], EndReason = "ORD-AF", Manner = "PLAN" },
            ExitRules.From(codes), receiverConfirmed: false, world.Cm(11, 23))));
        Assert.Equal([AlertCodes.NoReceiver], await world.WaitingAsync(id));
        await world.ChangeAsync(id, (c, db, _) => c.CloseWithoutReceiver(db.Exits.Single(e => e.CaseId == id), "NEJTACK", "Vill klara sig själv."));
        Assert.Empty(await world.WaitingAsync(id));
    }

    [Fact]
    public async Task L32_a_handover_without_an_answer_waits_until_it_is_answered_or_taken_back()
    {
        var id = await world.HeldCaseAsync();
        var handover = Guid.Empty;
        await world.ChangeAsync(id, (c, db, _) =>
        {
            var made = new Handover(c, new HandoverTerms { Party = "AF", Unit = "Provenheten", ApprovedOn = new(2026, 11, 1) }, world.Cm(11, 2));
            made.Send(Handover.NewToken(), new(2027, 1, 1), hasConsent: true, world.Cm(11, 2));
            db.Add(made);
            handover = made.Id;
        });
        var alert = Assert.Single(await world.AlertsAsync(), a => a.Fact.SubjectId == id);
        Assert.Equal((AlertCodes.Unanswered, AlertMover.Party, "AF"), (alert.Info.Code, alert.Fact.Mover, alert.Fact.Party));
        await world.WriteAsync(async (db, _) =>
        {
            (await db.Handovers.SingleAsync(h => h.Id == handover)).Withdraw("Fel enhet.", world.Cm(11, 23));
            return true;
        });
        Assert.Empty(await world.WaitingAsync(id));
    }

    [Fact]
    public async Task L32_an_end_that_is_prepared_needs_somebody_who_is_asked_to_take_over()
    {
        var id = await world.HeldCaseAsync();
        await world.ChangeAsync(id, (c, _, _) => c.PlanExit(world.Cm(11, 10)));
        Assert.Contains(AlertCodes.NoPlannedReceiver, await world.WaitingAsync(id));
        await world.ChangeAsync(id, (c, db, _) => db.Add(new Handover(c, new HandoverTerms { Party = "AF", Unit = "Provenheten" }, world.Cm(11, 23))));
        Assert.DoesNotContain(AlertCodes.NoPlannedReceiver, await world.WaitingAsync(id));
    }

    [Theory]
    [InlineData(8, 20, AlertCodes.FollowUp)]
    [InlineData(7, 20, AlertCodes.FollowUpMissed)]
    public async Task L33_a_follow_up_is_due_and_then_missed_until_it_is_written_down(int month, int day, string expected)
    {
        var ended = new DateOnly(2026, month, day);
        var id = await world.EndedAsync(ended, consent: true);
        Assert.Equal([expected], await world.WaitingAsync(id));
        await world.ChangeAsync(id, (c, db, _) => db.Add(new ExitFollowUp(c, new FollowUpTerms { Months = 3, HeldOn = DailyWorld.Today, Result = "NADD" }, hasConsent: true, world.Cm(11, 23))));
        Assert.Empty(await world.WaitingAsync(id));
    }

    [Fact]
    public async Task L33_nobody_is_contacted_after_the_exit_without_consent() =>
        Assert.Empty(await world.WaitingAsync(await world.EndedAsync(new(2026, 8, 20), consent: false)));

    [Fact]
    public async Task M01_no_next_step_waits_until_something_is_agreed_booked_or_to_be_done()
    {
        var id = await world.PlannedCaseAsync();
        await world.MetAsync(id, new(2026, 11, 10));
        Assert.Equal([AlertCodes.NoNextStep], await world.WaitingAsync(id));
        await world.ChangeAsync(id, (c, db, _) => db.Add(new WorkTask(c.DelprojektId, c.ControllerId, c, "Boka in ett besök", new(2026, 12, 1), world.StaffId(Role.CaseManager), world.Cm(11, 23))));
        Assert.Empty(await world.WaitingAsync(id));
    }

    [Fact]
    public async Task M02_a_case_whose_main_responsible_has_left_waits_for_a_new_one()
    {
        var id = await world.PlannedCaseAsync(then: (c, _, by) => c.ChangeMain(Guid.CreateVersion7(), ResponsibilityArea.Coordination, c.EnrolledOn, false, by));
        await world.MetAsync(id, DailyWorld.Today, new(2026, 12, 1));
        Assert.Equal([AlertCodes.Nobody], await world.WaitingAsync(id));
        await world.ChangeAsync(id, (c, _, _) => c.ChangeMain(world.StaffId(Role.CaseManager), ResponsibilityArea.Coordination, DailyWorld.Today, false, world.Cm(11, 23)));
        Assert.Empty(await world.WaitingAsync(id));
    }

    [Fact]
    public async Task M03_an_agreed_contact_that_has_passed_waits_until_it_is_written_down()
    {
        var id = await world.PlannedCaseAsync();
        await world.MetAsync(id, new(2026, 11, 16), new(2026, 11, 20));
        Assert.Equal([AlertCodes.NotLogged], await world.WaitingAsync(id));
        await world.MetAsync(id, new(2026, 11, 20), new(2026, 12, 1));
        Assert.Empty(await world.WaitingAsync(id));
    }

    [Fact]
    public async Task M04_somebody_who_should_be_back_from_a_rest()
    {
        var id = await world.HeldCaseAsync();
        await world.ChangeAsync(id, (c, _, _) => c.Rest("SJUK", new(2026, 11, 20), world.Cm(11, 1)));
        Assert.Equal([AlertCodes.NotBack], await world.WaitingAsync(id));
        await world.ChangeAsync(id, (c, _, _) => c.Resume());
        Assert.Empty(await world.WaitingAsync(id));
    }

    [Fact]
    public async Task Who_rests_is_not_waited_for()
    {
        var id = await world.PlannedCaseAsync();
        Assert.NotEmpty(await world.WaitingAsync(id));
        await world.ChangeAsync(id, (c, _, _) => c.Rest("SJUK", new(2027, 1, 15), world.Cm(9, 10)));
        Assert.Empty(await world.WaitingAsync(id));
    }

    [Fact]
    public async Task L32_a_no_waits_until_somebody_else_is_asked()
    {
        var id = await world.HeldCaseAsync();
        await world.ChangeAsync(id, (c, db, _) =>
        {
            var made = new Handover(c, new HandoverTerms { Party = "AF", Unit = "Provenheten", ApprovedOn = new(2026, 11, 1) }, world.Cm(11, 18));
            var token = Handover.NewToken();
            made.Send(token, new(2027, 1, 1), hasConsent: true, world.Cm(11, 18));
            made.Decline(token, "Fel enhet.", AlertWorld.Morning(11, 20));
            db.Add(made);
        });
        Assert.Equal([AlertCodes.Declined], await world.WaitingAsync(id));
        await world.ChangeAsync(id, (c, db, _) => db.Add(new Handover(c, new HandoverTerms { Party = "KOM", Unit = "Provenheten" }, world.Cm(11, 23))));
        Assert.Empty(await world.WaitingAsync(id));
    }

    [Fact]
    public async Task Every_kind_has_a_name_a_definition_and_a_test_of_its_own()
    {
        var kinds = await world.App.Services.GetRequiredService<IServiceScopeFactory>().RunInDelprojektAsync(world.Here, services =>
            Task.FromResult(services.GetServices<IAlertSource>().SelectMany(s => s.Kinds).DistinctBy(k => k.Code).ToList()));
        Assert.All(kinds, k => Assert.True(k.Name.Length > 3 && k.Definition.EndsWith('.') && k.Definition.Contains("örsvinner", StringComparison.Ordinal), k.Code));
        var names = typeof(AlertCodes).GetFields().ToDictionary(f => (string)f.GetRawConstantValue()!, f => f.Name);
        var tests = string.Concat(Directory.GetFiles(Path.Combine(Path.GetDirectoryName(Here())!, ".."), "*Tests.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        Assert.All(kinds, k => Assert.True(tests.Contains($"\"{k.Code}\"", StringComparison.Ordinal) || System.Text.RegularExpressions.Regex.IsMatch(tests, $@"\bAlertCodes\.{names[k.Code]}\b"),
            $"{k.Code} ({names[k.Code]}) has no test"));
    }

    private static string Here([System.Runtime.CompilerServices.CallerFilePath] string path = "") => path;
}
