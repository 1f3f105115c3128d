using FsCheck;
using FsCheck.Fluent;
using Mia.Platform.People;

namespace Mia.Platform.Tests.People;

public class IdentityNumberTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData("701063-2391", "197010632391", IdentityKind.Samordningsnummer, "1970-10-03")]
    [InlineData("19701063-2391", "197010632391", IdentityKind.Samordningsnummer, "1970-10-03")]
    [InlineData("811218-9876", "198112189876", IdentityKind.Personnummer, "1981-12-18")]
    [InlineData("8112189876", "198112189876", IdentityKind.Personnummer, "1981-12-18")]
    [InlineData("640823-3234", "196408233234", IdentityKind.Personnummer, "1964-08-23")]
    [InlineData("20121212-1212", "201212121212", IdentityKind.Personnummer, "2012-12-12")]
    [InlineData(" 1981 1218–9876 ", "198112189876", IdentityKind.Personnummer, "1981-12-18")]
    [InlineData("121212+1212", "191212121212", IdentityKind.Personnummer, "1912-12-12")]
    public void Accepts_what_is_right(string typed, string stored, IdentityKind kind, string born)
    {
        Assert.True(IdentityNumber.TryParse(typed, Today, out var number, out var error), error);
        Assert.Equal(stored, number.Reveal());
        Assert.Equal(kind, number.Kind);
        Assert.Equal(DateOnly.Parse(born), number.BirthDate);
    }

    [Theory]
    [InlineData("701063-2392", "kontrollsiffran")]
    [InlineData("811232-9876", "finns inte")]
    [InlineData("000000-0000", "finns inte")]
    [InlineData("811318-9876", "finns inte")]
    [InlineData("19810229-9876", "finns inte")]
    [InlineData("19001299-0000", "finns inte")]
    [InlineData("20270101-2384", "framtiden")]
    [InlineData("19870304Tf29", "tillfälligt")]
    [InlineData("", "Skriv personnumret")]
    [InlineData(null, "Skriv personnumret")]
    [InlineData("8112189", "10 eller 12 siffror")]
    [InlineData("８１１２１８９８７６", "10 eller 12 siffror")]
    [InlineData("<script>alert(1)</script>", "10 eller 12 siffror")]
    public void Refuses_what_is_wrong_and_says_why(string? typed, string says)
    {
        Assert.False(IdentityNumber.TryParse(typed, Today, out var number, out var error));
        Assert.Contains(says, error, StringComparison.Ordinal);
        Assert.Equal(default, number);
    }

    [Fact]
    public void Very_long_text_is_refused_at_once() =>
        Assert.False(IdentityNumber.TryParse(new string('1', 1_000_000), Today, out _, out _));

    [Fact]
    public void Temporary_numbers_only_as_temporary()
    {
        Assert.True(IdentityNumber.TryParseTemporary("19870304tF29", Today, out var number, out _));
        Assert.Equal(IdentityKind.Temporary, number.Kind);
        Assert.Equal("19870304Tf29", number.Reveal());
        Assert.False(IdentityNumber.TryParseTemporary("19870231Tf29", Today, out _, out _));
        Assert.False(IdentityNumber.TryParseTemporary("811218-9876", Today, out _, out _));
    }

    [Theory]
    [InlineData("000229", "2026-11-22", 2000)] // the century year 2000 is a leap year
    [InlineData("280229", "2026-11-22", 1928)] // 2028 lies ahead, so a century back, which is a leap year too
    [InlineData("261122", "2026-11-22", 2026)] // born today
    [InlineData("261123", "2026-11-22", 1926)] // tomorrow: a hundred years ago
    public void Ten_digits_take_the_latest_century_not_in_the_future(string date, string today, int year)
    {
        var typed = date + "238" + IdentityNumber.CheckDigit(date + "238");
        Assert.True(IdentityNumber.TryParse(typed, DateOnly.Parse(today), out var number, out var error), error);
        Assert.Equal(year, number.BirthDate.Year);
    }

    [Fact]
    public void Plus_on_29_February_1900_is_refused_not_moved()
    {
        var typed = "000229+238" + IdentityNumber.CheckDigit("000229238");
        Assert.False(IdentityNumber.TryParse(typed, Today, out _, out var error));
        Assert.Contains("finns inte", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_form_is_masked()
    {
        Assert.True(IdentityNumber.TryParse("811218-9876", Today, out var number, out _));
        Assert.Equal("19811218-••••", number.ToString());
        Assert.Equal("19811218-••••", $"{number}");
        Assert.Equal("19811218-9876", number.Full);
        Assert.Equal("", default(IdentityNumber).ToString());
    }

    [Theory]
    [InlineData("1990-11-22", 36)]
    [InlineData("1990-11-23", 35)]
    [InlineData("2008-02-29", 18)]
    public void Age_in_whole_years(string born, int age) => Assert.Equal(age, Age.On(DateOnly.Parse(born), Today));

    [Fact]
    public void Leap_day_child_turns_a_year_older_on_1_March()
    {
        Assert.Equal(17, Age.On(new(2008, 2, 29), new(2026, 2, 28)));
        Assert.Equal(18, Age.On(new(2008, 2, 29), new(2026, 3, 1)));
    }

    [Fact]
    public void Every_test_number_can_be_read_back_in_every_form()
    {
        var numbers = from day in Gen.Choose(new DateOnly(1930, 1, 1).DayNumber, Today.DayNumber)
            from index in Gen.Choose(0, TestNumbers.PerDay - 1)
            from coordination in Gen.Elements(true, false)
            select TestNumbers.For(DateOnly.FromDayNumber(day), index, coordination);
        Prop.ForAll(numbers.ToArbitrary(), number =>
        {
            var separator = Age.On(number.BirthDate, Today) >= 100 ? "+" : "-";
            var ten = number.Reveal()[2..8] + separator + number.Reveal()[8..];
            return IdentityNumber.TryParse(number.Full, Today, out var a, out _) && a == number
                && (number.BirthDate < Today.AddYears(-99) || (IdentityNumber.TryParse(ten, Today, out var b, out _) && b == number))
                && IdentityNumber.FromStored(number.Reveal()).BirthDate == number.BirthDate
                && TestNumbers.IsTest(number);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void One_changed_digit_in_the_last_four_is_always_found()
    {
        var cases = from day in Gen.Choose(new DateOnly(1940, 1, 1).DayNumber, Today.DayNumber)
            from index in Gen.Choose(0, TestNumbers.PerDay - 1)
            from place in Gen.Choose(8, 11)
            from change in Gen.Choose(1, 9)
            select (Number: TestNumbers.For(DateOnly.FromDayNumber(day), index), place, change);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var digits = c.Number.Reveal().ToCharArray();
            digits[c.place] = (char)('0' + (digits[c.place] - '0' + c.change) % 10);
            return !IdentityNumber.TryParse(new string(digits), Today, out _, out _);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Any_text_is_answered_without_a_crash()
    {
        Prop.ForAll<string>(text =>
            IdentityNumber.TryParse(text, Today, out _, out var error) ? error is null : !string.IsNullOrEmpty(error))
            .QuickCheckThrowOnFailure();
    }
}
