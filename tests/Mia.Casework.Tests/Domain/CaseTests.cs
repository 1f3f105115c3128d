using FsCheck;
using FsCheck.Fluent;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Contacts;
using Mia.Casework.Domain.Intake;
using Mia.Casework.Domain.People;
using Mia.Platform.Messaging;

namespace Mia.Casework.Tests.Domain;

public class CaseTests
{
    [Fact]
    public void Enrolment_makes_case_main_responsible_and_separate_consents()
    {
        var referral = Given.Referral();
        var (made, consents) = Case.Enrol(new Participant(Given.Delprojekt, Given.Controller, Given.Person, Given.Now), referral,
            new(1042, Given.Start, Given.Anna, ResponsibilityArea.Coordination,
                [Given.Consent(), Given.Consent(ConsentTypes.Exchange, "AF"), Given.Consent(ConsentTypes.Exchange, "FK")]), Given.Now);
        Assert.Equal("MIA-1042", made.NumberText);
        Assert.Equal(Given.Anna, made.MainResponsibleId);
        Assert.Equal(3, consents.Count);
        Assert.Equal((ReferralStatus.Enrolled, made.Id), (referral.Status, referral.CaseId!.Value));
        Assert.All(consents, c => Assert.Equal(made.Id, c.CaseId));
    }

    [Fact]
    public void Enrolment_needs_consent_responsible_and_a_day_that_is_not_ahead()
    {
        var participant = new Participant(Given.Delprojekt, Given.Controller, Given.Person, Given.Now);
        var terms = new EnrolmentTerms(1, Given.Start, Given.Anna, ResponsibilityArea.Coordination, [Given.Consent()]);
        Given.Refused(() => Case.Enrol(participant, null, terms with { Consents = [] }, Given.Now), "Consents", "S1");
        Given.Refused(() => Case.Enrol(participant, null, terms with { Consents = [Given.Consent() with { ValidFrom = Given.Start.AddDays(1) }] }, Given.Now), "Consents", "S1");
        Given.Refused(() => Case.Enrol(participant, null, terms with { MainResponsibleId = null }, Given.Now), "MainResponsibleId", "huvudansvarig");
        Given.Refused(() => Case.Enrol(participant, null, terms with { EnrolledOn = Given.Today.AddDays(1) }, Given.Now), "EnrolledOn", "framtiden");
    }

    [Fact]
    public void Always_exactly_one_main_responsible()
    {
        var c = Given.Case();
        var beside = c.Assign(Given.Bo, ResponsibilityArea.WorkAndStudies, Given.Start, Given.Now);
        Given.Refused(() => c.EndResponsibility(c.Responsibilities.Single(r => r.IsMain).Id, Given.Today, Given.Now), "", "huvudansvarig");
        c.ChangeMain(Given.Bo, ResponsibilityArea.Coordination, Given.Today, keepFormer: true, Given.Now);
        Assert.Equal(Given.Bo, c.MainResponsibleId);
        Assert.True(c.IsResponsible(Given.Anna));
        c.EndResponsibility(beside.Id, Given.Today, Given.Now);
        Assert.Single(c.Responsibilities, r => r.IsMain && r.To is null);
    }

