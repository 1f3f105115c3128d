using Mia.FollowUp.Targets;

namespace Mia.FollowUp.Numbers;

/// <summary>Makes the board out of facts and targets. Pure.</summary>
public static class BoardBuilder
{
    /// <summary>Shown instead of a number that would tell about somebody.</summary>
    public const string NotShown = "visas inte";

    private static readonly BySex<string> Labels = new("Kvinnor", "Män", "Ej angett");
    private static readonly string[] Pairs = ["Kvinnor eller män", "Kvinnor eller ej angett", "Män eller ej angett"];

    /// <summary>Builds.</summary>
    /// <param name="targets">Those that hold, in order.</param>
    /// <param name="definitions">All, by key.</param>
    /// <param name="facts">What is counted.</param>
    /// <param name="rule">The rule for small numbers that holds.</param>
    public static Board Build(IEnumerable<Target> targets, IReadOnlyDictionary<string, Definition> definitions, BoardFacts facts, SmallNumbers rule) =>
        new([.. targets.Select(t => Row(t, definitions, facts, rule))], rule);

    private static BoardRow Row(Target target, IReadOnlyDictionary<string, Definition> definitions, BoardFacts facts, SmallNumbers rule)
    {
        var definition = definitions[target.CountedBy];
        var tally = Counting.Count(definition.Basis, facts);
        var row = definition.Basis switch
        {
            Basis.Volume => Persons(target, definition, tally, rule),
            Basis.Women => Composition(target, definition, tally, rule),
            _ => Share(target, definition, tally, rule),
        };
        return row with
        {
            OtherDefinition = target.IsComparable ? null : definitions[target.SetWith],
            Note = target.Note,
            Variant = Counting.VariantOf(definition.Basis) is { } other && definitions.Values.Where(d => d.Basis == other).MaxBy(d => d.Number) is { } variant
                ? Variant(variant, tally, Counting.Count(other, facts), rule) : null,
            Source = $"{target.Source}, gäller från {target.ValidFrom:yyyy-MM-dd}",
        };
    }

    private static BoardRow Persons(Target target, Definition definition, Tally tally, SmallNumbers rule)
    {
        var display = Suppression.Counts(tally.Base, rule);
        var max = RoundUp(Math.Max(target.Value ?? 0, tally.N));
        var groups = Enumerable.Range(0, 3).Select(i => new BoardGroup(Labels[i],
            Count(tally.Base[i], display.Groups[i], rule) + ShareOfAll(tally, display, i, rule), Count(tally.Base[i], display.Groups[i], rule),
            display.Groups[i] == Showing.Value ? tally.Base[i] : null));
        return Compare(target, new BoardRow(target.Code, target.Title, definition, Count(tally.N, display.Total, rule), [.. groups])
        {
            IsCount = true, Max = max, N = Count(tally.N, display.Total, rule), Position = display.Total == Showing.Value ? tally.N : null,
        });
    }

    private static BoardRow Composition(Target target, Definition definition, Tally tally, SmallNumbers rule)
    {
        var display = Suppression.Counts(tally.Base, rule);
        var shown = display.Total == Showing.Value && tally.N >= rule.SmallestBase;
        BoardGroup Group(int i)
        {
            var visible = shown && display.Groups[i] == Showing.Value;
            var share = visible ? Percent.Of(tally.Base[i], tally.N) : (int?)null;
            return new(Labels[i], share is { } s ? Percent.Text(s) : NotShown, Count(tally.Base[i], display.Groups[i], rule), share);
        }
        var groups = Enumerable.Range(0, 3).Select(Group).ToList();
        var row = new BoardRow(target.Code, target.Title, definition, groups[0].Actual, groups)
        {
            N = Count(tally.N, display.Total, rule), Position = groups[0].Position,
        };
        // Half of 201 is 50 percent when rounded, and yet more women than men: judged on the persons, not on the rounded figure.
        return Compare(target, row, groups[0].Position is null ? null : 100L * tally.Base.Women > (long)(target.Value ?? 0) * tally.N);
    }

