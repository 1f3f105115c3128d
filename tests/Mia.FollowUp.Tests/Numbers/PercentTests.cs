using Mia.FollowUp.Numbers;

namespace Mia.FollowUp.Tests.Numbers;

/// <summary>The worked set of methods.md 20.4 and acceptance test 6 of registration.md 11.</summary>
public sealed class PercentTests
{
    [Theory]
    [InlineData(101, 265, 38)]
    [InlineData(159, 265, 60)]
    [InlineData(5, 265, 2)]
    [InlineData(24, 101, 24)]
    [InlineData(17, 159, 11)]
    [InlineData(270, 290, 93)]
    [InlineData(12, 40, 30)]
    [InlineData(1, 200, 1)]
    [InlineData(25, 1000, 3)]
    [InlineData(0, 7, 0)]
    [InlineData(7, 7, 100)]
    public void Whole_percent_with_halves_up(int part, int whole, int expected) => Assert.Equal(expected, Percent.Of(part, whole));

    [Theory]
    [InlineData(1900, "1\u00A0900")]
    [InlineData(-20, "\u221220")]
    [InlineData(0, "0")]
    public void Numbers_as_Swedish_readers_write_them(int number, string expected) => Assert.Equal(expected, Percent.Number(number));
}
