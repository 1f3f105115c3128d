using Mia.Casework.Domain;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Exits;
using Mia.Platform.Messaging;

namespace Mia.Casework.Tests.Domain;

/// <summary>methods.md 11, registration.md 2.8.6 and 11.</summary>
public class ExitTests
{
    [Fact]
    public void Work_and_studies_can_both_be_true()
    {
        var c = Given.Case();
        var exit = c.Close(Given.ExitTerms("ARBETE", "STUDIER"), Given.ExitRules, false, Given.Now);
        Assert.Equal(["ARBETE", "STUDIER"], exit.Outcomes);
        Assert.Equal("ARBETE", exit.PrimaryOutcome);
        Assert.Equal(CaseStatus.Closed, c.Status);
    }

    [Theory]
    [InlineData("AF-ORD")]
    [InlineData("KOM-ORD")]
    [InlineData("ARBETE", "AF-ORD")]
    public void Ordinary_services_without_receiver_stay_unconfirmed(params string[] outcomes)
    {
        var c = Given.Case();
        c.Close(Given.ExitTerms(outcomes), Given.ExitRules, receiverConfirmed: false, Given.Now);
        Assert.Equal(CaseStatus.HandoverUnconfirmed, c.Status);
        Assert.Equal("Avslutad – överlämning ej bekräftad", c.Status.Swedish());
        c.ReceiverConfirmed();
        Assert.Equal(CaseStatus.Closed, c.Status);
    }

    [Fact]
    public void A_confirmed_receiver_or_a_written_reason_closes()
    {
        var confirmed = Given.Case();
        confirmed.Close(Given.ExitTerms("AF-ORD"), Given.ExitRules, receiverConfirmed: true, Given.Now);
        Assert.Equal(CaseStatus.Closed, confirmed.Status);

        var reasoned = Given.Case();
        reasoned.Close(Given.ExitTerms("AF-ORD") with { NoReceiverCode = "NEJTACK", NoReceiverReason = "Vill klara sig själv." }, Given.ExitRules, false, Given.Now);
        Assert.Equal(CaseStatus.Closed, reasoned.Status);

        var later = Given.Case();
        var exit = later.Close(Given.ExitTerms("AF-ORD"), Given.ExitRules, false, Given.Now);
        Given.Refused(() => later.CloseWithoutReceiver(exit, "SAKNAS", " "), "NoReceiverReason", "förklaring");
        later.CloseWithoutReceiver(exit, "SAKNAS", "Enheten har slutat ta emot.");
        Assert.Equal(CaseStatus.Closed, later.Status);
    }

    [Fact]
    public void A_code_without_words_is_no_written_reason() => Given.Refused(() => Given.Case().Close(
        Given.ExitTerms("AF-ORD") with { NoReceiverCode = "SAKNAS" }, Given.ExitRules, false, Given.Now), "NoReceiverReason", "saknas");

    [Fact]
    public void Misregistration_has_no_outcome_and_does_not_count()
    {
        var c = Given.Case();
        Given.Refused(() => c.Close(Given.ExitTerms("ARBETE") with { Manner = "FELREG" }, Given.ExitRules, false, Given.Now), "Outcomes", "felregistrering");
        var exit = c.Close(Given.ExitTerms() with { Manner = "FELREG" }, Given.ExitRules, false, Given.Now);
        Assert.False(exit.Counts);
        Assert.Equal(CaseStatus.Closed, c.Status);
    }

    [Fact]
    public void Rules_at_the_fields()
    {
        void Refused(ExitTerms terms, string field, string says) =>
            Given.Refused(() => Given.Case().Close(terms, Given.ExitRules, false, Given.Now), field, says);
        Refused(Given.ExitTerms(), "Outcomes", "minst ett utfall");
        Refused(Given.ExitTerms("ARBETE", "STUDIER") with { PrimaryOutcome = null }, "PrimaryOutcome", "viktigast");
        Refused(Given.ExitTerms("ARBETE", "STUDIER") with { PrimaryOutcome = "AF-ORD" }, "PrimaryOutcome", "valda");
        Refused(Given.ExitTerms("ARBETE") with { EndReason = null }, "EndReason", "saknas");
        Refused(Given.ExitTerms("ARBETE") with { Manner = "" }, "Manner", "saknas");
        Refused(Given.ExitTerms("ARBETE") with { EndReason = "AVL" }, "Manner", "avliden");
        Refused(Given.ExitTerms("ARBETE") with { EndedOn = Given.Today.AddDays(1) }, "EndedOn", "framtiden");
        Refused(Given.ExitTerms("ARBETE") with { EndedOn = Given.Start.AddDays(-1) }, "EndedOn", "inskrivningen");
        Refused(Given.ExitTerms("ARBETE") with { Empowerment = 6 }, "Empowerment", "mellan 1 och 5");
        Refused(Given.ExitTerms("ARBETE") with { Income = ["INGENOFF", "FS"] }, "Income", "offentlig");
    }

