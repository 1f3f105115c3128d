using System.Text;
using Mia.Web.Files;

namespace Mia.Web.Tests;

/// <summary>A cell of a file is text, whatever it begins with.</summary>
public sealed class CsvTextTests
{
    [Theory]
    [InlineData("Testa", "Testa")]
    [InlineData("", "")]
    [InlineData("a;b", "\"a;b\"")]
    [InlineData("säg \"hej\"", "\"säg \"\"hej\"\"\"")]
    [InlineData("två\r\nrader", "\"två\r\nrader\"")]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+46", "\"'+46\"")]
    [InlineData("-2", "\"'-2\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("  =1", "\"'  =1\"")]
    [InlineData("\u00A0=1", "\"'\u00A0=1\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("＝1", "\"'＝1\"")]
    [InlineData("=HYPERLINK(\"http://x\";\"y\")", "\"'=HYPERLINK(\"\"http://x\"\";\"\"y\"\")\"")]
    [InlineData("Anna-Karin", "Anna-Karin")]
    public void A_field_is_safe_and_says_the_same(string field, string written) => Assert.Equal($"x;{written};y\r\n", new StringBuilder().AppendCsvLine("x", field, "y").ToString());
}
