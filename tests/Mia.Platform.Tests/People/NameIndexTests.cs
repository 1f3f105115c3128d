using FsCheck;
using FsCheck.Fluent;
using Mia.Platform.People;

namespace Mia.Platform.Tests.People;

public sealed class NameIndexTests
{
    private static readonly Guid Here = Guid.NewGuid();
    private static readonly Guid There = Guid.NewGuid();

    [Theory, Trait("Pain", "6")]
    [InlineData("bjorn")]
    [InlineData("Björm")]
    [InlineData("Björn Karlsson")]
    [InlineData("karlsson björn")]
    [InlineData("-85 karlson")]
    [InlineData("1985 karlsson")]
    [InlineData("kar bj")]
    [InlineData("Bjrön")]
    [InlineData("jörn")]
    [InlineData("ake")]
    [InlineData("kalrss")]
    public void Finds_people_although_the_name_is_not_typed_exactly(string typed)
    {
        using var index = Index(("Björn-Åke", "Karlsson", 1985), ("Testa", "Exempelsson", 1990), ("Prov", "Provsson", 1985));
        Assert.Equal(["Björn-Åke Karlsson"], Names(index.Search(typed, 10, _ => true)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  -- ")]
    [InlineData("karlsson provsson")]
    [InlineData("bjorken")]
    [InlineData("%")]
    public void Does_not_find_what_is_something_else(string typed)
    {
        using var index = Index(("Björn", "Karlsson", 1985), ("Prov", "Provsson", 1985));
        Assert.Empty(index.Search(typed, 10, _ => true));
    }

    [Fact]
    public void Better_matches_come_first_and_equal_ones_in_swedish_order()
    {
        using var index = Index(("Karla", "Öst", 1980), ("Karl", "Älg", 1980), ("Karl", "Zon", 1980), ("Karl", "Åker", 1980), ("Kari", "Alm", 1980));
        Assert.Equal(["Karl Zon", "Karl Åker", "Karl Älg", "Karla Öst"], Names(index.Search("karl", 4, _ => true)));
        Assert.Equal(["Karl Zon", "Karl Åker"], Names(index.Search("karl", 2, _ => true)));
    }

    [Fact]
    public void A_year_of_birth_moves_those_who_fit_to_the_top()
    {
        using var index = Index(("Testa", "Alm", 1970), ("Testa", "Berg", 1985), ("Testa", "Cron", null));
        Assert.Equal(["Testa Berg", "Testa Cron", "Testa Alm"], Names(index.Search("testa 85", 10, _ => true)));
        Assert.Equal(["Testa Berg"], Names(index.Search("-85", 10, _ => true)));
    }

    [Fact]
    public void The_callers_scope_decides_who_is_found()
    {
        using var index = Index(("Testa", "Alm", 1970), ("Testa", "Berg", 1985));
        Assert.Equal(["Testa Berg"], Names(index.Search("testa", 10, entry => entry.BirthYear == 1985)));
    }

    [Fact]
    public void Pages_follow_each_other_in_swedish_order_both_ways()
    {
        using var index = Index(("A", "Öberg", 1), ("A", "Zander", 1), ("A", "Åberg", 1), ("B", "Alm", 1), ("A", "Alm", 1), ("A", "Ärlig", 1));
        var first = index.After(Here, default, 4, _ => true);
        Assert.Equal(["A Alm", "B Alm", "A Zander", "A Åberg"], Names(first.Entries));
        Assert.True(first is { HasMore: true, HasEarlier: false });
        var second = index.After(Here, first.Entries[^1].Key, 4, _ => true);
        Assert.Equal(["A Ärlig", "A Öberg"], Names(second.Entries));
        Assert.True(second is { HasMore: false, HasEarlier: true });
        Assert.Equal(first.Entries, index.Before(Here, second.Entries[0].Key, 4, _ => true).Entries);
        Assert.Empty(index.After(There, default, 4, _ => true).Entries);
        Assert.Equal(3, index.CountUpTo(Here, 3, _ => true));
    }

    [Fact]
    public void A_new_name_replaces_the_old_one()
    {
        using var index = Index(("Testa", "Alm", 1970));
        var key = index.After(Here, default, 1, _ => true).Entries[0].Key;
        index.Set(new Person(key, "Testa", "Berg", 1970, There));
        Assert.Empty(index.Search("alm", 10, _ => true));
        Assert.Equal(["Testa Berg"], Names(index.Search("berg", 10, _ => true)));
        Assert.Empty(index.After(Here, default, 10, _ => true).Entries);
        Assert.Single(index.After(There, default, 10, _ => true).Entries);
        index.Remove(key);
        Assert.Equal(0, index.Count);
        Assert.Empty(index.Search("testa", 10, _ => true));
    }

    [Fact]
    public void Every_name_is_found_with_any_single_typing_error()
    {
        var letters = Gen.Elements("abcdefghijklmnoprstuvåäö".ToCharArray());
        var words = from size in Gen.Choose(4, 12) from word in letters.ArrayOf(size) select new string(word);
        var cases = from word in words from kind in Gen.Choose(0, 3) from at in Gen.Choose(0, 11) from letter in letters select (word, kind, at, letter);
        Prop.ForAll(cases.ToArbitrary(), test =>
        {
            var (word, kind, at, letter) = test;
            at %= word.Length;
            var typed = kind switch
            {
                0 => word.Remove(at, 1),
                1 => word.Insert(at, letter.ToString()),
                2 => word.Remove(at, 1).Insert(at, letter.ToString()),
                _ => at + 1 < word.Length ? word[..at] + word[at + 1] + word[at] + word[(at + 2)..] : word,
            };
            using var index = Index((word, "Zz", 1980), ("Yy", "Xx", 1980));
            // Words of three letters are not guessed at: too many names are one letter apart.
            return typed.Length < 4 || index.Search(typed, 5, _ => true).Any(found => found.GivenName == word);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Adding_one_by_one_gives_the_same_index_as_all_at_once()
    {
        var names = Gen.Elements("Åsa", "Anna", "Ånna", "Björn", "Bjorn", "Örjan", "Zoe", "Émil").ArrayOf();
        Prop.ForAll(names.ToArbitrary(), list =>
        {
            var people = list.Select((name, i) => new Person(Id(i), name, "X" + i, 1980, Here)).ToList();
            using var once = new NameIndex<Guid, Person>();
            once.Replace(people);
            using var slowly = new NameIndex<Guid, Person>();
            foreach (var person in people.Concat(people.AsEnumerable().Reverse()))
                slowly.Set(person);
            foreach (var gone in people.Where((_, i) => i % 3 == 0))
            {
                once.Remove(gone.Key);
                slowly.Remove(gone.Key);
            }
            return Names(once.All(Here, _ => true)).SequenceEqual(Names(slowly.All(Here, _ => true)))
                && Names(once.Search("anna", 100, _ => true)).ToHashSet().SetEquals(Names(slowly.Search("anna", 100, _ => true)));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public async Task Updates_and_searches_at_once_do_not_disturb_each_other()
    {
        using var index = Large(2000);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(() =>
        {
            for (var i = 0; i < 300; i++)
            {
                if (worker % 2 == 0)
                    index.Set(new Person(Id(i), $"Ny{i}", $"Namn{worker}", 1980, Here));
                else
                    Assert.NotNull(index.Search("namn", 20, _ => true));
            }
        })));
        Assert.Equal(2000, index.Count);
    }

    private static NameIndex<Guid, Person> Large(int size)
    {
        string[] given = ["Anna", "Björn", "Åsa", "Testa", "Prov", "Örjan", "Karin", "Mohammed", "Fatima", "Linnéa", "Erik", "Alva"];
        string[] family = ["Karlsson", "Svensson", "Exempelsson", "Provsson", "Öberg", "Åkesson", "Ali", "Larsson"];
        var random = new System.Random(7);
        string Made() => new([.. Enumerable.Range(0, 6).Select(_ => (char)('a' + random.Next(22)))]);
        var index = new NameIndex<Guid, Person>();
        // Half have common names, half have names that nobody else has.
        index.Replace(Enumerable.Range(0, size).Select(i => new Person(Id(i),
            i % 2 == 0 ? given[random.Next(given.Length)] + " " + given[random.Next(given.Length)] : Made(),
            i % 3 != 0 ? family[random.Next(family.Length)] : Made() + "sson", 1950 + random.Next(55), Here)));
        return index;
    }

    private static NameIndex<Guid, Person> Index(params (string Given, string Family, int? Year)[] people)
    {
        var index = new NameIndex<Guid, Person>();
        index.Replace(people.Select(p => new Person(Guid.NewGuid(), p.Given, p.Family, p.Year, Here)));
        return index;
    }

    private static Guid Id(int i) => new(i, 0, 0, new byte[8]);

    private static List<string> Names(IEnumerable<Person> people) => [.. people.Select(p => p.GivenName + " " + p.FamilyName)];

    private sealed record Person(Guid Key, string GivenName, string FamilyName, int? BirthYear, Guid Group)
        : NameEntry<Guid>(Key, GivenName, FamilyName, BirthYear, Group);
}
