using FsCheck;
using FsCheck.Fluent;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Interventions;
using Mia.Platform.Messaging;

namespace Mia.Casework.Tests.Domain;

/// <summary>methods.md 0.1, 5.3.</summary>
public class InterventionTests
{
    private static readonly InterventionRules Rules = Given.Rules();

    [Fact]
    public void CM_and_SE_run_in_parallel()
    {
        var c = Given.Case();
        c.Start(Given.Intervention("CM"), Rules, Given.Now);
        c.Start(Given.Intervention("SE"), Rules, Given.Now);
        Assert.Equal(2, c.Interventions.Count(p => p.IsActiveOn(Given.Today)));
    }

    [Fact]
    public void KBT_alone_is_refused_and_says_what_is_needed() => Given.Refused(
        () => Given.Case().Start(Given.Intervention("KBT"), Rules, Given.Now), "TypeCode", "Case management eller Supported Employment");

    [Theory]
    [InlineData("CM")]
    [InlineData("SE")]
    public void KBT_beside_an_active_one_is_accepted(string other)
    {
        var c = Given.Case();
        c.Start(Given.Intervention(other), Rules, Given.Now);
        Assert.Equal("KBT", c.Start(Given.Intervention("KBT"), Rules, Given.Now).TypeCode);
    }

    [Fact]
    public void Had_once_is_not_enough()
    {
        var c = Given.Case();
        var cm = c.Start(Given.Intervention("CM"), Rules, Given.Now);
        c.End(cm.Id, new(2026, 5, 1), "PLAN", Rules, Given.Now);
        c.Start(Given.Intervention("KBT", new(2026, 5, 1)), Rules, Given.Now); // the last day still counts
        var d = Given.Case();
        var se = d.Start(Given.Intervention("SE"), Rules, Given.Now);
        d.End(se.Id, new(2026, 5, 1), "PLAN", Rules, Given.Now);
        Given.Refused(() => d.Start(Given.Intervention("KBT", new(2026, 5, 2)), Rules, Given.Now), "TypeCode", "KBT ges bara");
    }

    [Fact]
    public void IPS_is_not_CM_or_SE()
    {
        var c = Given.Case();
        c.Start(Given.Intervention("IPS"), Rules, Given.Now);
        Assert.Throws<RuleException>(() => c.Start(Given.Intervention("KBT"), Rules, Given.Now));
    }

    [Fact]
    public void When_the_last_one_ends_a_running_series_may_be_finished_and_is_told()
    {
        var (c, cm, kbt) = WithKbt();
        var losing = c.End(cm.Id, Given.Today, "PLAN", Rules, Given.Now);
        Assert.Equal(kbt, Assert.Single(losing));
        Assert.Null(kbt.EndsOn);
        Assert.Contains(c.Events, e => e.Kind == "intervention.support-lost" && e.Detail == "KBT");
        Assert.True(c.Status.IsOpen()); // never derived from the last intervention
    }

    [Fact]
    public void Or_it_ends_on_the_same_day()
    {
        var (c, cm, kbt) = WithKbt();
        c.End(cm.Id, Given.Today, "PLAN", Given.Rules(WhenRequiredEnds.End), Given.Now);
        Assert.Equal((Given.Today, InterventionEndCodes.RequiredEnded), (kbt.EndsOn, kbt.EndReason));
    }

    [Fact]
    public void Or_the_end_is_refused_until_a_new_one_runs()
    {
        var rules = Given.Rules(WhenRequiredEnds.RequireNew);
        var (c, cm, _) = WithKbt();
        Given.Refused(() => c.End(cm.Id, Given.Today, "PLAN", rules, Given.Now), "EndsOn", "Starta en ny sådan insats");
        Assert.Null(cm.EndsOn);
        c.Start(Given.Intervention("SE"), rules, Given.Now);
        Assert.Empty(c.End(cm.Id, Given.Today, "PLAN", rules, Given.Now));
    }

    [Fact]
    public void Retroactive_changes_that_would_leave_KBT_alone_at_its_start_are_refused_and_undone()
    {
        var (c, cm, kbt) = WithKbt();
        Given.Refused(() => c.Correct(cm.Id, Given.Intervention("CM", kbt.StartsOn.AddDays(1)), null, Rules, Given.Now), "StartsOn", "krockar med KBT");
        Assert.Equal(Given.Start, cm.StartsOn);
        Given.Refused(() => c.End(cm.Id, kbt.StartsOn.AddDays(-1), "PLAN", Rules, Given.Now), "StartsOn", "krockar med KBT");
        Assert.Null(cm.EndsOn);
        Assert.Throws<RuleException>(() => c.RemoveIntervention(cm.Id, Rules, Given.Now));
        c.Correct(cm.Id, Given.Intervention("CM", kbt.StartsOn), null, Rules, Given.Now);
    }