    private static BoardRow Share(Target target, Definition definition, Tally tally, SmallNumbers rule)
    {
        var counts = Suppression.Counts(tally.Base, rule);
        var (shares, total) = Suppression.Shares(tally.Base, tally.Hits, rule);
        var groups = Enumerable.Range(0, 3).Select(i => ShareGroup(Labels[i], tally.Base[i], tally.Hits[i], shares[i],
            Count(tally.Base[i], counts.Groups[i], rule))).ToList();
        if (total && Together(tally, shares, rule) is { } pair) groups.Add(pair);
        var actual = total ? Percent.Of(tally.Hit, tally.N) : (int?)null;
        return Compare(target, new BoardRow(target.Code, target.Title, definition, actual is { } a ? Percent.Text(a) : NotShown, groups)
        {
            N = Count(tally.N, counts.Total, rule), Position = actual,
        });
    }

    /// <summary>
    /// Whoever sees both numbers can subtract. So the variant is hidden not only when it is small itself, but also when those left out, or the
    /// ones of them that count, are few.
    /// </summary>
    private static BoardVariant Variant(Definition definition, Tally all, Tally kept, SmallNumbers rule)
    {
        var leftOut = new Tally(new BySex<int>(all.N - kept.N, 0, 0), new BySex<int>(all.Hit - kept.Hit, 0, 0));
        var counts = Suppression.Counts(all.Base, rule).Total == Showing.Value && !rule.IsSmall(leftOut.N) && !rule.IsSmall(kept.N);
        var shown = counts && Suppression.Shares(all.Base, all.Hits, rule).Total && kept.N >= rule.SmallestBase && !rule.IsSmall(kept.Hit) && !rule.IsSmall(leftOut.Hit);
        var share = shown ? Percent.Of(kept.Hit, kept.N) : (int?)null;
        return new(definition, share is { } s ? Percent.Text(s) : NotShown, counts ? Percent.Number(kept.N) : NotShown, share);
    }

    private static BoardGroup ShareGroup(string label, int persons, int hits, bool shown, string n) => shown
        ? new(label, Percent.Text(Percent.Of(hits, persons)), n, Percent.Of(hits, persons))
        : new(label, persons == 0 ? "–" : NotShown, n, null);

    /// <summary>Two hidden groups shown as one: the reader could work that one out anyway.</summary>
    private static BoardGroup? Together(Tally tally, BySex<bool> shares, SmallNumbers rule)
    {
        var hidden = Enumerable.Range(0, 3).Where(i => tally.Base[i] > 0 && !shares[i]).ToList();
        if (hidden.Count != 2 || Enumerable.Range(0, 3).All(i => !shares[i])) return null;
        var (persons, hits) = (hidden.Sum(i => tally.Base[i]), hidden.Sum(i => tally.Hits[i]));
        return persons < rule.SmallestBase || rule.IsSmall(hits) ? null
            : ShareGroup(Pairs[hidden[0] + hidden[1] - 1], persons, hits, true, Percent.Number(persons));
    }

    private static BoardRow Compare(Target target, BoardRow row, bool? reached = null)
    {
        row = row with
        {
            Target = target.Value,
            TargetText = target.Value is { } value ? Unit(target.Unit, value) : "inte satt",
        };
        if (target.Value is not { } goal || row.Position is not { } actual) return row with { GapText = "–" };
        if (!target.IsComparable) return row with { GapText = "jämförs inte" };
        var gap = actual - goal;
        return row with
        {
            Gap = gap,
            GapText = Percent.Difference(gap) + (target.Unit == TargetUnit.Persons ? "" : "\u00A0enh."),
            IsReached = reached ?? gap >= 0,
        };
    }

    private static string Unit(TargetUnit unit, int value) => unit switch
    {
        TargetUnit.Persons => Percent.Number(value),
        TargetUnit.Percent => Percent.Text(value),
        _ => "mer än " + Percent.Text(value),
    };

    private static string Count(int count, Showing showing, SmallNumbers rule) => showing switch
    {
        Showing.Value => Percent.Number(count),
        Showing.Few => $"färre än {rule.SmallestCount}",
        _ => NotShown,
    };

    private static string ShareOfAll(Tally tally, CountDisplay display, int group, SmallNumbers rule) =>
        display.Total == Showing.Value && display.Groups[group] == Showing.Value && tally.N >= rule.SmallestBase && tally.Base[group] > 0
            ? $" ({Percent.Text(Percent.Of(tally.Base[group], tally.N))})" : "";

    /// <summary>A whole number above the largest value, so that the picture has an end people can read.</summary>
    private static int RoundUp(int value)
    {
        if (value <= 10) return 10;
        var step = (int)Math.Pow(10, Math.Floor(Math.Log10(value)));
        return (value / (step / 2 == 0 ? 1 : step / 2) + 1) * (step / 2 == 0 ? 1 : step / 2);
    }
}
