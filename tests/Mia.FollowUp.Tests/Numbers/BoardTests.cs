using Mia.Casework.Domain.People;
using Mia.FollowUp.Numbers;
using Mia.FollowUp.Targets;

namespace Mia.FollowUp.Tests.Numbers;

/// <summary>The board as a pure calculation.</summary>
public sealed class BoardTests
{
    private static readonly OutcomeMarks Marks = new(new HashSet<string> { "ARBETE" }, new HashSet<string> { "STUDIER" },
        new HashSet<string> { "AF-ORD" }, new HashSet<string> { "KOM-ORD" });

    private static readonly Dictionary<string, Definition> Definitions = Proposals.Definitions.Select(d => new Definition(d)).ToDictionary(d => d.Key);

    [Fact]
    public void Forty_finished_and_twelve_to_work_or_studies_of_which_two_both_are_thirty_percent()
    {
        // registration.md 11, test 6.
        var row = Row("sodertalje", TargetCodes.Work, Exits(Gender.Woman, (5, ["ARBETE"]), (5, ["STUDIER"]), (2, ["ARBETE", "STUDIER"]), (28, ["ANNAT"])));
        Assert.Equal("30\u00A0%", row.Actual);
        Assert.Equal("40", row.N);
        Assert.True(row.IsReached);
        Assert.Equal("0\u00A0enh.", row.GapText);
    }

    [Theory]
    // registration.md 5.3. All who finished, of them to work or studies; died or moved, of them to work or studies; shares and n as shown.
    [InlineData(40, 12, 10, 0, "30 %", "40 %", "30")]
    [InlineData(40, 12, 0, 0, "30 %", "30 %", "40")]
    [InlineData(100, 35, 20, 5, "35 %", "38 %", "80")]
    // Three who moved could be worked out from the two numbers.
    [InlineData(40, 12, 3, 0, "30 %", "visas inte", "visas inte")]
    // So could the two of them who had found work before they moved.
    [InlineData(40, 12, 10, 2, "30 %", "visas inte", "30")]
    // Those who stayed are too few for a share.
    [InlineData(40, 12, 31, 5, "30 %", "visas inte", "9")]
    [InlineData(40, 12, 36, 5, "30 %", "visas inte", "visas inte")]
    public void Without_those_who_died_or_moved_the_share_is_another_and_tells_of_nobody(int all, int hits, int left, int leftHits, string actual, string variant, string n)
    {
        ExitGroup Group(string outcome, int cases, bool gone) => new(Gender.Woman, [outcome], false, false, null, cases) { DiedOrMoved = gone };
        var row = Row("sodertalje", TargetCodes.Work, new BoardFacts([],
            [Group("ARBETE", hits - leftHits, false), Group("ANNAT", all - hits - (left - leftHits), false), Group("ARBETE", leftHits, true), Group("ANNAT", left - leftHits, true)], Marks));
        Assert.Equal(actual, row.Actual.Replace('\u00A0', ' '));
        Assert.Equal("ARB-KVAR.1", row.Variant!.Definition.Key);
        Assert.Equal((variant, n), (row.Variant.Actual.Replace('\u00A0', ' '), row.Variant.N));
        // It is not what the target was decided for.
        Assert.Equal(("0\u00A0enh.", 30), (all == 40 ? row.GapText : "0\u00A0enh.", row.Target));
    }

    [Fact]
    public void Only_work_or_studies_is_counted_in_two_ways()
    {
        var board = BoardBuilder.Build(Targets("sodertalje"), Definitions, Exits(Gender.Woman, (12, ["ARBETE"]), (28, ["ANNAT"])), new SmallNumbers(5, 10));
        Assert.Equal([TargetCodes.Work], board.Rows.Where(r => r.Variant is not null).Select(r => r.Code));
        var text = System.Text.Encoding.UTF8.GetString(BoardCsv.Write(board, "Prov", BoardPeriod.Of(null, null, null, new DateOnly(2026, 11, 23)), new DateTime(2026, 11, 23, 8, 0, 0, DateTimeKind.Utc)));
        Assert.Contains("Arbete eller studier vid avslut;Arbete eller studier, utan avlidna och flyttade;30\u00A0%;40;;;ARB-KVAR.1;\r\n", text);
        Assert.Contains("\r\nARB-KVAR.1;", text);
    }

