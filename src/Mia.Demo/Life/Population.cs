using Mia.Demo.Invented;
using Mia.Platform.Time;

namespace Mia.Demo.Life;

/// <summary>Who applies, when and where. Two of three are enrolled (methods.md 1.1); some have just applied.</summary>
/// <param name="world">What all lives share.</param>
/// <param name="places">The delprojekt.</param>
/// <param name="options">How much.</param>
/// <param name="from">Number of the first life of this cohort.</param>
/// <param name="count">How many of them are enrolled.</param>
internal sealed class Population(World world, IReadOnlyList<Place> places, DemoOptions options, int from, int count)
{
    private static readonly int[] JustApplied = [2, 3, 5, 8, 12, 17];

    private readonly Random _random = new(Seed(options.Seed, from, 1));

    /// <summary>Puts the first event of each life on the agenda.</summary>
    public void Plan()
    {
        var start = world.Today.AddYears(-options.Years);
        var days = world.Today.DayNumber - start.DayNumber - 1;
        for (var i = 0; i < count; i++)
        {
            var place = Somewhere(i);
            // The square root lets the delprojekt grow: fewer in the beginning, more later.
            Life(place, i, 2).Enrols(start.AddDays((int)(days * Math.Pow(_random.NextDouble(), 0.8)) + 1));
            if (i % 2 == 0) Life(Somewhere(i), i, 3).EndsWithout(start.AddDays((int)(days * _random.NextDouble())));
        }

        if (from == 0) PlanInbox();
    }

    /// <summary>What came in of late and waits for somebody, in each delprojekt; one of them from somebody who is known already.</summary>
    private void PlanInbox()
    {
        foreach (var (place, i) in places.Select((p, i) => (p, i)))
        {
            var many = Math.Clamp((int)(options.Participants * place.Profile.Share / 6000), 3, 12);
            for (var n = 0; n < many; n++)
            {
                var day = world.Today.AddDays(-(n < JustApplied.Length ? JustApplied[n] : _random.Between(1, 25)) / 2);
                Life(place, i * 100 + n, 4).IsUndecided(day);
            }

            var life = new KnownAlready(world, place, Seed(options.Seed, i, 5));
            world.Agenda.At(SwedishTime.ToUtc(world.Today.AddDays(-1), new TimeOnly(9, 15)), life.Apply);
        }
    }

    private ReferralLife Life(Place place, int number, int kind) => new(world, place, Seed(options.Seed, from + number, kind));

    /// <summary>By share. Every delprojekt gets somebody, however few there are.</summary>
    private Place Somewhere(int i) => from == 0 && i < places.Count ? places[i] : _random.Weighted([.. places.Select(p => (p, p.Profile.Share))]);

    // System.HashCode differs from run to run.
    private static int Seed(int seed, int number, int kind)
    {
        var mixed = unchecked(((ulong)(uint)seed * 0x9E3779B97F4A7C15) ^ ((ulong)(uint)number * 0xC2B2AE3D27D4EB4F) ^ ((ulong)(uint)kind * 0x165667B19E3779F9));
        mixed ^= mixed >> 29;
        return unchecked((int)(mixed * 0xBF58476D1CE4E5B9 >> 32));
    }
}

/// <summary>Applies although the delprojekt knows them from before: something for the duplicate check.</summary>
internal sealed class KnownAlready(World world, Place place, int seed)
{
    /// <summary>Takes somebody who has been in the delprojekt and sends a new referral for them.</summary>
    public void Apply()
    {
        var former = world.Made.Referrals.Find(r => r.DelprojektId == place.Info.Id && r.CaseId is not null && r.IdentityNumber is not null);
        if (former is null) return;
        var number = Platform.People.IdentityNumber.FromStored(former.IdentityNumber!);
        var person = Person.Invent(new Random(seed), world, place, world.Today) with
        {
            Name = former.Name!, Number = number, BirthDate = number.BirthDate, Gender = former.Gender ?? 0,
            Protection = Casework.Domain.People.ProtectionLevel.None,
        };
        new ReferralLife(world, place, seed).IsUndecided(world.Today.AddDays(-1), person);
    }
}