    [Fact]
    public void Dates_are_checked()
    {
        var c = Given.Case();
        Given.Refused(() => c.Start(Given.Intervention("CM", Given.Start.AddDays(-1)), Rules, Given.Now), "StartsOn", "före inskrivningen");
        Given.Refused(() => c.Start(Given.Intervention("CM") with { PlannedEndOn = Given.Start.AddDays(-1) }, Rules, Given.Now), "PlannedEndOn", "före startdatum");
        var cm = c.Start(Given.Intervention("CM"), Rules, Given.Now);
        Given.Refused(() => c.Start(Given.Intervention("CM"), Rules, Given.Now), "TypeCode", "pågår redan");
        Given.Refused(() => c.End(cm.Id, Given.Today.AddDays(1), "PLAN", Rules, Given.Now), "EndsOn", "framtiden");
        Given.Refused(() => c.End(cm.Id, Given.Today, null, Rules, Given.Now), "EndReason", "saknas");
        Assert.Throws<NotFoundException>(() => c.End(Guid.NewGuid(), Given.Today, "PLAN", Rules, Given.Now));
    }

    [Fact]
    public void What_the_delprojekt_does_not_offer_cannot_start()
    {
        var rules = InterventionRules.Of([new InterventionType(new("CM", "Case management", new(2016, 1, 1)))], []);
        Given.Refused(() => Given.Case().Start(Given.Intervention("CM"), rules, Given.Now), "TypeCode", "erbjuds inte");
        Given.Refused(() => Given.Case().Start(Given.Intervention("PÅHITT"), rules, Given.Now), "TypeCode", "erbjuds inte");
    }

    /// <summary>Whatever is tried in whatever order, no case ever holds a KBT that began without CM or SE.</summary>
    [Fact]
    public void No_order_of_changes_gives_KBT_without_support()
    {
        var step = from what in Gen.Choose(0, 3) from code in Gen.Elements("CM", "SE", "KBT", "KBT", "ARBTR-ASF")
            from start in Gen.Choose(0, 200) from length in Gen.Choose(0, 120) from pick in Gen.Choose(0, 20)
            from policy in Gen.Elements(WhenRequiredEnds.End, WhenRequiredEnds.FinishSeries, WhenRequiredEnds.RequireNew)
            select (what, code, start, length, pick, policy);
        Prop.ForAll(Gen.ListOf(step).ToArbitrary(), steps =>
        {
            var c = Given.Case();
            foreach (var s in steps)
            {
                var rules = Given.Rules(s.policy);
                var on = Given.Start.AddDays(s.start);
                var some = c.Interventions.Count == 0 ? Guid.Empty : c.Interventions[s.pick % c.Interventions.Count].Id;
                try
                {
                    _ = s.what switch
                    {
                        0 => c.Start(Given.Intervention(s.code, on), rules, Given.Now) is null ? 0 : 1,
                        1 => c.End(some, on.AddDays(s.length), "PLAN", rules, Given.Now).Count,
                        2 => Do(() => c.Correct(some, Given.Intervention("x", on), on.AddDays(s.length), rules, Given.Now)),
                        _ => Do(() => c.RemoveIntervention(some, rules, Given.Now)),
                    };
                }
                catch (Exception e) when (e is RuleException or NotFoundException) { /* refused: must leave everything as it was */ }
                if (rules.Unsupported(c.Interventions.ToList()).Any()) return false;
                if (c.Interventions.Any(p => p.EndsOn < p.StartsOn)) return false;
            }
            return true;
        }).QuickCheckThrowOnFailure();
    }

    private static int Do(Action act)
    {
        act();
        return 0;
    }

    private static (Case, InterventionPeriod Cm, InterventionPeriod Kbt) WithKbt()
    {
        var c = Given.Case();
        var cm = c.Start(Given.Intervention("CM"), Rules, Given.Now);
        return (c, cm, c.Start(Given.Intervention("KBT", Given.Start.AddDays(30)), Rules, Given.Now));
    }
}