    [Fact]
    public void The_published_shares_of_closed_cases_come_out()
    {
        // methods.md 20.4: 101 men, 159 women, 5 not stated.
        var volume = Row("sodertalje", TargetCodes.Volume, new BoardFacts([new(Gender.Woman, 159, 159), new(Gender.Man, 101, 101), new(Gender.NotStated, 5, 5)], [], Marks));
        Assert.Equal(["159 (60\u00A0%)", "101 (38\u00A0%)", "5 (2\u00A0%)"], volume.Groups.Select(g => g.Actual));
        var work = Row("sodertalje", TargetCodes.Work, new BoardFacts([],
            [.. Exits(Gender.Man, (24, ["ARBETE"]), (77, ["ANNAT"])).Exits, .. Exits(Gender.Woman, (17, ["ARBETE"]), (142, ["ANNAT"])).Exits], Marks));
        Assert.Equal(["11\u00A0%", "24\u00A0%", "–"], work.Groups.Select(g => g.Actual));
    }

    [Fact]
    public void The_volume_of_Ostra_Sodertorn_is_compared_with_290()
    {
        var row = Row("ostra-sodertorn", TargetCodes.Volume, new BoardFacts([new(Gender.Woman, 158, 160), new(Gender.Man, 106, 106), new(Gender.NotStated, 6, 6)], [], Marks));
        Assert.Equal(("270", "290", "\u221220"), (row.Actual, row.TargetText, row.GapText));
        Assert.False(row.IsReached);
    }

    [Fact]
    public void Ordinary_measures_with_another_definition_are_shown_and_not_compared()
    {
        var facts = Exits(Gender.Woman, (10, ["AF-ORD"]), (20, ["KOM-ORD"]), (70, ["ANNAT"]));
        var here = Row("ostra-sodertorn", TargetCodes.Ordinary, facts);
        Assert.Equal(("30\u00A0%", "jämförs inte"), (here.Actual, here.GapText));
        Assert.Equal("ORD-AF.1", here.OtherDefinition!.Key);
        Assert.Null(here.IsReached);
        var there = Row("sodertalje", TargetCodes.Ordinary, facts);
        Assert.Equal("10\u00A0%", there.Actual);
        Assert.Null(there.OtherDefinition);
    }

    [Fact]
    public void Do_not_know_and_not_asked_are_no_answers()
    {
        var facts = new BoardFacts([], [new(Gender.Woman, ["ANNAT"], false, false, 5, 9), new(Gender.Woman, ["ANNAT"], false, false, 2, 6),
            new(Gender.Woman, ["ANNAT"], false, false, 0, 50), new(Gender.Woman, ["ANNAT"], false, false, null, 50)], Marks);
        Assert.Equal(("60\u00A0%", "15"), (Row("sodertalje", TargetCodes.Empowerment, facts).Actual, Row("sodertalje", TargetCodes.Empowerment, facts).N));
    }

    [Fact]
    public void Only_those_who_need_a_receiver_are_asked_whether_there_is_one()
    {
        var facts = new BoardFacts([], [new(Gender.Man, ["AF-ORD"], true, true, null, 18), new(Gender.Man, ["AF-ORD"], true, false, null, 6), new(Gender.Man, ["ARBETE"], false, false, null, 40)], Marks);
        Assert.Equal(("75\u00A0%", "24"), (Row("sodertalje", TargetCodes.Receiver, facts).Actual, Row("sodertalje", TargetCodes.Receiver, facts).N));
    }

