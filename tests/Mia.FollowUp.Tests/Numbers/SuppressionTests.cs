using FsCheck;
using FsCheck.Fluent;
using Mia.FollowUp.Numbers;

namespace Mia.FollowUp.Tests.Numbers;

/// <summary>registration.md 5.3, methods.md 20.2 and 20.4.</summary>
public sealed class SuppressionTests
{
    private static readonly SmallNumbers Rule = new(SmallestCount: 5, SmallestBase: 10);

    [Fact]
    public void A_cell_of_four_is_hidden_and_the_next_smallest_with_it_while_the_total_stays()
    {
        var display = Suppression.Counts(new(159, 101, 4), Rule);
        Assert.Equal(new BySex<Showing>(Showing.Value, Showing.Withheld, Showing.Few), display.Groups);
        Assert.Equal(Showing.Value, display.Total);
    }

    [Fact]
    public void A_cell_of_five_is_shown() =>
        Assert.Equal(default, Suppression.Counts(new(159, 101, 5), Rule));

    [Fact]
    public void Nobody_is_not_a_small_number() =>
        Assert.Equal(default, Suppression.Counts(new(159, 101, 0), Rule));

    [Fact]
    public void A_small_total_is_hidden() =>
        Assert.Equal(Showing.Few, Suppression.Counts(new(3, 0, 0), Rule).Total);

    [Fact]
    public void A_share_of_fewer_than_ten_is_hidden()
    {
        var (groups, total) = Suppression.Shares(new(116, 77, 9), new(22, 21, 0), Rule);
        Assert.Equal((true, false, false, true), (groups.Women, groups.Men, groups.NotStated, total));
        Assert.True(Suppression.Shares(new(116, 77, 10), new(22, 21, 5), Rule).Groups.NotStated);
    }

    [Fact]
    public void A_share_that_tells_of_four_persons_is_hidden() =>
        Assert.False(Suppression.Shares(new(50, 50, 0), new(4, 30, 0), Rule).Groups.Women);

    /// <summary>Everything a reader sees is compared over all tables up to 26 persons a group: each hidden number fits at least two.</summary>
    [Fact]
    public void No_hidden_count_can_be_worked_out_even_by_a_reader_who_knows_the_rule()
    {
        var seen = new Dictionary<string, HashSet<(int, int, int)>>();
        for (var w = 0; w <= 26; w++)
            for (var m = 0; m <= 26; m++)
                for (var e = 0; e <= 26; e++)
                {
                    var key = Look(new(w, m, e));
                    if (!seen.TryGetValue(key, out var tables)) seen[key] = tables = [];
                    tables.Add((w, m, e));
                }
        var broken = new List<string>();
        foreach (var (key, tables) in seen)
        {
            var display = Suppression.Counts(new(tables.First().Item1, tables.First().Item2, tables.First().Item3), Rule);
            // Beyond the edge of the search a look has more tables than are found here.
            if (display.Total == Showing.Value && tables.Any(t => t.Item1 + t.Item2 + t.Item3 > 26)) continue;
            int[][] columns = [[.. tables.Select(t => t.Item1)], [.. tables.Select(t => t.Item2)], [.. tables.Select(t => t.Item3)]];
            for (var i = 0; i < 3; i++)
                if (display.Groups[i] != Showing.Value && columns[i].Distinct().Count() < 2) broken.Add($"{key}: group {i} is {columns[i][0]}");
            if (display.Total != Showing.Value && tables.Select(t => t.Item1 + t.Item2 + t.Item3).Distinct().Count() < 2) broken.Add($"{key}: total");
        }
        Assert.Empty(broken);
    }

    [Fact]
    public void No_hidden_share_can_be_worked_out_from_the_others() => Prop.ForAll(Tables(), table =>
    {
        var ((n, h), _) = table;
        var (groups, total) = Suppression.Shares(n, h, Rule);
        if (!total) return true;
        var hidden = Enumerable.Range(0, 3).Where(i => n[i] > 0 && !groups[i]).ToList();
        if (hidden.Count == 0) return true;
        var sum = hidden.Sum(i => h[i]);
        var bases = hidden.Sum(i => n[i]);
        var all = hidden.Count == Enumerable.Range(0, 3).Count(i => n[i] > 0);
        // A total of 0 or 100 % says so of every group; that is the total's own message.
        if (all && (sum == 0 || sum == bases)) return true;
        return hidden.All(i =>
        {
            var others = bases - n[i];
            var least = Math.Max(0, sum - others);
            var most = Math.Min(n[i], sum);
            return most > least;
        });
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_shown_number_is_small() => Prop.ForAll(Tables(), table =>
    {
        var ((n, h), _) = table;
        var counts = Suppression.Counts(n, Rule);
        var (shares, total) = Suppression.Shares(n, h, Rule);
        return Enumerable.Range(0, 3).All(i => counts.Groups[i] != Showing.Value || !Rule.IsSmall(n[i]))
            && Enumerable.Range(0, 3).All(i => !shares[i] || (n[i] >= 10 && !Rule.IsSmall(h[i])))
            && (!total || n.Women + n.Men + n.NotStated >= 10);
    }).QuickCheckThrowOnFailure();

    private static string Look(BySex<int> counts)
    {
        var display = Suppression.Counts(counts, Rule);
        string One(int value, Showing showing) => showing switch { Showing.Few => "<5", Showing.Withheld => "-", _ => value.ToString(System.Globalization.CultureInfo.InvariantCulture) };
        return string.Join('|', One(counts.Women, display.Groups.Women), One(counts.Men, display.Groups.Men),
            One(counts.NotStated, display.Groups.NotStated), One(counts.Women + counts.Men + counts.NotStated, display.Total));
    }

    private static Arbitrary<((BySex<int> N, BySex<int> H) Table, int Seed)> Tables()
    {
        var anybody = from n in Gen.OneOf(Gen.Choose(0, 14), Gen.Choose(0, 200)) from h in Gen.Choose(0, n) select (n, h);
        return (from w in anybody from m in anybody from e in anybody from seed in Gen.Choose(0, 1)
                select ((new BySex<int>(w.n, m.n, e.n), new BySex<int>(w.h, m.h, e.h)), seed)).ToArbitrary();
    }
}
