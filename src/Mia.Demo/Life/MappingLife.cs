using Mia.Casework.Domain;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Mapping;
using Mia.Casework.Domain.People;
using Mia.Demo.Invented;

namespace Mia.Demo.Life;

/// <summary>Mapping, network and self-ratings of a case (methods.md 2). Some cases lack them, and some ratings are late, as in life.</summary>
internal sealed class MappingLife(CaseLife life, int seed)
{
    private static readonly string[] Frequencies = ["DAG", "VECKA", "VECKA", "MANAD", "MANAD", "SALLAN", "INTE"];

    /// <summary>A source of its own, so that what else happens in the life does not depend on it.</summary>
    private readonly Random _random = new(unchecked((seed * 397) ^ 0x2C1B));

    private readonly HashSet<DateOnly> _ratedOn = [];

    /// <summary>Everything about life areas.</summary>
    public void Plan()
    {
        if (life.World.Few) return;
        var areas = InventedMapping.Codes.OrderBy(_ => _random.Next()).Take(_random.Between(5, 8)).ToList();
        var declined = _random.Happens(0.25) ? areas[^1] : null;
        var from = life.EnrolledOn.AddDays(_random.Between(8, 30));
        if (_random.Happens(0.8)) PlanMapping(from, areas, declined);
        if (_random.Happens(0.65)) PlanNetwork(from);
        if (_random.Happens(0.88)) PlanRatings([.. areas.Where(a => a != declined)]);
    }

    private void PlanMapping(DateOnly from, List<string> areas, string? declined)
    {
        MappingVersion? latest = null;
        var (finishes, again) = (_random.Happens(0.85), _random.Happens(0.5));
        At(from, by =>
        {
            latest = MappingVersion.First(life.Case, by);
            life.World.Made.Mappings.Add(latest);
            latest.Write(InventedMapping.OwnWords(_random));
            foreach (var code in areas) latest.Write(code, code == declined ? new() { Declined = true } : Terms(code), by);
            latest.Prioritise([.. areas.Where(a => a != declined).Take(_random.Between(2, 4))], by);
            life.World.Happened(by, latest);
        });
        if (!finishes) return;
        At(from.AddDays(_random.Between(5, 25)), by => Finish(latest, by));
        if (again) At(from.AddDays(_random.Between(110, 190)), by =>
        {
            if (latest is not { IsFinished: true }) return;
            latest = latest.Next(life.Case, by);
            life.World.Made.Mappings.Add(latest);
            foreach (var code in areas.Where(a => a != declined).Take(2)) latest.Write(code, Terms(code), by);
            Finish(latest, by);
        });
    }

    private void Finish(MappingVersion? version, Actor by)
    {
        if (version is null) return;
        version.Finish(by);
        life.World.Happened(by, version);
    }

    private MappedAreaTerms Terms(string code) => new()
    {
        Now = InventedMapping.Now(_random, code), Wishes = _random.Happens(0.8) ? InventedMapping.Wishes(_random, code) : null,
        Earlier = _random.Happens(0.6) ? InventedMapping.Earlier(_random, code) : null, Obstacles = _random.Happens(0.4) ? InventedMapping.Obstacles(_random, code) : null,
    };

    private void PlanNetwork(DateOnly from)
    {
        var people = _random.Between(3, 8);
        At(from.AddDays(_random.Between(0, 14)), by =>
        {
            for (var i = 0; i < people; i++)
            {
                var (kind, relation, place, helps) = InventedMapping.Person(_random);
                var contact = new NetworkContact(life.Case, new()
                {
                    Name = InventedNames.Full(_random, Gender.NotStated), Kind = kind, Relation = relation, Organisation = place, HelpsWith = helps,
                    Closeness = kind is "FAM" or "VAN" && _random.Happens(0.6) ? Closeness.Near : (Closeness)_random.Between(2, 3), Frequency = _random.Pick(Frequencies),
                }, by);
                life.World.Made.Network.Add(contact);
                life.World.Happened(by, contact);
            }
        });
    }

    private void PlanRatings(List<string> areas)
    {
        var levels = areas.ToDictionary(a => a, _ => _random.Between(1, 5));
        var (weights, reflects) = (areas.ToDictionary(a => a, _ => _random.Between(3, 10)), _random.Happens(0.45));
        var day = life.EnrolledOn.AddDays(_random.Between(0, 14));
        for (var occasion = RatingOccasion.Start; day < life.EndsOn.AddDays(-12) && day <= life.World.Today; occasion = RatingOccasion.FollowUp)
        {
            var (on, which) = (day, occasion);
            At(on, by => Rate(levels, weights, which, reflects, by));
            // One in eight is forgotten, and then the next one is late.
            day = day.AddDays(_random.Between(84, 102) * (_random.Happens(0.12) ? 2 : 1));
        }
        if (_random.Happens(0.7)) At(life.EndsOn.AddDays(-_random.Between(1, 9)), by => Rate(levels, weights, RatingOccasion.Exit, reflects, by));
    }

    private void Rate(Dictionary<string, int> levels, Dictionary<string, int> weights, RatingOccasion occasion, bool reflects, Actor by)
    {
        if (life.Case.Status == CaseStatus.Dormant || !_ratedOn.Add(by.Today)) return;
        if (occasion != RatingOccasion.Start)
        {
            foreach (var code in levels.Keys.ToList()) levels[code] = Math.Clamp(levels[code] + _random.Next(4) switch { 0 => 0, 1 => _random.Happens(0.3) ? -2 : -1, _ => _random.Between(1, 2) }, 0, 10);
        }
        Add(RatingVoice.Participant, occasion, [.. levels.Where(_ => !_random.Happens(0.08)).Select(l => new AreaScore(l.Key, l.Value, weights[l.Key], Math.Clamp(l.Value + _random.Between(0, 3), 0, 10)))], by);
        if (reflects) Add(RatingVoice.Staff, occasion, [.. levels.Select(l => new AreaScore(l.Key, Math.Clamp(l.Value + _random.Between(-2, 3), 0, 10), null, Math.Clamp(l.Value + _random.Between(0, 4), 0, 10)))], by);
    }

    private void Add(RatingVoice voice, RatingOccasion occasion, IReadOnlyList<AreaScore> scores, Actor by)
    {
        if (scores.Count == 0) return;
        var made = new SelfRating(life.Case, new RatingTerms
        {
            Voice = voice, Occasion = occasion, RatedOn = by.Today, Way = voice == RatingVoice.Staff ? RatingWay.Own : (RatingWay)_random.Between(1, 3), Areas = scores,
        }, new HashSet<string>(), by);
        life.World.Made.Ratings.Add(made);
        life.World.Happened(by, made);
    }

    private void At(DateOnly day, Action<Actor> happens)
    {
        var at = WorkingHours.On(day, _random);
        life.World.Agenda.At(at, () =>
        {
            if (life.Case.Status.IsOpen()) happens(new Actor(life.Main, at));
        });
    }
}