    [Theory]
    [InlineData(101, 100, true)]
    [InlineData(100, 100, false)]
    public void More_women_than_men_is_judged_on_persons(int women, int men, bool reached) =>
        Assert.Equal(reached, Row("sodertalje", TargetCodes.Women, new BoardFacts([new(Gender.Woman, women, women), new(Gender.Man, men, men)], [], Marks)).IsReached);

    [Fact]
    public void Two_hidden_groups_are_shown_together()
    {
        var facts = new BoardFacts([], [.. Exits(Gender.Woman, (20, ["ARBETE"]), (96, ["ANNAT"])).Exits, .. Exits(Gender.Man, (20, ["ARBETE"]), (57, ["ANNAT"])).Exits,
            .. Exits(Gender.NotStated, (1, ["ARBETE"]), (4, ["ANNAT"])).Exits], Marks);
        var row = Row("sodertalje", TargetCodes.Work, facts);
        Assert.Equal(["Kvinnor", "Män", "Ej angett", "Män eller ej angett"], row.Groups.Select(g => g.Label));
        Assert.Equal(["17\u00A0%", "visas inte", "visas inte", "26\u00A0%"], row.Groups.Select(g => g.Actual));
    }

    [Fact]
    public void Nothing_counted_gives_a_board_without_numbers()
    {
        var board = BoardBuilder.Build(Targets("stockholm"), Definitions, new BoardFacts([], [], Marks), new SmallNumbers(5, 10));
        Assert.All(board.Rows, r => Assert.Contains(r.Actual, new[] { "0", "visas inte" }));
        Assert.DoesNotContain("nått", board.Summary);
    }

    [Fact]
    public void The_file_is_safe_in_a_spreadsheet_and_says_the_same()
    {
        var board = BoardBuilder.Build(Targets("ostra-sodertorn"), Definitions, Exits(Gender.Woman, (10, ["AF-ORD"]), (20, ["KOM-ORD"]), (70, ["ANNAT"])), new SmallNumbers(5, 10));
        var file = BoardCsv.Write(board, "=Prov", BoardPeriod.Of(null, null, null, new DateOnly(2026, 11, 23)), new DateTime(2026, 11, 23, 8, 0, 0, DateTimeKind.Utc));
        Assert.Equal(new byte[] { 0xEF, 0xBB, 0xBF }, file[..3]);
        var text = System.Text.Encoding.UTF8.GetString(file);
        Assert.Contains("Ordinarie verksamhet vid avslut;Alla;30\u00A0%;100;40\u00A0%;jämförs inte;ORD-AFKOM.1;ORD-AF.1\r\n", text);
        Assert.DoesNotContain(";=Prov", text);
    }

    [Fact]
    public void A_new_target_holds_from_its_day_and_the_old_one_before()
    {
        var first = Targets("ostra-sodertorn").First(t => t.Code == TargetCodes.Volume);
        var next = first.Replace(300, "VOL.1", new DateOnly(2026, 1, 1), "Styrgruppen", null);
        Assert.Equal(290, Target.On([first, next], new DateOnly(2025, 12, 31))[0].Value);
        Assert.Equal(300, Target.On([first, next], new DateOnly(2026, 1, 1))[0].Value);
        Assert.Throws<Mia.Platform.Messaging.RuleException>(() => next.Replace(310, "VOL.1", new DateOnly(2026, 1, 1), "Styrgruppen", null));
    }

    private static BoardRow Row(string slug, string code, BoardFacts facts) =>
        BoardBuilder.Build(Targets(slug), Definitions, facts, new SmallNumbers(5, 10)).Rows.First(r => r.Code == code);

    private static List<Target> Targets(string slug) => [.. Proposals.For(slug).Select(t => new Target(Guid.NewGuid(), t))];

    private static BoardFacts Exits(Gender gender, params (int Count, string[] Outcomes)[] groups) =>
        new([], [.. groups.Select(g => new ExitGroup(gender, g.Outcomes, false, false, null, g.Count))], Marks);
}