    [Fact]
    public void No_public_income_goes_with_wages() =>
        Assert.Equal(["INGENOFF", "LON"], Given.ExitRules.CheckIncome("Income", ["INGENOFF", "LON", "LON"]));

    [Fact]
    public void Running_interventions_end_with_the_case_and_run_again_when_it_is_reopened()
    {
        var c = Given.Case();
        var rules = Given.Rules();
        var cm = c.Start(Given.Intervention("CM"), rules, Given.Now);
        var se = c.Start(Given.Intervention("SE"), rules, Given.Now);
        c.End(se.Id, new(2026, 6, 1), "PLAN", rules, Given.Now);
        var exit = c.Close(Given.ExitTerms("ARBETE"), Given.ExitRules, false, Given.Now);
        Assert.Equal((Given.Today, InterventionEndCodes.CaseEnded), (cm.EndsOn, cm.EndReason));
        c.Reopen(exit, Given.Now);
        Assert.Null(cm.EndsOn);
        Assert.Equal(new DateOnly(2026, 6, 1), se.EndsOn);
        Assert.NotNull(exit.DeletedAt);
        Assert.Equal(CaseStatus.Enrolled, c.Status);
    }

    [Fact]
    public void A_closed_case_changes_no_more()
    {
        var c = Given.Case();
        c.Close(Given.ExitTerms("ARBETE"), Given.ExitRules, false, Given.Now);
        Given.Refused(() => c.Start(Given.Intervention("CM"), Given.Rules(), Given.Now), "", "avslutat");
        Given.Refused(() => c.Close(Given.ExitTerms("ARBETE"), Given.ExitRules, false, Given.Now), "", "redan avslutat");
        Given.Refused(() => c.LogContact(new() { HeldOn = Given.Today, Type = "MOTE" }, Given.Codes(), Given.Now), "", "avslutat");
    }
}

public class HandoverTests
{
    private static readonly DateTime Utc = Given.Now.UtcNow;
    private readonly string _token = Handover.NewToken();

    private static HandoverTerms Terms => new() { Party = "AF", Unit = "Arbetsförmedlingen Haninge", ApprovedOn = Given.Today };

    private Handover Sent()
    {
        var handover = new Handover(Given.Case(), Terms, Given.Now);
        handover.Send(_token, Given.Today.AddDays(60), hasConsent: true, Given.Now);
        return handover;
    }

    [Fact]
    public void Only_the_receiver_takes_it_to_done()
    {
        var handover = Sent();
        Assert.True(handover.IsBetweenChairs);
        Assert.Throws<NotFoundException>(() => handover.Receive("wrong", "Rut", null, Utc));
        handover.Receive(_token, "Rut Receptson", Given.Today.AddDays(3), Utc);
        Assert.True(handover.IsConfirmed);
        Assert.Throws<RuleException>(() => handover.Complete(_token, Utc));
        handover.ReportFirstContact(_token, Given.Today, Utc);
        handover.Complete(_token, Utc);
        Assert.Equal(HandoverStatus.Done, handover.Status);
    }

    [Fact]
    public void Sending_needs_consent_and_the_participants_approval()
    {
        var handover = new Handover(Given.Case(), Terms, Given.Now);
        Given.Refused(() => handover.Send(_token, Given.Today.AddDays(60), hasConsent: false, Given.Now), "", "samtycke");
        var unread = new Handover(Given.Case(), Terms with { ApprovedOn = null }, Given.Now);
        Given.Refused(() => unread.Send(_token, Given.Today.AddDays(60), hasConsent: true, Given.Now), "ApprovedOn", "godkände");
    }

    [Fact]
    public void The_link_is_not_stored_and_ends()
    {
        var handover = Sent();
        Assert.DoesNotContain(_token, handover.TokenHash, StringComparison.Ordinal);
        Assert.True(handover.Opens(_token, Utc.AddDays(60)));
        Assert.False(handover.Opens(_token, Utc.AddDays(61)));
        handover.Withdraw(null, Given.Now);
        Assert.False(handover.Opens(_token, Utc));
    }

    [Fact]
    public void A_receiver_who_says_no_is_not_a_confirmed_one()
    {
        var handover = Sent();
        handover.Receive(_token, "Rut Receptson", null, Utc);
        handover.Decline(_token, "Har inte plats.", Utc);
        Assert.False(handover.IsConfirmed);
        Assert.Throws<RuleException>(() => handover.Receive(_token, "Rut", null, Utc));
    }

    [Fact]
    public void Answering_twice_does_one_thing()
    {
        var handover = Sent();
        handover.Receive(_token, "Rut Receptson", null, Utc);
        Given.Refused(() => handover.Receive(_token, "Annan", null, Utc), "", "redan svarat");
        Assert.Equal("Rut Receptson", handover.ReceivedBy);
    }
}
