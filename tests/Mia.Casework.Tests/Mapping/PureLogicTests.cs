using FsCheck;
using FsCheck.Fluent;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Mapping;
using Mia.Casework.Tests.Domain;
using Mia.Web.Charts;

namespace Mia.Casework.Tests.Mapping;

/// <summary>Rules of mappings and ratings that need no database.</summary>
public sealed class PureLogicTests
{
    private static readonly DateOnly Enrolled = new(2026, 1, 7);

    [Fact]
    public void A_difference_holds_both_texts_whole()
    {
        var text = Gen.Elements("bor", "här", "inte", "trivs", "\n", "å").ListOf().Select(words => string.Join(' ', words));
        Prop.ForAll(text.ToArbitrary(), text.ToArbitrary(), (before, after) =>
        {
            var parts = TextDiff.Of(before, after);
            return string.Concat(parts.Where(p => p.Kind != DiffKind.Added).Select(p => p.Text)) == before
                && string.Concat(parts.Where(p => p.Kind != DiffKind.Removed).Select(p => p.Text)) == after
                && (before != after || parts.All(p => p.Kind == DiffKind.Same));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_changed_word_is_the_only_thing_that_differs() => Assert.Equal(
        [new(DiffKind.Same, "Bor i "), new(DiffKind.Removed, "andra"), new(DiffKind.Added, "första"), new(DiffKind.Same, " hand")],
        TextDiff.Of("Bor i andra hand", "Bor i första hand"));

    [Fact]
    public void A_finished_version_cannot_be_changed_and_the_next_begins_from_it()
    {
        var owner = Given.Case();
        var first = MappingVersion.First(owner, Given.Now);
        first.Write("Mina ord");
        first.Write("BOE", new() { Now = "Bor i andra hand" }, Given.Now);
        first.Prioritise(["BOE"], Given.Now);
        first.Finish(Given.Now);
        Assert.Throws<InvalidOperationException>(() => first.Write("Andra ord"));
        Assert.Throws<InvalidOperationException>(() => first.Write("BOE", new() { Now = "Nytt" }, Given.Now));
        Assert.Throws<InvalidOperationException>(() => first.Prioritise(["EKO"], Given.Now));
        var second = first.Next(owner, Given.Now);
        Assert.Equal((2, "Mina ord", "Bor i andra hand", 1), (second.Number, second.OwnWords, second.Area("BOE")!.Now, second.Area("BOE")!.Priority));
        Assert.Equal(first.Area("BOE")!.Stamp, second.Area("BOE")!.Stamp);
        second.Write("BOE", new() { Now = "Har eget kontrakt" }, Given.Now);
        Assert.Equal("Bor i andra hand", first.Area("BOE")!.Now);
        Assert.NotEqual(first.Area("BOE")!.Stamp, second.Area("BOE")!.Stamp);
    }

    [Fact]
    public void An_area_that_is_not_talked_about_says_nothing_and_leaves_the_order()
    {
        var version = MappingVersion.First(Given.Case(), Given.Now);
        version.Write("BOE", new() { Now = "Bor bra" }, Given.Now);
        version.Write("EKO", new() { Now = "Räcker" }, Given.Now);
        version.Prioritise(["BOE", "EKO"], Given.Now);
        version.Write("BOE", new() { Now = "Det här sparas inte", Declined = true }, Given.Now);
        Assert.Equal((null, null, true), (version.Area("BOE")!.Now, version.Area("BOE")!.Priority, version.Area("BOE")!.Declined));
        Assert.Equal(1, version.Area("EKO")!.Priority);
        Given.Refused(() => version.Prioritise(["BOE"], Given.Now), "Places", "vill inte prata");
    }

    [Fact]
    public void An_empty_version_cannot_be_finished() =>
        Given.Refused(() => MappingVersion.First(Given.Case(), Given.Now).Finish(Given.Now), "", "inget i kartläggningen");

    [Theory]
    [InlineData(-1)]
    [InlineData(11)]
    [InlineData(int.MaxValue)]
    public void A_step_off_the_scale_is_refused_at_its_own_field(int step)
    {
        Given.Refused(() => Rated(new AreaScore("BOE", 5, null, null), new AreaScore("EKO", null, step, null)), "Areas[1].Weight", "0 till 10");
        Given.Refused(() => Rated(new AreaScore("BOE", step, null, null)), "Areas[0].Satisfaction", "0 till 10");
        Given.Refused(() => Rated(new AreaScore("BOE", null, null, step)), "Areas[0].Hope", "0 till 10");
    }

    [Fact]
    public void A_rating_may_be_partly_filled_but_not_empty()
    {
        var made = Rated(new AreaScore("BOE", 0, null, null), new AreaScore("EKO", null, null, null), new AreaScore("ARB", null, null, 10));
        Assert.Equal(["BOE", "ARB"], made.Areas.Select(a => a.Code));
        Given.Refused(() => Rated(new AreaScore("BOE", null, null, null)), "", "minst ett tal");
    }

    [Fact]
    public void A_declined_area_is_not_rated_but_what_was_rated_before_stands()
    {
        Given.Refused(() => Rated(["BOE"], new AreaScore("BOE", 4, null, null)), "Areas[0].Satisfaction", "vill inte prata");
        var before = Rated(new AreaScore("BOE", 4, null, null));
        var corrected = before.Correct(Given.Case(), Terms(new AreaScore("BOE", 6, null, null)), "Fel rad", new HashSet<string> { "BOE" }, Given.Now);
        Assert.Equal(6, corrected.Areas.Single().Satisfaction);
        Assert.Equal((false, true, "Fel rad", 4), (before.IsCurrent, corrected.IsCurrent, corrected.Reason, before.Areas.Single().Satisfaction));
    }

    [Fact]
    public void A_correction_needs_a_reason() => Given.Refused(
        () => Rated(new AreaScore("BOE", 4, null, null)).Correct(Given.Case(), Terms(new AreaScore("BOE", 6, null, null)), "  ", new HashSet<string>(), Given.Now), "Reason", "Skälet");

    [Fact]
    public void The_next_rating_comes_ninety_days_after_the_latest_whatever_was_done_before()
    {
        var days = Gen.Choose(0, 700).NonEmptyListOf();
        Prop.ForAll(days.ToArbitrary(), made =>
        {
            var ratings = made.Select((d, i) => (i == 0 ? RatingOccasion.Start : RatingOccasion.FollowUp, Enrolled.AddDays(d))).ToList();
            var next = RatingRhythm.Next(new(CaseStatus.Enrolled, Enrolled, ratings, 90, 14), Enrolled.AddDays(800))!;
            var latest = ratings.Max(r => r.Item2);
            return next.On == latest.AddDays(90) && next.From <= next.On && next.On <= next.Until && next.From > latest && next.Occasion == RatingOccasion.FollowUp;
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(CaseStatus.Enrolled, 0, "Start")]
    [InlineData(CaseStatus.Closing, 1, "Exit")]
    [InlineData(CaseStatus.Enrolled, 1, "FollowUp")]
    [InlineData(CaseStatus.Dormant, 1, null)]
    [InlineData(CaseStatus.Closed, 1, null)]
    [InlineData(CaseStatus.FollowUp, 1, null)]
    public void Which_rating_is_due_follows_from_the_case(CaseStatus status, int made, string? occasion) => Assert.Equal(occasion,
        RatingRhythm.Next(new(status, Enrolled, [.. Enumerable.Repeat((RatingOccasion.Start, Enrolled), made)], 90, 14), Enrolled.AddDays(100))?.Occasion.ToString());

    [Fact]
    public void It_is_time_within_the_window_and_late_after_it()
    {
        var due = RatingRhythm.Next(new(CaseStatus.Enrolled, Enrolled, [(RatingOccasion.Start, Enrolled)], 90, 14), Enrolled)!;
        Assert.Equal((false, true, true, false), (due.IsOpen(due.From.AddDays(-1)), due.IsOpen(due.From), due.IsOpen(due.Until), due.IsOpen(due.Until.AddDays(1))));
        Assert.Equal((false, true), (due.IsLate(due.Until), due.IsLate(due.Until.AddDays(1))));
    }

    [Fact]
    public void Two_voices_are_laid_side_by_side_and_every_value_shown_was_given_by_one_of_them()
    {
        var step = Gen.Choose(0, 10);
        var score = from code in Gen.Elements("BOE", "EKO", "ARB") from value in step select new AreaScore(code, value, null, null);
        var ratings = (from scores in score.ListOf() select new RatingPoint(Enrolled, [.. scores.DistinctBy(s => s.Code)])).ListOf();
        Prop.ForAll(ratings.ToArbitrary(), ratings.ToArbitrary(), (theirs, mine) => RatingSeries.Voices(theirs, mine, RatingMeasure.Satisfaction).All(pair =>
            theirs.SelectMany(r => r.Scores).Any(s => s.Code == pair.Code && s.Satisfaction == pair.Before)
            && mine.SelectMany(r => r.Scores).Any(s => s.Code == pair.Code && s.Satisfaction == pair.After))).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_fall_is_counted_from_the_rating_before_and_missing_values_are_not_made_up()
    {
        RatingPoint[] ratings = [new(Enrolled, [new("BOE", 8, null, null), new("EKO", 5, null, null)]), new(Enrolled.AddDays(90), [new("EKO", 3, null, null)]),
            new(Enrolled.AddDays(180), [new("BOE", 5, null, null), new("EKO", 3, null, null)])];
        Assert.Equal([new RatingPair("BOE", 8, 5)], RatingSeries.Falls(ratings, RatingMeasure.Satisfaction, 3));
        Assert.Equal([new RatingPair("BOE", 8, 5), new RatingPair("EKO", 5, 3)], RatingSeries.Change(ratings, RatingMeasure.Satisfaction));
        Assert.Empty(RatingSeries.Change(ratings, RatingMeasure.Hope));
        Assert.Equal([new RatingPair("BOE", null, 8)], RatingSeries.Change(ratings[..1], RatingMeasure.Satisfaction).Where(p => p.Code == "BOE"));
    }

    [Fact]
    public void Everybody_in_a_network_has_a_place_of_their_own_inside_the_picture()
    {
        var node = from slice in Gen.Choose(0, 5) from ring in Gen.Choose(1, 3) from strength in Gen.Choose(0, 4) select (slice, ring, strength);
        Prop.ForAll(node.ListOf().Where(n => n.Count <= 40).ToArbitrary(), nodes =>
        {
            var chart = new NetworkChart("", ["a", "b", "c", "d", "e", "f"], [.. nodes.Select((n, i) => new NetworkNode(i + 1, "x", n.slice, n.ring, n.strength))]) { Rings = ["1", "2", "3"] };
            var layout = new NetworkLayout(chart);
            return layout.Nodes.Count == nodes.Count
                && layout.Nodes.All(p => p.X is > 0 and < NetworkLayout.Size && p.Y is > 0 and < NetworkLayout.Size)
                && layout.Nodes.Select(p => (Math.Round(p.X, 3), Math.Round(p.Y, 3))).Distinct().Count() == nodes.Count
                && layout.Slices.All(s => s.To > s.From && s.To - s.From < 360);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(12)]
    [InlineData(14)]
    [InlineData(25)]
    public void Neither_numbers_nor_names_cover_each_other_however_many_they_are(int count)
    {
        // Two of three are authorities or care in the outer rings, as it is for most.
        var chart = new NetworkChart("", ["a", "b", "c", "d", "e", "f"], [.. Enumerable.Range(0, count).Select(i =>
            new NetworkNode(i + 1, i % 2 == 0 ? "Kontaktperson Provsson" : "Rut", i % 3 == 0 ? i % 6 : 3 + i % 2, 1 + (i * 7 + i / 5) % 3, i % 5))]) { Rings = ["1", "2", "3"] };
        var layout = new NetworkLayout(chart);
        Assert.Equal(count <= NetworkLayout.MostNames, layout.ShowsNames);
        double Half(PlacedNode n) => layout.ShowsNames ? Math.Max(NetworkLayout.NodeRadius, NetworkLayout.Shortened(n.Node.Label).Length * 3.5) : NetworkLayout.NodeRadius;
        var height = 2 * NetworkLayout.NodeRadius + (layout.ShowsNames ? 14 : 0);
        var covered = from a in layout.Nodes from b in layout.Nodes where a.Node.Number < b.Node.Number && Math.Abs(a.X - b.X) < Half(a) + Half(b) && Math.Abs(a.Y - b.Y) < height select (a.Node.Number, b.Node.Number);
        Assert.Empty(covered);
        // Who is near stays nearer to the middle than who is far away.
        double From(PlacedNode n) => Math.Sqrt(Math.Pow(n.X - NetworkLayout.Centre, 2) + Math.Pow(n.Y - NetworkLayout.Centre, 2));
        Assert.All(layout.Nodes, n => Assert.Equal(n.Node.Ring, Enumerable.Range(1, 3).MinBy(r => Math.Abs(From(n) - layout.Radius(r)))));
    }

    private static RatingTerms Terms(params AreaScore[] scores) =>
        new() { Voice = RatingVoice.Participant, Occasion = RatingOccasion.Start, RatedOn = Given.Start, Areas = scores };

    private static SelfRating Rated(params AreaScore[] scores) => Rated([], scores);

    private static SelfRating Rated(string[] declined, params AreaScore[] scores) => new(Given.Case(), Terms(scores), declined.ToHashSet(), Given.Now);
}
