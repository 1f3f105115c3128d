using Mia.Casework.Data;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Exits;
using Mia.Casework.Domain.Intake;
using Mia.Casework.Domain.Interventions;
using Mia.Casework.Domain.People;
using Mia.Platform.Messaging;

namespace Mia.Casework.Tests.Domain;

/// <summary>Small true-to-life starting points.</summary>
internal static class Given
{
    public static readonly Guid Delprojekt = Guid.CreateVersion7(), Controller = Guid.CreateVersion7();
    public static readonly Guid Anna = Guid.CreateVersion7(), Bo = Guid.CreateVersion7();
    public static readonly DateOnly Today = new(2026, 11, 22);
    public static readonly DateOnly Start = new(2026, 3, 2);
    public static readonly Actor Now = new(Anna, new(2026, 11, 22, 12, 0, 0, DateTimeKind.Utc));

    public static CodeListStore Codes()
    {
        var store = new CodeListStore(TimeProvider.System);
        store.Replace(CodeSeeds.All.SelectMany(l => l.Codes.Select(c => new Code(l.List, c, CodeSeeds.ValidFrom))));
        return store;
    }

    public static InterventionRules Rules(WhenRequiredEnds? kbt = null)
    {
        var offers = InterventionSeeds.All.Select(t => new InterventionOffer(Delprojekt, t.Code, CodeSeeds.ValidFrom)).ToList();
        if (kbt is not null) offers.Find(o => o.Code == "KBT")!.Decide(kbt.Value);
        return InterventionRules.Of(InterventionSeeds.All.Select(t => new InterventionType(t)), offers);
    }

    public static ParticipantTerms Person => new() { Name = "Testa Exempelsson", BirthDate = new(1990, 5, 1), Gender = Gender.Woman, KommunCode = "0136" };

    public static ConsentTerms Consent(string type = ConsentTypes.Participation, string? party = null) => new()
    {
        Type = type, Party = party, ValidFrom = Start, ValidTo = Start.AddYears(1), Form = ConsentForm.Signature,
    };

    public static Case Case(ParticipantTerms? person = null) => Mia.Casework.Domain.Cases.Case.Enrol(
        new Participant(Delprojekt, Controller, person ?? Person, Now), null,
        new EnrolmentTerms(1001, Start, Anna, ResponsibilityArea.Coordination, [Consent()]), Now).Case;

    public static InterventionTerms Intervention(string code, DateOnly? start = null) => new(code, Anna, start ?? Start, null);

    public static ReferralTerms ReferralTerms => new()
    {
        Channel = "WEBB", Initiative = "PERS", Referrer = "EGEN", Name = "Prov Provsson", BirthYear = 1990, KommunCode = "0136",
    };

    public static Referral Referral(ReferralTerms? terms = null) => new(Delprojekt, Controller, terms ?? ReferralTerms, Now);

    public static ExitTerms ExitTerms(params string[] outcomes) => new()
    {
        EndedOn = Today, Outcomes = outcomes, PrimaryOutcome = outcomes.FirstOrDefault(), EndReason = "ANN", Manner = "PLAN",
    };

    public static ExitRules ExitRules => Mia.Casework.Domain.Exits.ExitRules.From(Codes());

    /// <summary>Runs and expects a refusal at a field, with words in the message.</summary>
    public static void Refused(Action act, string field, string says)
    {
        var e = Assert.Throws<RuleException>(act);
        Assert.Equal(field, e.Field);
        Assert.Contains(says, e.Message, StringComparison.OrdinalIgnoreCase);
    }
}
