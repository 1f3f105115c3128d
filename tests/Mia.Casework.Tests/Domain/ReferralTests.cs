using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Mia.Casework.Data;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Intake;
using Mia.Casework.Domain.People;
using Mia.Platform.Messaging;
using Mia.Platform.People;

namespace Mia.Casework.Tests.Domain;

public class ReferralTests
{
    [Fact]
    public void Every_status_has_day_and_user()
    {
        var r = Given.Referral();
        r.Confirm(Given.Now);
        r.Offer("Hör till målgruppen.", Given.Now);
        r.Introduce(Given.Now);
        Assert.Equal([ReferralStatus.Received, ReferralStatus.Confirmed, ReferralStatus.UnderReview, ReferralStatus.Offered, ReferralStatus.Introduction],
            r.Steps.Select(s => s.Status));
        Assert.All(r.Steps, s => Assert.Equal((Given.Anna, Given.Now.UtcNow), (s.UserId!.Value, s.At)));
    }

    [Fact]
    public void Decisions_need_a_reason()
    {
        Given.Refused(() => Given.Referral().Offer(" ", Given.Now), "DecisionReason", "skälet");
        Given.Refused(() => Given.Referral().NotRelevant("EJMAL", null, Given.Today.AddMonths(6), Given.Now), "DecisionReason", "skälet");
        Given.Refused(() => Given.Referral().NotRelevant(null, "x", Given.Today.AddMonths(6), Given.Now), "DecisionCode", "skälet");
        Given.Refused(() => Given.Referral().ReferOn("", null, "x", Given.Today.AddMonths(6), Given.Now), "DecisionCode", "hänvisas");
    }

    [Fact]
    public void The_waiting_list_has_a_day_of_review_and_keeps_its_beginning()
    {
        var r = Given.Referral();
        Given.Refused(() => r.PutOnWaitingList(null, Given.Today, "Fullt", Given.Now), "ReviewOn", "efter i dag");
        r.PutOnWaitingList("UNG", Given.Today.AddDays(30), "Fullt", Given.Now);
        r.PutOnWaitingList("UNG", Given.Today.AddDays(60), "Fullt än", Given.Now with { UtcNow = Given.Now.UtcNow.AddDays(29) });
        Assert.Equal((Given.Today, Given.Today.AddDays(60), "UNG"), (r.WaitingSince!.Value, r.ReviewOn!.Value, r.Priority));
    }

    [Fact]
    public void A_decision_can_be_taken_back_until_enrolment()
    {
        var r = Given.Referral();
        r.NotRelevant("EJMAL", "För ung", Given.Today.AddMonths(6), Given.Now);
        Assert.NotNull(r.PurgeOn);
        Given.Refused(() => r.Offer("Ändå", Given.Now), "", "redan avgjord");
        r.Reopen(Given.Now);
        Assert.Equal((ReferralStatus.UnderReview, null, null), (r.Status, r.PurgeOn, r.DecisionReason));
        r.Enrolled(Guid.NewGuid(), Given.Now);
        Given.Refused(() => r.Reopen(Given.Now), "", "redan inskriven");
    }

    [Fact]
    public void A_protected_person_leaves_no_trace_but_an_alias()
    {
        Assert.True(IdentityNumber.TryParse("811218-9876", Given.Today, out var number, out _));
        var r = Given.Referral(Given.ReferralTerms with
        {
            Protected = true, Identity = number, IdentityLookup = [1], Phone = "070", Email = "a@b.se", Wish = "Jag heter Prov", Description = "Bor i Haninge",
        });
        Assert.StartsWith("Skyddad person ", r.Name, StringComparison.Ordinal);
        Assert.All([r.IdentityNumber, r.Phone, r.Email, r.KommunCode, r.Wish, r.Description], Assert.Null);
        Assert.Null(r.IdentityLookup);
        Assert.Null(r.BirthDate);
    }

    [Fact]
    public void Purge_takes_the_person_and_leaves_the_figures()
    {
        var r = Given.Referral(Given.ReferralTerms with { Wish = "Jobba", Phone = "070", TimeWithoutWork = "2-4" });
        r.NotRelevant("EJMAL", "För ung", Given.Today.AddMonths(6), Given.Now);
        var steps = r.Steps.Count;
        r.Purge();
        Assert.All(new object?[] { r.Name, r.Phone, r.Wish, r.IdentityNumber, r.IdentityLookup, r.DecisionReason, r.PurgeOn }, Assert.Null);
        Assert.Equal((ReferralStatus.NotRelevant, "2-4", "EJMAL", steps), (r.Status, r.TimeWithoutWork, r.DecisionCode, r.Steps.Count));
        Given.Refused(() => r.Reopen(Given.Now), "", "gallrad");
    }

