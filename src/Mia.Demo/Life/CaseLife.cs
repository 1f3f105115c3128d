using Mia.Casework.Domain;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Intake;
using Mia.Casework.Domain.Interventions;
using Mia.Casework.Domain.People;
using Mia.Demo.Invented;
using Mia.Demo.Profiles;
using Mia.Platform.Time;

namespace Mia.Demo.Life;

/// <summary>A case from enrolment on: consents, interventions in parallel, rest, and the other lives within it.</summary>
internal sealed class CaseLife(World world, Place place, Person person, Random random, int seed)
{
    private static readonly string[] Coaching = ["SE", "IPS"];
    private static readonly string[] Placements = ["ARBTR-ASF", "ARBTR-ANN", "ARBPR", "PRAKTIK"];

    /// <summary>What all lives share.</summary>
    public World World => world;

    /// <summary>Where.</summary>
    public Place Place => place;

    /// <summary>The life's own source of chance.</summary>
    public Random Random => random;

    /// <summary>The person.</summary>
    public Person Person => person;

    /// <summary>The case, once it has begun.</summary>
    public Case Case { get; private set; } = null!;

    /// <summary>Main responsible.</summary>
    public Guid Main { get; private set; }

    /// <summary>The coach beside, if any.</summary>
    public Guid? Coach { get; private set; }

    /// <summary>First day.</summary>
    public DateOnly EnrolledOn { get; private set; }

    /// <summary>Last day, perhaps in the future.</summary>
    public DateOnly EndsOn { get; private set; }

    /// <summary>Rests from that day on; then there are no contacts.</summary>
    public DateOnly? QuietFrom { get; private set; }

    /// <summary>What the person lives on, and the registration.</summary>
    public RegistrationLife Registration { get; private set; } = null!;

    /// <summary>Consents of the case.</summary>
    public List<Consent> Consents { get; } = [];

    /// <summary>The person is enrolled.</summary>
    public void Begin(Referral referral, DateTime at)
    {
        EnrolledOn = SwedishTime.DateOf(at);
        EndsOn = WorkingHours.Day(EnrolledOn.AddDays(Length()));
        var types = random.Weighted(place.Profile.Main).Where(IsOffered).ToArray();
        if (types is []) types = [.. place.Interventions.All.Where(t => t.IsOfferedOn(EnrolledOn) && t.RequiresAnyOf.Count == 0).Select(t => t.Code).Take(1)];
        var coached = types.Length > 0 && Array.TrueForAll(types, t => Coaching.Contains(t));
        Main = place.Team.Take(coached ? place.Team.Coaches : place.Team.CaseManagers);
        var by = new Actor(Main, at);

        var participant = NewParticipant(referral, by);
        var (made, consents) = Case.Enrol(participant, referral, new EnrolmentTerms(world.Numbers.Next(), EnrolledOn, Main,
            coached ? ResponsibilityArea.WorkAndStudies : ResponsibilityArea.Coordination, [.. CaseConsents.AtStart(random, EnrolledOn)]), by);
        Case = made;
        Consents.AddRange(consents);
        world.Made.Cases.Add((made, place, seed));
        world.Made.Consents.AddRange(consents);
        world.Happened(by, [participant, referral, made, .. consents]);

        foreach (var (type, i) in types.Select((t, i) => (t, i))) StartMain(type, i == 0 ? at : Moment(EnrolledOn.AddDays(random.Between(1, 45))), coached);
        foreach (var extra in place.Profile.Extras) PlanExtra(extra, types);
        Quieten();
        new CaseConsents(this).Plan();
        new ContactLife(this).Plan();
        new ExitLife(this).Plan();
        new MappingLife(this, seed).Plan();
        // Chance of its own, so that plans leave the rest of a life as it was.
        new PlanLife(this, new Random(seed ^ 0x504C_414E)).Plan();
        Registration = new RegistrationLife(this, new Random(seed ^ 0x5245_4749));
        Registration.Plan();
    }

    /// <summary>A moment on that day or the next working day, within the case.</summary>
    public DateTime Moment(DateOnly day) => WorkingHours.On(day, random);

    private Participant NewParticipant(Referral referral, Actor by)
    {
        var participant = new Participant(place.Info.Id, referral.ControllerId, new ParticipantTerms
        {
            Name = referral.Name ?? person.Name,
            Gender = person.Gender,
            BirthDate = person.BirthDate,
            KommunCode = person.Kommun,
            Phone = person.Phone,
            Email = random.Happens(0.6) ? person.Email : null,
            Address = random.Happens(0.5) ? $"Provgatan {random.Between(1, 99)}, Exempelstad" : null,
            ContactWays = [.. referral.ContactWays],
            Language = person.Language,
            Interpreter = referral.Interpreter,
            Protection = person.Protection,
        }, by);
        world.Made.Participants.Add(participant);
        if (person.Number is { } number)
        {
            var designation = new IdentityDesignation(participant, number, world.Lookup(number), EnrolledOn);
            world.Made.Designations.Add(designation);
            world.Happened(by, designation);
        }

        return participant;
    }

