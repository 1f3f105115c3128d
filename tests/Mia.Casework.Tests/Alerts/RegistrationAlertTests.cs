using Mia.Casework.Domain.Alerts;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Exits;
using Mia.Casework.Domain.Registration;
using Mia.Casework.Tests.Daily;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Tests.Alerts;

/// <summary>Registration in Uppföljning Finsam and incomes that end (methods.md 19, L05 and L14).</summary>
[Collection("daily")]
public sealed class RegistrationAlertTests(DailyWorld world)
{
    [Fact]
    public async Task L05_who_is_not_registered_in_waits_from_the_eighth_day()
    {
        var recent = await world.CaseAsync(enrolled: DailyWorld.Today.AddDays(-7));
        Assert.DoesNotContain(AlertCodes.NotRegistered, await world.WaitingAsync(recent));
        var id = await world.CaseAsync(enrolled: DailyWorld.Today.AddDays(-8));
        Assert.Contains(AlertCodes.NotRegistered, await world.WaitingAsync(id));
        await world.ChangeAsync(id, (c, db, _) => db.Add(new FinsamRegistration(c, DailyWorld.Today, byName: false, world.Cm(11, 23))));
        Assert.DoesNotContain(AlertCodes.NotRegistered, await world.WaitingAsync(id));
        await OnRegistrationAsync(id, (_, r) => r.TakeBack(world.Cm(11, 23)));
        Assert.Contains(AlertCodes.NotRegistered, await world.WaitingAsync(id));
    }

    [Fact]
    public async Task L05_who_has_ended_waits_until_registered_out_and_comes_back_in_when_the_case_is_opened_again()
    {
        var id = await world.HeldCaseAsync();
        await world.ChangeAsync(id, (c, db, codes) => db.Add(c.Close(new ExitTerms { EndedOn = new(2026, 11, 15), Outcomes = ["ARBETE"], EndReason = "MAL-ARB", Manner = "PLAN" }, ExitRules.From(codes), false, world.Cm(11, 23))));
        Assert.Equal([AlertCodes.NotRegistered], await world.WaitingAsync(id));
        await OnRegistrationAsync(id, (c, r) => r.Out(c, new(2026, 11, 15), world.Cm(11, 23)));
        Assert.Empty(await world.WaitingAsync(id));
        await world.ChangeAsync(id, (c, db, _) => c.Reopen(db.Exits.Single(e => e.CaseId == id), world.Cm(11, 23)));
        Assert.Contains(AlertCodes.NotRegistered, await world.WaitingAsync(id));
    }

    [Fact]
    public async Task L05_a_case_that_was_registered_by_mistake_is_nobodys_to_register()
    {
        var id = await world.CaseAsync();
        await world.ChangeAsync(id, (c, db, codes) => db.Add(c.Close(new ExitTerms { EndedOn = new(2026, 10, 1), EndReason = "EJMAL", Manner = "FELREG" }, ExitRules.From(codes), false, world.Cm(11, 23))));
        Assert.Empty(await world.WaitingAsync(id));
    }

    [Fact]
    public async Task L14_an_income_that_ends_within_sixty_days_waits_and_again_within_thirty_until_something_takes_over()
    {
        var (later, soon, far) = (await world.HeldCaseAsync(), await world.HeldCaseAsync(), await world.HeldCaseAsync());
        await IncomeAsync(far, "SJP", DailyWorld.Today.AddDays(61));
        await IncomeAsync(later, "SJP", DailyWorld.Today.AddDays(60));
        await IncomeAsync(soon, "SJP", DailyWorld.Today.AddDays(30));
        Assert.Empty(await world.WaitingAsync(far));
        Assert.Equal([AlertCodes.IncomeEnding], await world.WaitingAsync(later));
        Assert.Equal([AlertCodes.IncomeEndingSoon], await world.WaitingAsync(soon));
        // A gap of a day is a day without money.
        await IncomeAsync(soon, "FS", null, DailyWorld.Today.AddDays(32));
        Assert.Equal([AlertCodes.IncomeEndingSoon], await world.WaitingAsync(soon));
        await IncomeAsync(soon, "AE", null, DailyWorld.Today.AddDays(31));
        Assert.Empty(await world.WaitingAsync(soon));
        // A longer decision is as good as a new one.
        await world.ChangeAsync(later, (c, db, codes) =>
        {
            var all = db.IncomePeriods.Where(p => p.CaseId == later).ToList();
            all[0].Change(c, new IncomeTerms { Source = "SJP", From = all[0].From, PlannedEndOn = new(2027, 6, 30) }, null, all, ExitRules.From(codes), world.Cm(11, 23));
        });
        Assert.Empty(await world.WaitingAsync(later));
    }

    [Fact]
    public async Task L14_what_ran_beside_it_does_not_take_over_and_what_stopped_is_missed()
    {
        var id = await world.HeldCaseAsync();
        await IncomeAsync(id, "LON", null);
        await IncomeAsync(id, "SJP", DailyWorld.Today.AddDays(20));
        Assert.Equal([AlertCodes.IncomeEndingSoon], await world.WaitingAsync(id));
        // Told to have stopped: the wage goes on, so somebody has looked at it.
        await world.ChangeAsync(id, (_, db, _) => db.IncomePeriods.Single(p => p.CaseId == id && p.Source == "SJP").End(DailyWorld.Today, world.Cm(11, 23)));
        Assert.Empty(await world.WaitingAsync(id));
        await world.ChangeAsync(id, (_, db, _) => db.IncomePeriods.Single(p => p.CaseId == id && p.Source == "LON").End(DailyWorld.Today, world.Cm(11, 23)));
        Assert.Equal([AlertCodes.IncomeEndingSoon], await world.WaitingAsync(id));
        await IncomeAsync(id, "INGENOFF", null, DailyWorld.Today.AddDays(1));
        Assert.Empty(await world.WaitingAsync(id));
    }

    [Fact]
    public async Task L14_does_not_say_which_income_it_is()
    {
        var id = await world.HeldCaseAsync();
        await IncomeAsync(id, "SJP", DailyWorld.Today.AddDays(20));
        Assert.DoesNotContain("jukpenning", Assert.Single(await world.AlertsAsync(), a => a.Fact.SubjectId == id).Fact.Text, StringComparison.Ordinal);
    }

    private Task<bool> IncomeAsync(Guid id, string source, DateOnly? to, DateOnly? from = null) => world.ChangeAsync(id, (c, db, codes) =>
        db.Add(new IncomePeriod(c, new IncomeTerms { Source = source, From = from ?? new(2026, 1, 1), PlannedEndOn = to }, db.IncomePeriods.Where(p => p.CaseId == id).ToList(), ExitRules.From(codes))));

    private Task<bool> OnRegistrationAsync(Guid id, Action<Case, FinsamRegistration> change) => world.WriteAsync(async (db, _) =>
    {
        change(await db.Cases.SingleAsync(c => c.Id == id), await db.FinsamRegistrations.SingleAsync(r => r.CaseId == id));
        return true;
    });
}
