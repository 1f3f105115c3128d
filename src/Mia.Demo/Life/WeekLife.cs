using Mia.Casework.Domain;
using Mia.Casework.Domain.Alerts;
using Mia.Casework.Domain.Bookings;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Exits;
using Mia.Demo.Invented;
using Mia.Platform.Time;

namespace Mia.Demo.Life;

/// <summary>
/// What the week of today looks like: most agreed contacts are booked, some tasks are to be done, one or two are late. From sources of
/// chance of its own, so that the lives are the same with and without it. Noted last, so that the change log stays in order of time.
/// </summary>
internal sealed class WeekLife(World world, IReadOnlyList<Place> places, int seed)
{
    private static readonly string[] Titles =
    [
        "Ring handläggaren om planeringen", "Skicka underlag inför mötet", "Boka studiebesök", "Beställ tolk till nästa möte", "Fråga om resväg och tider",
        "Läs igenom sammanfattningen tillsammans", "Kontakta utbildningssamordnaren", "Stäm av schemat med arbetsplatsen",
    ];

    private static readonly string[] Subjects = ["Veckoavstämning", "Gå igenom planen", "Titta på studier", "Planera nästa steg", "Samtal om arbetsplatser"];

    /// <summary>Books, for cases that are open.</summary>
    public void Plan()
    {
        foreach (var (made, _, own) in world.Made.Cases.Where(c => c.Case.Status is CaseStatus.Enrolled or CaseStatus.Closing && c.Case.MainResponsibleId is not null))
        {
            var random = new Random(unchecked(own * 31 + seed));
            var by = new Actor(made.MainResponsibleId, world.Now.AddDays(-random.Between(2, 9)));
            if (made.NextContactOn is { } on && on >= world.Today && random.Happens(0.7)) Book(made, on, by, random);
            if (random.Happens(0.2)) Add(made, by, random);
        }

        foreach (var place in places) TeamMeetings(place);
        History();
    }

    /// <summary>A follow-up after the exit, in nine cases of ten.</summary>
    public static void FollowUps(CaseLife life, Exit exit)
    {
        if (!exit.Counts) return;
        var random = new Random(life.Case.Number);
        foreach (var months in ExitFollowUp.Occasions)
        {
            var done = random.Happens(0.93);
            var at = WorkingHours.On(exit.EndedOn.AddMonths(months).AddDays(random.Between(-12, 18)), random);
            var result = random.Weighted<string>([("NADD", 78), ("EJNADD", 17), ("NEJ", 5)]);
            var occupation = exit.Outcomes.Contains("ARBETE") ? "ARB" : exit.Outcomes.Contains("STUDIER") ? "STUD" : random.Pick<string>(["INSATS", "SOKER", "INGEN"]);
            var support = random.Between(2, 5);
            if (!done) continue;
            life.World.Agenda.At(at, () =>
            {
                if (life.Case.EndedOn is null || !life.Consents.Exists(c => c.Type == ConsentTypes.Evaluation && c.HoldsAt(at))) return;
                var by = new Actor(life.Main, at);
                var reached = result == "NADD";
                var held = new ExitFollowUp(life.Case, new FollowUpTerms
                {
                    Months = months, HeldOn = by.Today, Result = result, Occupation = reached ? occupation : null, GotSupport = reached ? support : null, FellBetween = reached ? support < 3 : null,
                }, hasConsent: true, by);
                life.World.Made.FollowUps.Add(held);
                life.World.Happened(by, held);
            });
        }
    }

    private void Book(Case made, DateOnly on, Actor by, Random random)
    {
        var from = new TimeOnly(8 + random.Between(0, 7), random.Pick<int>([0, 0, 15, 30]));
        var kind = random.Weighted<string>([("MOTE", 60), ("TEL", 20), ("VIDEO", 6), ("HEM", 6), ("MEDF", 5), ("ARBPL", 3)]);
        var place = kind switch { "TEL" => "TEL", "VIDEO" => "VIDEO", "HEM" => "HEMMA", "ARBPL" => "ARBPL", "MEDF" => "MYND", _ => "KONTOR" };
        var booked = new Booking(made.DelprojektId, made.ControllerId, new BookingTerms
        {
            On = on, From = from, To = from.AddMinutes(random.Pick<int>([30, 45, 60])), Kind = kind, PlaceKind = place, Subject = random.Happens(0.6) ? random.Pick(Subjects) : null,
            Place = place == "KONTOR" ? $"Rum {random.Between(1, 9)}" : null,
        }, [made], [made.MainResponsibleId!.Value], by);
        world.Made.Bookings.Add(booked);
        world.Happened(by with { UtcNow = world.Now }, booked);
    }

    private void Add(Case made, Actor by, Random random)
    {
        // One in twelve is late.
        var due = random.Happens(0.08) ? by.Today : world.Today.AddDays(random.Between(0, 12));
        var task = new WorkTask(made.DelprojektId, made.ControllerId, made, random.Pick(Titles), due, made.MainResponsibleId!.Value, by);
        world.Made.Tasks.Add(task);
        world.Happened(by with { UtcNow = world.Now }, task);
    }

    private void TeamMeetings(Place place)
    {
        var by = new Actor(place.Team.CaseManagers[0], world.Now.AddDays(-20));
        var monday = world.Today.AddDays(-(((int)world.Today.DayOfWeek + 6) % 7));
        for (var week = 0; week < 4; week++)
        {
            var on = WorkingHours.Day(monday.AddDays(7 * week + 1));
            var meeting = new Booking(place.Info.Id, place.Info.Controllers[0].Id, new BookingTerms
            {
                On = on, From = new(9, 0), To = new(10, 0), Kind = "INTERN", PlaceKind = "KONTOR", Subject = "Teammöte", Place = "Stora rummet",
            }, [], [.. place.Team.CaseManagers.Concat(place.Team.Coaches).Concat(place.Team.CbtConsultants).Distinct()], by);
            world.Made.Bookings.Add(meeting);
            world.Happened(by with { UtcNow = world.Now }, meeting);
        }
    }

    /// <summary>How long the list of those between the chairs was in the half-year that has been: longer at first, shorter of late.</summary>
    private void History()
    {
        foreach (var (place, i) in places.Select((p, i) => (p, i)))
        {
            var random = new Random(unchecked(seed * 17 + i));
            var open = world.Made.Cases.Count(c => c.Place == place && c.Case.Status.IsOpen());
            for (var day = world.Today.AddDays(-180); day < world.Today; day = day.AddDays(1))
            {
                var share = 0.20 + 0.0006 * (world.Today.DayNumber - day.DayNumber) + random.Normal(0, 0.015, -0.04, 0.04);
                world.Made.ChairCounts.Add(new ChairCount(place.Info.Id, day, ChairCount.All, (int)Math.Round(open * share)));
            }
        }
    }
}
