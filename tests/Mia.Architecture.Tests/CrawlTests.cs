using System.Collections.Concurrent;
using Mia.Testing;

namespace Mia.Architecture.Tests;

/// <summary>Follows every link as every role, without JavaScript: no dead link, sound HTML, nothing of another delprojekt.</summary>
[Collection(nameof(Filled))]
public sealed class CrawlTests(Filled filled)
{
    public static TheoryData<string> Accounts =>
    [
        .. Staff.Prefixes.Select(p => $"{p}@sodertalje.demo"), "cm@stockholm.demo", "cm@ostra-sodertorn.demo", "projektledare@stockholm.demo",
        "admin@mia.demo", "direktor@mia.demo",
    ];

    [Theory]
    [MemberData(nameof(Accounts))]
    public async Task No_link_is_dead_and_the_HTML_is_sound(string email)
    {
        var found = await filled.CrawlAsync(email);
        Assert.True(found.Count > 3, $"{email} finds only {found.Count} pages");
        Rule.NoneOf(found.Where(f => (int)f.Status >= 400).Select(f => $"{f.Address} answered {(int)f.Status}, linked from {f.From}"), "Dead link");
        Rule.NoneOf(found.Where(f => f.Page is not null).SelectMany(f => PageRules.Broken(f.Page!).Select(b => $"{Crawler.Pattern(f.Address)}: {b}")), "HTML");
    }

    [Fact]
    public async Task A_record_of_another_delprojekt_looks_like_one_that_does_not_exist()
    {
        var mine = await filled.CrawlAsync("cm@sodertalje.demo");
        var other = await filled.BrowserOfAsync("cm@stockholm.demo");
        var records = mine.Select(f => f.Address).Where(a => a.StartsWith("/sodertalje/", StringComparison.Ordinal) && Crawler.Pattern(a).Contains("{id}", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(records);
        foreach (var record in records)
        {
            foreach (var address in new[] { record, "/stockholm" + record["/sodertalje".Length..] })
            {
                using var response = await other.GetAsync(address);
                Assert.True((int)response.StatusCode == 404, $"{address} answered {(int)response.StatusCode} to another delprojekt");
                var never = "/stockholm" + System.Text.RegularExpressions.Regex.Replace(record["/sodertalje".Length..], "[0-9a-f]{8}-[0-9a-f-]{27}", _ => Guid.CreateVersion7().ToString());
                using var missing = await other.GetAsync(never);
                Assert.Equal((await missing.ReadAsync()).QuerySelector("main")!.TextContent, (await response.ReadAsync()).QuerySelector("main")!.TextContent);
            }
        }
    }

    [Fact, Trait("Pain", "1")]
    public async Task Every_long_text_is_kept_while_it_is_typed()
    {
        // Half a page or more. Shorter ones are typed again in a minute; the administrator's are no records of anybody.
        const int halfAPage = 1000;
        var found = (await filled.CrawlAsync("cm@sodertalje.demo")).Concat(await filled.CrawlAsync("projektledare@sodertalje.demo")).Where(f => f.Page is not null).ToList();
        var forms = found.SelectMany(f => f.Page!.QuerySelectorAll("main form textarea").Where(t => int.Parse(t.GetAttribute("data-max") ?? t.GetAttribute("maxlength") ?? "0", System.Globalization.CultureInfo.InvariantCulture) >= halfAPage)
            .Select(t => (Pattern: Crawler.Pattern(f.Address.Split('?')[0]), Field: t.GetAttribute("name"), Draft: t.Closest("form")!.GetAttribute("data-draft")))).Distinct().ToList();
        Assert.True(forms.Count >= 6, $"Only {forms.Count} long texts were found");
        // The public form has nobody to keep it for; what was refused comes back in it.
        Rule.NoneOf(forms.Where(f => string.IsNullOrEmpty(f.Draft) && !f.Pattern.StartsWith("/anmalan/", StringComparison.Ordinal)).Select(f => $"{f.Pattern}: {f.Field}"), "A long text without a draft");
    }

    [Fact]
    public async Task Neither_addresses_nor_titles_hold_names_or_numbers()
    {
        var found = await filled.CrawlAsync("cm@sodertalje.demo");
        var number = new System.Text.RegularExpressions.Regex(@"(19|20)?\d{6}[-+]?\d{4}\b");
        Rule.NoneOf(found.Where(f => number.IsMatch(f.Address.Split('?')[0].Replace("-", "", StringComparison.Ordinal)) && !Crawler.Pattern(f.Address).Contains("{id}", StringComparison.Ordinal)).Select(f => f.Address), "Number in an address");
        var names = found.Where(f => f.Page is not null).SelectMany(f => f.Page!.QuerySelectorAll("table th[scope=row] a[href*='/deltagare/'], .identity h1, .idbar__name").Select(e => e.TextContent.Trim())).Where(n => n.Contains(' ', StringComparison.Ordinal)).ToHashSet();
        Rule.NoneOf(found.Where(f => f.Page?.Title is { } title && names.Any(n => title.Contains(n, StringComparison.OrdinalIgnoreCase))).Select(f => $"{f.Address}: {f.Page!.Title}"), "Name in a title");
    }
}

/// <summary>The product with demo data.</summary>
public sealed class Filled : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, HttpClient> _browsers = [];
    private readonly ConcurrentDictionary<string, IReadOnlyList<Crawler.Found>> _crawled = [];

    public MiaApp App { get; } = new MiaApp().With("Demo:Participants", "45").With("Demo:Years", "1").With("Demo:Seed", "3");

    public async Task<HttpClient> BrowserOfAsync(string email) =>
        _browsers.TryGetValue(email, out var known) ? known : _browsers[email] = await App.SignedInAsync(email);

    public async Task<IReadOnlyList<Crawler.Found>> CrawlAsync(string email) =>
        _crawled.TryGetValue(email, out var known) ? known : _crawled[email] = await (await BrowserOfAsync(email)).CrawlAsync("/");

    public Task InitializeAsync()
    {
        _ = App.Services;
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await App.DisposeAsync();
}

[CollectionDefinition(nameof(Filled))]
public sealed class FilledCollection : ICollectionFixture<Filled>;
