using System.Globalization;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Intake;
using Mia.Demo.Invented;
using Mia.Demo.Profiles;
using Mia.Platform.Time;

namespace Mia.Demo.Life;

/// <summary>From the referral to a decision, and perhaps to enrolment (methods.md 1.2).</summary>
/// <param name="world">What all lives share.</param>
/// <param name="place">Where.</param>
/// <param name="seed">Own seed of the life.</param>
internal sealed class ReferralLife(World world, Place place, int seed)
{
    private readonly Random _random = new(seed);
    private Person _person = null!;
    private Referral _referral = null!;

    /// <summary>Leads to enrolment.</summary>
    /// <param name="enrolledOn">A day on which somebody enrols; the working day before when nobody works then.</param>
    public void Enrols(DateOnly enrolledOn)
    {
        var waits = _random.Happens(0.22);
        var lag = waits ? _random.Between(30, 110) : _random.Between(8, 42);
        var enrolment = SwedishTime.ToUtc(WorkingHours.DayBefore(enrolledOn), WorkingHours.Time(_random));
        var first = SwedishTime.DateOf(enrolment).AddDays(-lag);
        // Backwards from the enrolment, so that weekends never push it past its day.
        var intro = Before(enrolment, first, lag * 0.9);
        var offer = Before(intro, first, lag * 0.75);
        var decision = waits ? Before(offer, first, lag * 0.3) : offer;
        var review = Before(decision, first, lag * 0.18);
        var contact = Before(review, first, lag * 0.15);
        var confirm = Before(contact, first, lag * 0.05);
        Begin(Before(confirm, first, 0), confirm, contact, review);
        if (waits) world.Agenda.At(decision, () => Decide(decision, by => Wait(by)));
        world.Agenda.At(offer, () => Decide(offer, by => _referral.Offer(InventedTexts.Offer(_random), by)));
        world.Agenda.At(intro, () => Decide(intro, _referral.Introduce));
        world.Agenda.At(enrolment, () => new CaseLife(world, place, _person, _random, seed).Begin(_referral, enrolment));
    }

    /// <summary>Leads to no enrolment: one referral in three.</summary>
    /// <param name="receivedOn">The day it comes in.</param>
    public void EndsWithout(DateOnly receivedOn)
    {
        var arrival = Arrival(receivedOn);
        var (confirm, contact, review) = Usual(arrival);
        Begin(arrival, confirm, contact, review);
        var decision = Later(review, _random.Between(2, 16));
        if (_random.Happens(0.2))
        {
            var waiting = decision;
            world.Agenda.At(waiting, () => Decide(waiting, by => Wait(by)));
            decision = Later(decision, _random.Between(20, 90));
        }

        world.Agenda.At(decision, () => Decide(decision, EndWithout));
    }

    /// <summary>Is on its way to a decision that lies in the future.</summary>
    /// <param name="receivedOn">The day it comes in.</param>
    /// <param name="duplicateOf">Somebody whom the delprojekt already knows; the duplicate check should find them.</param>
    public void IsUndecided(DateOnly receivedOn, Person? duplicateOf = null)
    {
        var arrival = Arrival(receivedOn);
        if (arrival > world.Now) arrival = world.Now.AddMinutes(-_random.Between(10, 400));
        var (confirm, contact, review) = Usual(arrival);
        Begin(arrival, confirm, contact, review, duplicateOf);
        var decision = Later(review, _random.Between(2, 9));
        if (_random.Happens(0.45)) world.Agenda.At(decision, () => Decide(decision, by => Wait(by)));
    }

    /// <summary>The person, once the referral has come in.</summary>
    public Person? Person => _person;

    private void Begin(DateTime arrival, DateTime confirm, DateTime contact, DateTime review, Person? known = null)
    {
        var by = place.Team.CaseManagers[_random.Next(place.Team.CaseManagers.Count)];
        world.Agenda.At(arrival, () =>
        {
            _person = known ?? Person.Invent(_random, world, place, SwedishTime.DateOf(arrival));
            var terms = Terms();
            // What comes by the public form has no user.
            var actor = new Actor(terms.Channel == "WEBB" ? null : by, arrival);
            var controller = place.Info.Controllers[_random.Next(place.Info.Controllers.Count)].Id;
            // Receipt numbers are short and drawn by chance: among a hundred thousand some meet.
            do _referral = new Referral(place.Info.Id, controller, terms, actor);
            while (!world.ReceiptNumbers.Add(_referral.Number));
            world.Made.Referrals.Add(_referral);
            world.Happened(actor, _referral);
        });
        Step(confirm, by, referral => referral.Confirm);
        Step(contact, by, referral => actor => referral.Contacted(actor.Today, actor));
        Step(review, by, referral => actor =>
        {
            referral.BeginReview(actor);
            if (!world.Few) Answer(actor);
        });
    }

    private void Step(DateTime at, Guid by, Func<Referral, Action<Actor>> step) => world.Agenda.At(at, () =>
    {
        var actor = new Actor(by, at);
        step(_referral)(actor);
        world.Happened(actor, _referral);
    });

    private void Decide(DateTime at, Action<Actor> decide)
    {
        var actor = new Actor(place.Team.CaseManagers[_random.Next(place.Team.CaseManagers.Count)], at);
        decide(actor);
        world.Happened(actor, _referral);
    }

