using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Mia.Web.Tests;

public sealed partial class VendorTests
{
    private static readonly string Vendor = Repository.Path("wwwroot", "vendor");

    [Fact]
    public void Every_vendored_file_has_the_hash_in_the_lock_and_no_other_file_is_there()
    {
        var locked = Lock().SelectMany(package => package.GetProperty("files").EnumerateObject())
            .ToDictionary(file => file.Name, file => file.Value.GetString()!);
        var actual = Directory.EnumerateFiles(Vendor, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Vendor, file).Replace('\\', '/'))
            .Where(file => file != "vendor.lock.json")
            .ToDictionary(file => file, file => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Vendor, file)))));

        Assert.Equal(locked.OrderBy(file => file.Key), actual.OrderBy(file => file.Key));
    }

    [Fact]
    public void Every_package_has_its_licence_text_beside_it()
    {
        foreach (var package in Lock())
            Assert.Contains(package.GetProperty("files").EnumerateObject(), file => file.Name.EndsWith("/LICENSE.txt", StringComparison.Ordinal));
    }

    [Fact]
    public void Layouts_and_style_sheets_name_only_files_that_exist()
    {
        var referred = Repository.Files("src/Mia.Web", "*.cshtml").SelectMany(view => Reference().Matches(File.ReadAllText(view)))
            .Select(match => match.Groups[1].Value).Where(path => !path.StartsWith("_content", StringComparison.Ordinal));
        foreach (var path in referred) Assert.True(File.Exists(Repository.Path("wwwroot", path)), path);
        var styles = Directory.EnumerateFiles(Repository.Path("wwwroot", "css"));
        foreach (var style in styles)
            foreach (Match url in Url().Matches(File.ReadAllText(style)))
                Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(style)!, url.Groups[1].Value)), url.Value);
    }

    private static List<JsonElement> Lock()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Vendor, "vendor.lock.json")));
        return [.. document.RootElement.EnumerateArray().Select(element => element.Clone())];
    }

    [GeneratedRegex("(?:href|src)=\"(?:~/|/(?=vendor/))([^\"]+)\"")]
    private static partial Regex Reference();

    [GeneratedRegex("url\\(\"([^\"]+)\"\\)")]
    private static partial Regex Url();
}
