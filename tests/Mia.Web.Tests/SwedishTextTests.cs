using FsCheck;
using FsCheck.Fluent;
using Mia.Web.Binding;

namespace Mia.Web.Tests;

public sealed class SwedishTextTests
{
    private static object? Parse<T>(string text) => SwedishText.Types[typeof(T)].Parse(text);

    [Theory]
    [InlineData("2026-11-21")]
    [InlineData("20261121")]
    [InlineData("2026/11/21")]
    public void Dates_as_people_write_them(string text) => Assert.Equal(new DateOnly(2026, 11, 21), Parse<DateOnly>(text));

    [Theory]
    [InlineData("21/11 2026")]
    [InlineData("2026-02-30")]
    [InlineData("imorgon")]
    [InlineData("11-21-2026")]
    public void Dates_that_could_be_misread_are_refused(string text) => Assert.Null(Parse<DateOnly>(text));

    [Theory]
    [InlineData("13.30")]
    [InlineData("13:30")]
    [InlineData("1330")]
    public void Times_with_point_or_colon(string text) => Assert.Equal(new TimeOnly(13, 30), Parse<TimeOnly>(text));

    [Theory]
    [InlineData("2,5", 2.5)]
    [InlineData("2.5", 2.5)]
    [InlineData("1 200", 1200)]
    [InlineData("−3", -3)]
    public void Numbers_with_comma_or_point(string text, double expected) => Assert.Equal(expected, Parse<double>(text));

    [Theory]
    [InlineData("1e9")]
    [InlineData("NaN")]
    [InlineData("2,5,1")]
    [InlineData("")]
    public void What_is_no_number_is_refused(string text) => Assert.Null(Parse<double>(text));

    [Fact]
    public void A_whole_number_out_of_range_is_refused() => Assert.Null(Parse<int>("99999999999"));

    [Fact]
    public void Every_date_reads_back() => Prop.ForAll(ArbMap.Default.ArbFor<DateTime>(), moment =>
    {
        var date = DateOnly.FromDateTime(moment);
        return Equals(Parse<DateOnly>(date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), date);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Hostile_text_never_throws() => Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
    {
        foreach (var type in SwedishText.Types.Values) type.Parse(text.Get);
        return true;
    }).QuickCheckThrowOnFailure();
}