    private void Wait(Actor by)
    {
        string? priority = _random.Happens(0.35) ? _person.Children > 0 ? "BARN" : "LANG" : null;
        _referral.PutOnWaitingList(priority, by.Today.AddDays(30), InventedTexts.Wait(_random), by);
    }

    private void EndWithout(Actor by)
    {
        var purge = by.Today.AddMonths(6);
        var at = _random.NextDouble();
        if (at < 0.30) _referral.ReferOn(_random.Pick<string>(["AF", "KOM", "REG", "CIV"]), null, InventedTexts.ReferOn(_random), purge, by);
        else if (at < 0.60) _referral.DeclineByPerson(InventedTexts.Decline(_random), purge, by);
        else _referral.NotRelevant(_random.Pick<string>(["EJMAL", "ANNAN", "EJNADD", "FLYTT"]), InventedTexts.NotRelevant(_random), purge, by);
    }

    private void Answer(Actor by)
    {
        var facts = _referral.Facts(by.Today);
        foreach (var (code, test) in place.Eligibility)
        {
            if (test.Try(facts) == Finding.Unknown && _random.Happens(0.7)) _referral.Answer(code, _random.Happens(0.92) ? Finding.Met : Finding.NotMet, by);
        }
    }

    private ReferralTerms Terms()
    {
        var officer = _person.Referrer != "EGEN";
        var number = string.Create(CultureInfo.InvariantCulture, $"{_random.Between(10, 99)}");
        return new ReferralTerms
        {
            Channel = _random.Weighted<string>(officer
                ? [("WEBB", 58), ("PAPPER", 12), ("TEL", 10), ("EPOST", 10), ("MGT", 6), ("BESOK", 4)]
                : [("WEBB", 75), ("TEL", 20), ("BESOK", 5)]),
            Initiative = !officer ? "PERS" : _person.Referrer.StartsWith("REG", StringComparison.Ordinal) ? "VARD" : _random.Weighted<string>([("HANDL", 68), ("PERS", 26), ("ANH", 6)]),
            Referrer = _person.Referrer,
            ReferrerName = officer ? InventedNames.Full(_random, Casework.Domain.People.Gender.NotStated) : null,
            ReferrerPhone = officer ? Person.Telephone(_random) : null,
            ReferrerEmail = officer ? $"handlaggare{number}@myndighet.example" : null,
            ReferrerUnit = officer ? $"Provenhet {number}" : null,
            Together = officer && _random.Happens(0.8),
            Name = _person.Name,
            Identity = _person.Number,
            IdentityLookup = _person.Number is { } known ? world.Lookup(known) : null,
            BirthYear = _person.BirthDate.Year,
            Gender = _person.Gender,
            KommunCode = _person.Kommun,
            Phone = _person.Phone,
            Email = _random.Happens(0.6) ? _person.Email : null,
            ContactWays = [_random.Weighted<string>([("TEL", 55), ("SMS", 30), ("EPOST", 10), ("BREV", 5)])],
            Language = _person.Language,
            Interpreter = _person.Language != "sv" && _random.Happens(0.4),
            Protected = _person.Protection != Casework.Domain.People.ProtectionLevel.None,
            Children = _random.Happens(0.12) ? null : _person.Children > 0,
            ChildrenCount = _person.Children,
            Income = [_person.Income],
            TimeWithoutWork = _random.Weighted(PeopleShares.TimeWithoutWork),
            TimeOnSupport = TimeOnSupport(_random.Weighted(PeopleShares.TimeWithoutWork)),
            OngoingContacts = _random.Happens(0.7) ? [_random.Pick<string>(["AF", "FK", "SOC", "PV"])] : [],
            InOtherMeasure = _random.Happens(0.25) ? null : _random.Happens(0.03),
            QualifiesForOrdinary = _random.Happens(0.3) ? null : _random.Happens(0.05),
            Description = InventedTexts.Need(_random),
            Wish = _random.Happens(0.7) ? InventedTexts.Wish(_random) : null,
            OwnWish = _random.Happens(0.85) ? true : null,
            Needs = _random.Happens(0.2) ? [_random.Pick<string>(["TOLK", "LATT", "DIGIT", "TID", "SALL"])] : [],
        };
    }

    private DateTime Arrival(DateOnly day) => SwedishTime.ToUtc(WorkingHours.DayBefore(day), WorkingHours.Time(_random));

    private (DateTime Confirm, DateTime Contact, DateTime Review) Usual(DateTime arrival)
    {
        var confirm = Later(arrival, _random.Between(0, 2));
        var contact = Later(confirm, _random.Between(1, 5));
        return (confirm, contact, Later(contact, _random.Between(0, 3)));
    }

    private DateTime Later(DateTime from, int days)
    {
        var at = WorkingHours.On(SwedishTime.DateOf(from).AddDays(days), _random);
        return at > from ? at : from.AddMinutes(_random.Between(15, 90));
    }

    private DateTime Before(DateTime next, DateOnly first, double days)
    {
        var at = WorkingHours.On(first.AddDays((int)days), _random);
        var latest = next.AddMinutes(-_random.Between(15, 90));
        return at < latest ? at : latest;
    }

    private static string TimeOnSupport(string time) => time == "ALDRIG" ? "INGEN" : time;
}
