using Mia.Casework.Data;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Exits;
using Mia.Casework.Domain.Intake;
using Mia.Casework.Domain.Interventions;
using Mia.Casework.Domain.People;
using Mia.Casework.Domain.Plans;
using Mia.Demo.Invented;
using Mia.Platform.Data;
using Mia.Platform.Data.Logs;
using Mia.Platform.People;
using Mia.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Demo.Tests;

public sealed class DemoDataTests(DemoData data) : IClassFixture<DemoData>
{
    [Fact]
    public void As_many_participants_as_asked_for_and_a_full_inbox()
    {
        Assert.Equal(DemoData.Participants, data.People.Count);
        Assert.Equal(DemoData.Participants, data.Cases.Count);
        foreach (var delprojekt in data.Cases.GroupBy(c => c.DelprojektId))
        {
            Assert.Contains(data.Referrals, r => r.DelprojektId == delprojekt.Key && r.Status == ReferralStatus.Received);
            Assert.Contains(delprojekt, c => c.Status.IsOpen());
            Assert.Contains(delprojekt, c => !c.Status.IsOpen());
        }

        Assert.Equal(3, data.Cases.Select(c => c.DelprojektId).Distinct().Count());
    }

    [Fact]
    public void One_referral_in_three_leads_to_no_enrolment() =>
        Assert.InRange(data.Referrals.Count(r => r.Status != ReferralStatus.Enrolled) / (double)data.Referrals.Count, 0.28, 0.45);

    [Fact]
    public void Every_identity_number_is_a_test_number_with_a_valid_check_digit_and_belongs_to_one_person()
    {
        var today = data.App.Clock.Today();
        Assert.All(data.Numbers, designation =>
        {
            Assert.True(IdentityNumber.TryParse(designation.Number, today, out var number, out var error), error);
            Assert.True(TestNumbers.IsTest(number));
        });
        Assert.Equal(data.Numbers.Count, data.Numbers.Select(n => n.Number).Distinct().Count());
        Assert.All(data.Referrals.Where(r => r.IdentityNumber is not null), r => Assert.True(TestNumbers.IsTest(IdentityNumber.FromStored(r.IdentityNumber!))));
    }

