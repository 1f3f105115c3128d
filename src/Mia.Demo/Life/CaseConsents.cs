using Mia.Casework.Domain;
using Mia.Casework.Domain.Cases;
using Mia.Demo.Invented;
using Mia.Platform.Time;

namespace Mia.Demo.Life;

/// <summary>Consents of a case: given at the start for a year, renewed while the case goes on, sometimes withdrawn (methods.md 1.6).</summary>
internal sealed class CaseConsents(CaseLife life)
{
    private static readonly Dictionary<string, string> Organisations = new(StringComparer.Ordinal)
    {
        ["AF"] = "Provkontoret Exempelstad", ["FK"] = "Försäkringsenhet Prov", ["KOM"] = "Provkommunens enhet för vuxna", ["REG"] = "Vårdcentral Exemplet",
    };

    /// <summary>What is agreed on the first day.</summary>
    public static IEnumerable<ConsentTerms> AtStart(Random random, DateOnly from)
    {
        yield return Terms(random, ConsentTypes.Participation, null, from);
        foreach (var (type, share) in new[] { (ConsentTypes.Registration, 0.85), (ConsentTypes.Evaluation, 0.8), (ConsentTypes.Digital, 0.65), (ConsentTypes.Team, 0.9) })
        {
            if (random.Happens(share)) yield return Terms(random, type, null, from);
        }

        foreach (var (party, share) in new[] { ("AF", 0.6), ("FK", 0.55), ("KOM", 0.6), ("REG", 0.35) })
        {
            if (random.Happens(share)) yield return Terms(random, ConsentTypes.Exchange, party, from);
        }
    }

    /// <summary>A consent to exchange facts with a party that holds at a moment; given now when there is none.</summary>
    public static void Ensure(CaseLife life, string party, Actor by)
    {
        if (!life.Consents.Exists(c => c.Type == ConsentTypes.Exchange && c.Party == party && c.HoldsAt(by.UtcNow))) Give(life, ConsentTypes.Exchange, party, by);
    }

    /// <summary>Renewals and withdrawals to come.</summary>
    public void Plan()
    {
        if (life.World.Few) return;
        foreach (var consent in life.Consents.ToArray()) PlanRenewal(consent);
        if (life.Random.Happens(0.03) && life.Consents.Count > 2) PlanWithdrawal(life.Consents[^1]);
    }

    private void PlanRenewal(Consent consent)
    {
        // Some are forgotten; the start page reminds of those.
        if (consent.ValidTo >= life.EndsOn || life.Random.Happens(0.07)) return;
        var at = life.Moment(consent.ValidTo.AddDays(-life.Random.Between(1, 20)));
        life.World.Agenda.At(at, () =>
        {
            if (life.Case.Status.IsOpen() && consent.WithdrawnAt is null) PlanRenewal(Give(life, consent.Type, consent.Party, new Actor(life.Main, at)));
        });
    }

    private void PlanWithdrawal(Consent consent)
    {
        var at = life.Moment(life.EnrolledOn.AddDays(life.Random.Between(20, 200)));
        life.World.Agenda.At(at, () =>
        {
            if (!life.Case.Status.IsOpen()) return;
            var by = new Actor(life.Main, at);
            consent.Withdraw(by);
            life.World.Happened(by, consent);
        });
    }

    private static Consent Give(CaseLife life, string type, string? party, Actor by)
    {
        var given = new Consent(life.Case, Terms(life.Random, type, party, by.Today), by);
        life.Consents.Add(given);
        life.World.Made.Consents.Add(given);
        life.World.Happened(by, given);
        return given;
    }

    private static ConsentTerms Terms(Random random, string type, string? party, DateOnly from) => new()
    {
        Type = type,
        Party = party,
        Organisation = party is null ? null : Organisations.GetValueOrDefault(party, "Provenheten"),
        Categories = type == ConsentTypes.Exchange ? ["KONTAKT", "PLAN", "FORSORJ"] : [],
        ValidFrom = from,
        ValidTo = from.AddMonths(12).AddDays(-1),
        Form = random.Happens(0.8) || type == ConsentTypes.Registration ? ConsentForm.Signature : ConsentForm.Oral,
    };
}