    [Fact]
    public void Receipt_numbers_are_short_unlike_and_say_nothing()
    {
        var numbers = Enumerable.Range(0, 2000).Select(_ => Given.Referral().Number).ToList();
        Assert.All(numbers, n => Assert.Matches("^ANM-2026-[0-9A-HJKMNP-TV-Z]{8}$", n));
        Assert.Equal(numbers.Count, numbers.Distinct().Count());
    }

    [Fact]
    public void Overlong_text_is_refused_at_its_field() => Given.Refused(
        () => Given.Referral(Given.ReferralTerms with { Wish = new string('x', 1001) }), "Wish", "1001");
}

public class EligibilityTests
{
    private static readonly EligibilityFacts Nothing = new() { Today = Given.Today };

    [Theory]
    [InlineData("2008-11-22", Finding.Met)]
    [InlineData("2008-11-23", Finding.NotMet)]
    [InlineData("1961-11-23", Finding.Met)]
    [InlineData("1961-11-22", Finding.NotMet)]
    public void Age_limits_are_whole_years_both_included(string born, Finding finding) =>
        Assert.Equal(finding, new AgeBetween(18, 64).Try(Nothing with { BirthDate = DateOnly.Parse(born) }));

    [Theory]
    [InlineData(2008, Finding.Unknown)]
    [InlineData(2007, Finding.Met)]
    [InlineData(2009, Finding.NotMet)]
    [InlineData(1961, Finding.Unknown)]
    [InlineData(1960, Finding.NotMet)]
    public void A_birth_year_alone_is_unknown_where_the_birthday_decides(int year, Finding finding) =>
        Assert.Equal(finding, new AgeBetween(18, 64).Try(Nothing with { BirthYear = year }));

    [Fact]
    public void What_is_not_known_is_unknown_never_no()
    {
        Expression[] all = [new AgeBetween(18, 64), new LivesIn("0136"), new HasIncome("FS"), new IsGender(Gender.Woman), new HasChildren(),
            new WithoutWork("9-"), new States(Statement.InOtherMeasure, false), new StaffJudges()];
        Assert.All(all, e => Assert.Equal(Finding.Unknown, e.Try(Nothing)));
        Assert.All(all, e => Assert.NotEmpty(e.Explain(Nothing)));
    }

    [Fact]
    public void Staffs_answer_goes_before_the_referrals()
    {
        var rule = new EligibilityRule(Given.Delprojekt, new("BOR", "Bor i Haninge", RuleKind.Requirement, new LivesIn("0136"), new(2020, 1, 1)), 10);
        var r = Given.Referral(Given.ReferralTerms with { KommunCode = "0180" });
        Assert.Equal(Finding.NotMet, EligibilityCheck.Of([rule], r.Facts(Given.Today), r.Answers).Lines.Single().Finding);
        r.Answer("BOR", Finding.Met, Given.Now);
        var line = EligibilityCheck.Of([rule], r.Facts(Given.Today), r.Answers).Lines.Single();
        Assert.Equal((Finding.Met, true), (line.Finding, line.ByStaff));
        r.Answer("BOR", null, Given.Now);
        Assert.Empty(r.Answers);
        Assert.Equal(ReferralStatus.Received, r.Status); // the check decides nothing
    }

    [Fact]
    public void Only_rules_that_hold_on_the_day_are_tried()
    {
        EligibilityRuleSeed seed = new("ÅLDER", "18–64", RuleKind.Requirement, new AgeBetween(18, 64), new(2020, 1, 1), new(2024, 12, 31));
        var rules = new[] { new EligibilityRule(Given.Delprojekt, seed, 10),
            new EligibilityRule(Given.Delprojekt, seed with { Test = new AgeBetween(16, 66), ValidFrom = new(2025, 1, 1), ValidTo = null }, 10) };
        var check = EligibilityCheck.Of(rules, Nothing with { BirthYear = 2009 }, []);
        Assert.Equal(Finding.Met, Assert.Single(check.Lines).Finding);
    }

