namespace Mia.FollowUp.Numbers;

/// <summary>
/// Hides small counts, and as much more as it takes that nobody can work them out from what is left, even when they know this rule
/// (methods.md 20.4: the total stays, the next smallest is hidden too).
/// </summary>
public static class Suppression
{
    /// <summary>Decides what is shown of three counts and their total.</summary>
    public static CountDisplay Counts(BySex<int> counts, SmallNumbers rule)
    {
        int[] c = [counts.Women, counts.Men, counts.NotStated];
        var total = c.Sum();
        var few = c.Select(rule.IsSmall).ToArray();
        if (few.All(f => !f)) return new CountDisplay(default, Showing.Value);
        if (rule.IsSmall(total)) return new CountDisplay(Groups(few, []), Showing.Few);
        if (few.Count(f => f) > 1)
        {
            // Two hidden groups guard each other, unless their sum leaves only one way to split it.
            var hiddenSum = Enumerable.Range(0, 3).Where(i => few[i]).Sum(i => c[i]);
            var ways = few.Count(f => f);
            return hiddenSum > ways + 1 && hiddenSum < (ways * (rule.SmallestCount - 1)) - 1
                ? new CountDisplay(Groups(few, []), Showing.Value)
                : new CountDisplay(Groups(few, [.. Enumerable.Range(0, 3).Where(i => !few[i] && c[i] > 0)]), Showing.Withheld);
        }
        var small = Array.IndexOf(few, true);
        var next = NextSmallest(c, few);
        var other = 3 - small - next;
        if (IsAmbiguous(c[small] + c[next], c[other], next < other, rule)) return new CountDisplay(Groups(few, [next]), Showing.Value);
        return new CountDisplay(Groups(few, [.. Enumerable.Range(0, 3).Where(i => !few[i] && c[i] > 0)]), Showing.Withheld);
    }

    /// <summary>
    /// Decides for which groups a share may be shown. A share is hidden when its base is small or hidden, or when it would tell a small
    /// number of persons; then the next smallest group's share is hidden too, since the share of all is shown.
    /// </summary>
    /// <param name="bases">Persons in each group.</param>
    /// <param name="hits">Those of them that count.</param>
    /// <param name="rule">The rule that holds.</param>
    public static (BySex<bool> Groups, bool Total) Shares(BySex<int> bases, BySex<int> hits, SmallNumbers rule)
    {
        int[] n = [bases.Women, bases.Men, bases.NotStated];
        int[] h = [hits.Women, hits.Men, hits.NotStated];
        var display = Counts(bases, rule);
        var total = MayShow(n.Sum(), h.Sum(), rule) && display.Total == Showing.Value;
        var hidden = Enumerable.Range(0, 3).Select(i => n[i] > 0 && (display.Groups[i] != Showing.Value || !MayShow(n[i], h[i], rule))).ToArray();
        if (total) Complete(n, h, hidden);
        return (new BySex<bool>(n[0] > 0 && !hidden[0], n[1] > 0 && !hidden[1], n[2] > 0 && !hidden[2]), total);
    }

    private static bool MayShow(int persons, int hits, SmallNumbers rule) =>
        persons >= rule.SmallestBase && !rule.IsSmall(hits);

    private static void Complete(int[] n, int[] h, bool[] hidden)
    {
        while (hidden.Any(x => x) && hidden.Where((x, i) => !x && n[i] > 0).Any())
        {
            var sum = Enumerable.Range(0, 3).Where(i => hidden[i]).Sum(i => h[i]);
            var bases = Enumerable.Range(0, 3).Where(i => hidden[i]).Sum(i => n[i]);
            // Guarded when at least two groups share the rest and it is neither nobody nor everybody.
            if (hidden.Count(x => x) > 1 && sum > 0 && sum < bases) return;
            hidden[NextSmallest(n, hidden)] = true;
        }
    }

    /// <summary>The smallest group with anybody in it that is not hidden yet; the first of equals.</summary>
    private static int NextSmallest(int[] counts, bool[] hidden) =>
        Enumerable.Range(0, 3).Where(i => !hidden[i] && counts[i] > 0).OrderBy(i => counts[i]).ThenBy(i => i).First();

    /// <summary>Whether enough small counts fit what a reader sees and knows: the pair's sum, the third group, and how the pair was chosen.</summary>
    private static bool IsAmbiguous(int sum, int other, bool nextIsFirst, SmallNumbers rule)
    {
        var fits = 0;
        for (var small = 1; small < rule.SmallestCount; small++)
        {
            var next = sum - small;
            if (next < rule.SmallestCount) continue;
            if (other == 0 || next < other || (next == other && nextIsFirst)) fits++;
        }
        return fits > 2;
    }

    private static BySex<Showing> Groups(bool[] few, int[] withheld) => new BySex<int>(0, 1, 2)
        .Select(i => few[i] ? Showing.Few : withheld.Contains(i) ? Showing.Withheld : Showing.Value);
}