    [Fact]
    public void Every_name_is_composed_of_invented_parts()
    {
        var names = data.People.Where(p => !p.IsProtected).Select(p => p.Name)
            .Concat(data.Referrals.Where(r => r.ReferrerName is not null).Select(r => r.ReferrerName!))
            .Concat(data.Handovers.Where(h => h.Person is not null).Select(h => h.Person!)).ToList();
        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.True(InventedNames.IsInvented(name), name));
    }

    [Fact]
    public void A_protected_person_leaves_no_name_number_or_place()
    {
        Assert.All(data.People.Where(p => p.IsProtected), p =>
        {
            Assert.StartsWith("Skyddad person", p.Name, StringComparison.Ordinal);
            Assert.DoesNotContain(data.Numbers, n => n.ParticipantId == p.Id);
            Assert.Null(p.KommunCode ?? p.Phone ?? p.Email ?? p.Address);
        });
    }

    [Fact]
    public void Nothing_happens_after_now_or_before_the_enrolment()
    {
        var today = data.App.Clock.Today();
        var enrolled = data.Cases.ToDictionary(c => c.Id, c => c.EnrolledOn);
        Assert.All(data.Contacts, c => Assert.InRange(c.HeldOn, enrolled[c.CaseId], today));
        Assert.All(data.Exits, e => Assert.InRange(e.EndedOn, enrolled[e.CaseId], today));
        Assert.All(data.Referrals, r => Assert.All(r.Steps, s => Assert.True(s.At <= data.App.Clock.UtcNow())));
        Assert.All(data.Contacts, c => Assert.True(SwedishCalendar.IsWorkingDay(c.HeldOn)));
    }

    [Fact]
    public async Task No_intervention_runs_without_what_it_requires()
    {
        var types = await data.App.Services.GetRequiredService<IServiceScopeFactory>().RunAsSystemAsync(async services =>
        {
            var db = services.GetRequiredService<CaseworkDbContext>();
            return (await db.InterventionTypes.ToListAsync(), await db.InterventionOffers.ToListAsync());
        });
        foreach (var delprojekt in data.Cases.GroupBy(c => c.DelprojektId))
        {
            var rules = InterventionRules.Of(types.Item1, types.Item2.Where(o => o.DelprojektId == delprojekt.Key));
            Assert.All(delprojekt, c => Assert.Empty(rules.Unsupported(c.Interventions.ToList())));
        }

        Assert.Contains(data.Cases, c => c.Interventions.Any(i => i.TypeCode == "KBT"));
    }

    [Fact]
    public void Every_code_is_in_its_list()
    {
        var codes = data.App.Services.GetRequiredService<ICodeLists>();
        var used = data.Exits.SelectMany(e => e.Outcomes.Select(o => (CodeLists.Outcome, o)).Append((CodeLists.EndReason, e.EndReason)).Append((CodeLists.EndManner, e.Manner)))
            .Concat(data.Exits.SelectMany(e => e.Income.Select(i => (CodeLists.Income, i))))
            .Concat(data.Contacts.Select(c => (CodeLists.ContactType, c.Type)))
            .Concat(data.Contacts.Where(c => c.NoShowReason is not null).Select(c => (CodeLists.NoShowReason, c.NoShowReason!)))
            .Concat(data.Contacts.SelectMany(c => c.LifeAreas.Select(a => (CodeLists.LifeArea, a))))
            .Concat(data.Referrals.SelectMany(r => new[] { (CodeLists.Referrer, r.Referrer), (CodeLists.Channel, r.Channel), (CodeLists.Initiative, r.Initiative) }))
            .Concat(data.Referrals.SelectMany(r => r.Income.Select(i => (CodeLists.Income, i)).Concat(r.Needs.Select(n => (CodeLists.Need, n)))))
            .Concat(data.Consents.Where(c => c.Party is not null).Select(c => (CodeLists.Party, c.Party!)))
            .Concat(data.Handovers.Select(h => (CodeLists.Party, h.Party)))
            .Concat(data.Cases.SelectMany(c => c.Interventions).Where(i => i.EndReason is not null).Select(i => (CodeLists.InterventionEnd, i.EndReason!)));
        var today = data.App.Clock.Today();
        Assert.All(used.Distinct(), code => Assert.Contains(codes.On(code.Item1, today), c => c.Code == code.Item2));
    }

    [Fact]
    public void Handovers_stand_in_many_states_and_only_a_receiver_has_completed_one()
    {
        Assert.Contains(data.Handovers, h => h.Status == HandoverStatus.Done);
        Assert.All(data.Handovers.Where(h => h.Status == HandoverStatus.Done), h => Assert.NotNull(h.ReceivedBy));
        Assert.All(data.Cases.Where(c => c.Status == CaseStatus.HandoverUnconfirmed),
            c => Assert.DoesNotContain(data.Handovers, h => h.CaseId == c.Id && h.IsConfirmed));
    }

    [Fact]
    public void Most_cases_have_a_plan_that_lives()
    {
        var today = data.App.Clock.Today();
        var old = data.Cases.Where(c => c.EnrolledOn < today.AddDays(-120) && (c.EndedOn ?? today).DayNumber - c.EnrolledOn.DayNumber > 120).ToList();
        Assert.InRange(old.Count(c => data.Plans.Exists(p => p.CaseId == c.Id)) / (double)old.Count, 0.65, 0.95);
        Assert.Contains(data.Plans, p => p.IsApproved);
        Assert.Contains(data.Plans, p => p.ReviewedOn is not null);
        Assert.Contains(data.Plans, p => p.GasScore.Now is not null);
        var activities = data.Plans.SelectMany(p => p.Activities).ToList();
        Assert.Contains(activities, a => a.Waiting is not null);
        Assert.Contains(activities, a => a.IsLate(today));
        Assert.All(Enum.GetValues<ActivityStatus>(), status => Assert.Contains(activities, a => a.Status == status));
    }

    [Fact]
    public void No_activity_rests_on_somebody_who_does_not_answer_for_the_case_or_happens_outside_it()
    {
        var (today, cases) = (data.App.Clock.Today(), data.Cases.ToDictionary(c => c.Id));
        Assert.All(data.Plans.SelectMany(p => p.Activities), a =>
        {
            var owner = cases[a.CaseId];
            Assert.True(!a.Status.IsOpen() || a.OwnerUserId is not { } user || owner.IsResponsible(user));
            Assert.True(a.StartsOn >= owner.EnrolledOn && (a.ClosedOn ?? today) <= today);
            Assert.All(a.Waits, w => Assert.True(w.Since >= owner.EnrolledOn && w.Since <= (w.Until ?? today)));
            Assert.True(owner.Status.IsOpen() || !a.Status.IsOpen());
        });
    }

    [Fact]
    public async Task The_change_log_tells_the_past_and_its_chain_holds()
    {
        var report = await data.App.Services.GetRequiredService<ChangeLog>().VerifyAsync([], CancellationToken.None);
        Assert.True(report.Ok, report.Reason);
        var first = data.Cases[0];
        var row = await data.App.Services.GetRequiredService<IServiceScopeFactory>().RunAsSystemAsync(services =>
            services.GetRequiredService<PlatformDbContext>().Changes.SingleAsync(c => c.CaseId == first.Id && c.Kind == "case.enrolled"));
        Assert.Equal(first.EnrolledOn, SwedishTime.DateOf(row.At));
        Assert.Equal(first.Responsibilities.Single(r => r.IsMain).UserId, row.UserId);
    }

    [Fact]
    public async Task A_second_run_is_refused_and_changes_nothing()
    {
        var refused = await Assert.ThrowsAsync<DemoRefusedException>(() => data.RunAsync(new DemoOptions(5, 1, 1)));
        Assert.Contains("tom mapp", refused.Message, StringComparison.Ordinal);
        var count = await data.App.Services.GetRequiredService<IServiceScopeFactory>().RunAsSystemAsync(services =>
            services.GetRequiredService<CaseworkDbContext>().Participants.CountAsync());
        Assert.Equal(DemoData.Participants, count);
    }
}
