using System.Globalization;
using Mia.Casework.Domain.People;
using Mia.Demo.Invented;
using Mia.Demo.Profiles;
using Mia.Platform.People;

namespace Mia.Demo.Life;

/// <summary>An invented person, before anybody has written anything down.</summary>
internal sealed record Person
{
    public required Gender Gender { get; init; }
    public required DateOnly BirthDate { get; init; }
    public required string Name { get; init; }
    public required IdentityNumber? Number { get; init; }
    public required ProtectionLevel Protection { get; init; }
    public required string Kommun { get; init; }
    public required string Referrer { get; init; }
    public required string Income { get; init; }
    public required string Language { get; init; }
    public required string Phone { get; init; }
    public required string Email { get; init; }
    public required int? Children { get; init; }

    /// <summary>Invents somebody.</summary>
    /// <param name="random">The life's own source of chance.</param>
    /// <param name="world">For identity numbers.</param>
    /// <param name="place">Where the person applies.</param>
    /// <param name="on">The day of the referral.</param>
    public static Person Invent(Random random, World world, Place place, DateOnly on)
    {
        var profile = place.Profile;
        var gender = random.Weighted(DelprojektProfile.Genders);
        var (from, to) = profile.AgeRange;
        var age = random.Normal(gender == Gender.Man ? profile.Age.Men : profile.Age.Women, 10.5, from + 0.1, to - 1.1);
        var birth = on.AddDays(-(int)(age * 365.25) - 1);
        var protection = random.Happens(0.008) ? random.Happens(0.7) ? ProtectionLevel.Marked : ProtectionLevel.Protected : ProtectionLevel.None;
        var referrer = random.Weighted(PeopleShares.Referrers(gender));
        var numbered = protection == ProtectionLevel.None && !random.Happens(0.005);
        IdentityNumber? number = numbered ? world.Identities.Take(birth, gender, random.Happens(0.012)) : null;
        return new Person
        {
            Gender = gender,
            BirthDate = number?.BirthDate ?? birth,
            Name = InventedNames.Full(random, gender),
            Number = number,
            Protection = protection,
            Kommun = place.Info.Kommuner.Count == 0 || random.Happens(0.01) ? "ANNAN" : random.Pick(place.Info.Kommuner),
            Referrer = referrer,
            Income = PeopleShares.Income(random, referrer),
            Language = random.Weighted(PeopleShares.Language),
            Phone = Telephone(random),
            Email = string.Create(CultureInfo.InvariantCulture, $"person{random.Between(1000, 99999)}@post.example"),
            Children = random.Happens(0.42) ? random.Between(1, 4) : null,
        };
    }

    /// <summary>Of the series that Post- och telestyrelsen keeps free for fiction: 070-174 06 05 to 99.</summary>
    public static string Telephone(Random random) => string.Create(CultureInfo.InvariantCulture, $"070-174 06 {random.Between(5, 99):00}");
}