    [Fact]
    public void Tests_survive_storage()
    {
        Expression test = new All(new AgeBetween(25, 29), new HasIncome("AE"), new Any(new HasChildren(), new Not(new LivesIn("0181", "0140"))));
        var back = JsonSerializer.Deserialize<Expression>(JsonSerializer.Serialize(test))!;
        var facts = Nothing with { BirthYear = 1999, Income = ["AE"], KommunCode = "0181", Children = true };
        Assert.Equal(test.Try(facts), back.Try(facts));
        Assert.Equal(JsonSerializer.Serialize(test), JsonSerializer.Serialize(back));
    }

    /// <summary>Learning more never turns a known answer into another: only unknown may become known.</summary>
    [Fact]
    public void Known_answers_stay_when_more_becomes_known()
    {
        var leaf = Gen.Elements<Expression>(new HasChildren(), new LivesIn("0136"), new HasIncome("FS"), new States(Statement.OwnWish, true), new StaffJudges());
        var tree = Gen.Sized(size => Tree(Math.Min(size, 4)));
        Gen<Expression> Tree(int depth) => depth == 0 ? leaf : Gen.OneOf(leaf,
            from parts in Gen.ArrayOf(Tree(depth - 1), 2) select (Expression)new All(parts),
            from parts in Gen.ArrayOf(Tree(depth - 1), 2) select (Expression)new Any(parts),
            from part in Tree(depth - 1) select (Expression)new Not(part));
        var some = from children in Gen.Elements<bool?>(null, true, false) from kommun in Gen.Elements(null, "0136", "0180")
            from wish in Gen.Elements<bool?>(null, true, false) from income in Gen.Elements(null, "FS", "LON")
            select Nothing with { Children = children, KommunCode = kommun, OwnWish = wish, Income = income is null ? null : [income] };
        var cases = from t in tree from f in some select (t, f);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var before = c.t.Try(c.f);
            var more = c.f with { Children = c.f.Children ?? true, KommunCode = c.f.KommunCode ?? "0180", OwnWish = c.f.OwnWish ?? false, Income = c.f.Income ?? ["FS"] };
            return before == Finding.Unknown || c.t.Try(more) == before;
        }).QuickCheckThrowOnFailure();
    }
}

public class CodeListTests
{
    [Fact]
    public void Seeds_have_unique_codes_with_text()
    {
        foreach (var list in CodeSeeds.All)
        {
            Assert.Equal(list.Codes.Count, list.Codes.Select(c => c.Value).Distinct().Count());
            Assert.All(list.Codes, c => Assert.False(string.IsNullOrWhiteSpace(c.Text)));
        }
        Assert.Equal(CodeSeeds.All.Count, CodeSeeds.All.Select(l => l.List).Distinct().Count());
    }

    [Fact]
    public void An_ended_code_keeps_its_text_and_cannot_be_chosen()
    {
        var code = new Code("x", new("A", "Gammalt"), new(2020, 1, 1));
        code.End(new(2025, 12, 31), new Actor(null, new DateTime(2025, 1, 1, 8, 0, 0, DateTimeKind.Utc)));
        var store = new CodeListStore(TimeProvider.System);
        store.Replace([code]);
        Assert.Equal("Gammalt", store.Text("x", "A"));
        Assert.Empty(store.On("x", Given.Today));
        Assert.Single(store.On("x", new(2025, 12, 31)));
        Assert.Equal("OKÄND", store.Text("x", "OKÄND"));
    }

    [Fact]
    public void Own_settings_go_before_common_ones_and_later_before_earlier()
    {
        Setting[] settings = [new(null, "k", 1, new(2020, 1, 1)), new(null, "k", 2, new(2025, 1, 1)), new(Given.Delprojekt, "k", 3, new(2021, 1, 1)), new(Given.Delprojekt, "k", 4, new(2027, 1, 1))];
        Assert.Equal(3, Setting.On(settings, Given.Delprojekt, Given.Today)?.Value);
        Assert.Equal(2, Setting.On(settings, Guid.NewGuid(), Given.Today)?.Value);
        Assert.Null(Setting.On(settings, Guid.NewGuid(), new(2019, 1, 1))?.Value);
    }

    [Fact]
    public void Number_series_hand_out_each_number_once()
    {
        var series = new NumberSeries("case", 1000);
        Assert.Equal("MIA-1001", NumberSeries.CaseNumber(series.Next()));
        Assert.Equal(1002, series.Take(10));
        Assert.Equal(1012, series.Next());
    }
}