    private bool IsOffered(string type) => place.Interventions.Find(type)?.IsOfferedOn(EnrolledOn) == true;

    private int Length() => (int)Math.Clamp(place.Profile.Days * Math.Exp(random.Normal(0, 0.5, -1.6, 1.5)), 30, 1000);

    private void StartMain(string type, DateTime at, bool coached) => world.Agenda.At(at, () =>
    {
        if (!Case.Status.IsOpen()) return;
        var responsible = Main;
        if (Coaching.Contains(type) && !coached)
        {
            responsible = place.Team.Take(place.Team.Coaches);
            Coach = responsible;
            Beside(responsible, ResponsibilityArea.WorkAndStudies, at);
        }

        Start(type, responsible, at, SwedishTime.DateOf(at).AddDays(place.Profile.Days));
    });

    private void PlanExtra(Extra extra, string[] main)
    {
        var (wanted, from, length) = (random.Happens(extra.Probability), EnrolledOn.AddDays(random.Between(extra.FromDay, extra.ToDay)),
            (int)random.Normal(extra.Days, extra.Days * 0.35, 10, 400));
        var required = place.Interventions.Find(extra.Code)?.RequiresAnyOf ?? [];
        if (!wanted || !IsOffered(extra.Code) || from.AddDays(14) > EndsOn || (required.Count > 0 && !required.Any(main.Contains))) return;
        var at = Moment(from);
        world.Agenda.At(at, () =>
        {
            if (!Case.Status.IsOpen() || !place.Interventions.IsSupported(extra.Code, SwedishTime.DateOf(at), Case.Interventions)) return;
            var (staff, area) = extra.Code == "KBT" ? (place.Team.CbtConsultants, ResponsibilityArea.Cbt) : (place.Team.WorkTraining, ResponsibilityArea.Placement);
            var responsible = Main;
            if ((extra.Code == "KBT" || Placements.Contains(extra.Code)) && staff.Count > 0)
            {
                responsible = place.Team.Take(staff);
                Beside(responsible, area, at);
            }

            var planned = SwedishTime.DateOf(at).AddDays(length);
            var period = Start(extra.Code, responsible, at, planned);
            if (planned < EndsOn) EndLater(period, Moment(planned), responsible);
        });
    }

    private InterventionPeriod Start(string type, Guid responsible, DateTime at, DateOnly planned)
    {
        var by = new Actor(Main, at);
        var period = Case.Start(new InterventionTerms(type, responsible, by.Today, planned), place.Interventions, by);
        world.Happened(by, Case, period);
        return period;
    }

    private void EndLater(InterventionPeriod period, DateTime at, Guid responsible)
    {
        if (SwedishTime.DateOf(at) >= EndsOn) return;
        var reason = random.Weighted<string>([("PLAN", 70), ("ANNAN", 12), ("HALSA", 8), ("EGEN", 7), ("EJPASS", 3)]);
        world.Agenda.At(at, () =>
        {
            if (!Case.Status.IsOpen() || period.EndsOn is not null) return;
            var by = new Actor(responsible, at);
            Case.End(period.Id, by.Today, reason, place.Interventions, by);
            world.Happened(by, Case);
            if (responsible != Main) place.Team.Release(responsible);
        });
    }

    private void Beside(Guid user, ResponsibilityArea area, DateTime at)
    {
        var by = new Actor(Main, at);
        if (Case.Responsibilities.Any(r => r.UserId == user && r.Area == area && r.To is null)) return;
        Case.Assign(user, area, by.Today, by);
        world.Happened(by, Case);
    }

    /// <summary>Some of those who are here today rest, and some have not been heard of for a while.</summary>
    private void Quieten()
    {
        var chance = random.NextDouble();
        var (rests, ago, ahead) = (random.Pick<string>(["SJUK", "FORALDR", "VARD", "EGEN"]), random.Between(25, 60), random.Between(10, 60));
        if (EndsOn <= world.Today.AddDays(45) || chance > 0.13) return;
        var from = WorkingHours.Day(world.Today.AddDays(-ago));
        if (from <= EnrolledOn.AddDays(20) || from >= world.Today) return;
        QuietFrom = from;
        if (chance > 0.05) return;
        var at = SwedishTime.ToUtc(from, new TimeOnly(16, 45));
        world.Agenda.At(at, () =>
        {
            if (Case.Status != CaseStatus.Enrolled) return;
            var by = new Actor(Main, at);
            Case.Rest(rests, world.Today.AddDays(ahead), by);
            world.Happened(by, Case);
        });
    }
}