    [Fact]
    public void Changing_main_responsible_in_any_order_leaves_exactly_one()
    {
        var people = Enumerable.Range(0, 4).Select(_ => Guid.CreateVersion7()).ToArray();
        var step = from who in Gen.Choose(0, 3) from day in Gen.Choose(0, 200) from keep in Gen.Elements(true, false) from main in Gen.Elements(true, false)
            select (who, day, keep, main);
        Prop.ForAll(Gen.ListOf(step).ToArbitrary(), steps =>
        {
            var c = Given.Case();
            foreach (var s in steps)
            {
                try
                {
                    if (s.main) c.ChangeMain(people[s.who], ResponsibilityArea.Coordination, Given.Start.AddDays(s.day), s.keep, Given.Now);
                    else c.Assign(people[s.who], ResponsibilityArea.Cbt, Given.Start.AddDays(s.day), Given.Now);
                }
                catch (RuleException) { /* refused */ }
                if (c.Responsibilities.Count(r => r.IsMain && r.To is null) != 1) return false;
            }
            return true;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Protected_persons_have_no_ways_to_be_found()
    {
        var person = new Participant(Given.Delprojekt, Given.Controller, Given.Person with
        {
            Protection = ProtectionLevel.Protected, Phone = "070-1740605", Email = "a@example.se", Address = "Provgatan 1", ContactWays = ["TEL"],
        }, Given.Now);
        Assert.Equal((null, null, null, null), (person.Phone, person.Email, person.Address, person.KommunCode));
        Assert.Empty(person.ContactWays);
    }

    [Fact]
    public void Consents_are_limited_in_time_per_party_and_withdrawn_at_once()
    {
        var c = Given.Case();
        Given.Refused(() => _ = new Consent(c, Given.Consent(ConsentTypes.Exchange), Given.Now), "Party", "part");
        Given.Refused(() => _ = new Consent(c, Given.Consent() with { ValidTo = null }, Given.Now), "ValidTo", "tidsbegränsat");
        Given.Refused(() => _ = new Consent(c, Given.Consent() with { ValidTo = Given.Start.AddDays(-1) }, Given.Now), "ValidTo", "före");
        Given.Refused(() => _ = new Consent(c, Given.Consent(ConsentTypes.Registration) with { Form = ConsentForm.Oral }, Given.Now), "Form", "skriftligt");
        Given.Refused(() => _ = new Consent(c, Given.Consent("S9"), Given.Now), "Type", "samtycke");
        var consent = new Consent(c, Given.Consent(ConsentTypes.Exchange, "AF"), Given.Now);
        Assert.True(consent.HoldsAt(Given.Now.UtcNow));
        consent.Withdraw(Given.Now);
        Assert.False(consent.HoldsAt(Given.Now.UtcNow));
        Assert.False(new Consent(c, Given.Consent(), Given.Now).HoldsAt(Given.Now.UtcNow.AddYears(2)));
    }
}

public class ContactTests
{
    private static readonly Casework.Domain.Codes.ICodeLists Codes = Given.Codes();

    private static ContactTerms Contact(int day, string type = "MOTE") => new()
    {
        HeldOn = Given.Start.AddDays(day), Type = type, NoShowReason = type == "UTEBLEV" ? "OKAND" : null,
    };

    [Fact]
    public void Counters_follow_what_happened()
    {
        var c = Given.Case();
        c.LogContact(Contact(1) with { NextOn = Given.Start.AddDays(8) }, Codes, Given.Now);
        Assert.Equal((Given.Start.AddDays(1), Given.Start.AddDays(8)), (c.LastContactOn, c.NextContactOn));
        c.LogContact(Contact(8, "UTEBLEV"), Codes, Given.Now);
        c.LogContact(Contact(9, "UTEBLEV"), Codes, Given.Now);
        Assert.Equal((Given.Start.AddDays(1), null, 2), (c.LastContactOn, c.NextContactOn, c.NoShowsInRow));
        c.LogContact(Contact(10, "UTAN"), Codes, Given.Now);
        Assert.Equal(2, c.NoShowsInRow);
        c.LogContact(Contact(11, "TEL"), Codes, Given.Now);
        Assert.Equal((Given.Start.AddDays(11), 0), (c.LastContactOn, c.NoShowsInRow));
        c.LogContact(Contact(2, "UTEBLEV"), Codes, Given.Now); // written down late
        Assert.Equal((Given.Start.AddDays(11), 0), (c.LastContactOn, c.NoShowsInRow));
    }

    [Fact]
    public void Rules_at_the_fields()
    {
        var c = Given.Case();
        Given.Refused(() => c.LogContact(Contact(1, "UTEBLEV") with { NoShowReason = null }, Codes, Given.Now), "NoShowReason", "Okänd");
        Given.Refused(() => c.LogContact(Contact(1) with { HeldOn = Given.Today.AddDays(1) }, Codes, Given.Now), "HeldOn", "framtiden");
        Given.Refused(() => c.LogContact(Contact(-1), Codes, Given.Now), "HeldOn", "inskrivningen");
        Given.Refused(() => c.LogContact(Contact(1) with { Note = new string('å', 1001) }, Codes, Given.Now), "Note", "1001");
        Given.Refused(() => c.LogContact(Contact(1) with { Minutes = -1 }, Codes, Given.Now), "Minutes", "minuter");
        Given.Refused(() => c.LogContact(Contact(5) with { NextOn = Given.Start }, Codes, Given.Now), "NextOn", "före");
        Assert.Equal(1000, c.LogContact(Contact(1) with { Note = new string('å', 1000) }, Codes, Given.Now).Note!.Length);
        Assert.Null(c.LogContact(Contact(1) with { NoShowReason = "SJUK" }, Codes, Given.Now).NoShowReason);
    }

    [Fact]
    public void Removing_and_restoring_counts_anew()
    {
        var c = Given.Case();
        var first = c.LogContact(Contact(1), Codes, Given.Now);
        var second = c.LogContact(Contact(5), Codes, Given.Now);
        c.RemoveContact(second, [first], false, Given.Now);
        Assert.Equal(Given.Start.AddDays(1), c.LastContactOn);
        c.RestoreContact(second, [first], Given.Now);
        Assert.Equal(Given.Start.AddDays(5), c.LastContactOn);
    }
}
