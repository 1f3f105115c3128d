using System.Collections.Concurrent;
using Mia.Testing;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Mia.Browser.Tests;

/// <summary>Every page of the product, found from the route table and by following the links of every role.</summary>
[Collection(nameof(Site))]
public sealed class AccessibilityTests(Site site, ITestOutputHelper output)
{
    private const string Button = "answers a button of the referral; its own page is a heading and a way back";

    /// <summary>Pages that no link leads to, with the addresses at which they are looked at here.</summary>
    private static readonly Visit[] WithoutLink =
    [
        .. Staff.Slugs.Select(slug => new Visit(null, $"/anmalan/{slug}", "/anmalan/{delprojekt}")),
        .. Staff.Slugs.Select(slug => new Visit(null, $"/anmalan/{slug}/lattlast", "/anmalan/{delprojekt}/lattlast")),
        new(null, "/fel/404", "/fel/{status:int}"),
        new(null, "/fel/500", "/fel/{status:int}", 500),
        new("cm@sodertalje.demo", "/finns-inte", "/fel/{status:int}", 404),
        new("cm@sodertalje.demo", "/bekrafta", "/bekrafta"),
        new("cm@sodertalje.demo", "/logga-ut", "/logga-ut"),
    ];

    /// <summary>Pages that are not looked at here, and why.</summary>
    private static readonly Dictionary<string, string> NotHere = new()
    {
        ["/anmalan/{delprojekt}/kvitto"] = "shown once, after a referral: JourneyTests",
        ["/overlamning/{token}"] = "secret link of a handover: JourneyTests",
        ["/{delprojekt:slug}/deltagare/{id:guid}/overlamning/{overlamningId:guid}/andra"] = "a handover that is not sent yet: JourneyTests",
        ["/{delprojekt:slug}/deltagare/{id:guid}/plan/sip/{underlagId:guid}"] = "a paper that somebody has made: SipTests",
        ["/{delprojekt:slug}/ansvar/overlamnat/{id:guid}"] = "work that somebody has passed on: FormTests",
        ["/{delprojekt:slug}/deltagare/{id:guid}/koppla-ihop/{otherId:guid}"] = "two records that are alike: FormTests",
        ["/{delprojekt:slug}/deltagare/{id:guid}/personnummer"] = "the answer to a post: FormTests",
        ["/{delprojekt:slug}/vyer/ny"] = "filters that somebody has chosen: FormTests",
        ["/{delprojekt:slug}/kontakter/grupp/ny"] = "after people were chosen: EverydayTests",
        ["/bjud-in/{token}"] = "secret link of an invitation: PasskeyTests",
        ["/logga-in/steg-2"] = "after the password of somebody with a second step: PasskeyTests",
        ["/logga-in/din-text"] = "only when a session ended in the middle of typing: EverydayTests",
        ["/installation/{token}"] = "only in an empty installation: InstallationTests",
        ["/logga-in/passkey"] = "answers a script; the form stands on the sign-in page",
        ["/logga-in/klar"] = "sends on",
        ["/kalender/{token}"] = "a calendar file, not a page: WeekTests",
        ["/{delprojekt:slug}/deltagare/{id:guid}/handlingar/{dokumentId:guid}/versioner/{nummer:int}"] = "a file, not a page: DocumentTests",
        ["/{delprojekt:slug}/deltagare/{id:guid}/handlingar/{dokumentId:guid}/versioner/{nummer:int}/visa"] = "a file, not a page: DocumentTests",
        ["/session"] = "answers a script",
        ["/session/kvar"] = "answers a script",
        ["/utkast/{key}"] = "answers a script",
        ["/{delprojekt:slug}/narvaro"] = "sends on to this week",
        ["/{delprojekt}/inkorg/{id:guid}/bedomning"] = Button,
        ["/{delprojekt}/inkorg/{id:guid}/bekraftelse"] = Button,
        ["/{delprojekt}/inkorg/{id:guid}/forsta-kontakt"] = Button,
        ["/{delprojekt}/inkorg/{id:guid}/oppna-igen"] = Button,
    };

    /// <summary>Pages that only some records of a kind lead to; one record of each kind is opened here. Where they are looked at for certain.</summary>
    private static readonly Dictionary<string, string> Sometimes = new()
    {
        ["/{delprojekt:slug}/deltagare/{id:guid}/overlamning/{overlamningId:guid}/samtal"] = "a handover that waits for its answer: JourneyTests",
    };

    [Fact]
    public async Task Every_page_can_be_used_by_everybody()
    {
        var map = new PageMap(site.App);
        var visits = new List<Visit>(WithoutLink);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (email, found) in await CrawlAsync(map))
        {
            visits.AddRange(map.New(email, found));
            names.UnionWith(found.Where(f => f.Page is not null).SelectMany(f => f.Page!.QuerySelectorAll("main table th[scope=row] a[href*='/deltagare/'], .idbar h1")).Select(e => e.TextContent.Trim()).Where(n => n.Contains(' ', StringComparison.Ordinal)));
        }
        output.WriteLine($"{visits.Count} pages, {names.Count} names");
        Nothing(map.Routes.Except(visits.Select(v => v.Route)).Except(NotHere.Keys).Except(Sometimes.Keys).Select(r => $"{r} is reached by no link of any role"));
        Nothing(NotHere.Keys.Intersect(visits.Select(v => v.Route)).Select(r => $"{r} is reached, and should not be on the list"));
        Nothing(NotHere.Keys.Except(map.Routes).Select(r => $"{r} is on the list and does not exist"));

        var broken = new ConcurrentBag<string>();
        var byAccount = new ConcurrentQueue<IGrouping<string?, Visit>>(visits.GroupBy(v => v.Email).OrderByDescending(g => g.Count()));
        // Two windows: one is drawn while the other waits for its page.
        await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
        {
            while (byAccount.TryDequeue(out var account)) await LookAsync(account, names, broken);
        }));
        Nothing(broken.Order(StringComparer.Ordinal));
    }

    private async Task LookAsync(IGrouping<string?, Visit> account, HashSet<string> names, ConcurrentBag<string> broken)
    {
        await using var tab = await site.OpenAsync(account.Key);
        await tab.Context.AddInitScriptAsync(Axe.Script);
        foreach (var visit in account)
        {
            // As the page is first drawn; changing colours afterwards would be measured half-way.
            await tab.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
            await tab.Page.SetViewportSizeAsync(1366, 900);
            var answer = await tab.Page.GotoAsync(visit.Address);
            List<string> wrong = [.. await PageCheck.RunAsync(tab)];
            if (answer!.Status != visit.Status) wrong.Add($"answered {answer.Status}");
            var title = await tab.Page.TitleAsync();
            if (names.Any(n => title.Contains(n, StringComparison.OrdinalIgnoreCase))) wrong.Add("somebody's name in the title");
            foreach (var one in wrong) broken.Add($"{visit.Route} ({visit.Email} {visit.Address}): {one}");
        }
        foreach (var complaint in tab.Complaints) broken.Add($"{account.Key}: {complaint}");
    }

    /// <summary>What everybody finds, in the order in which pages are given to roles: nobody first, then Södertälje, then the others.</summary>
    private async Task<IReadOnlyList<(string? Email, IReadOnlyList<Crawler.Found> Found)>> CrawlAsync(PageMap map)
    {
        List<string?> accounts = [null, .. new[] { "sodertalje", "stockholm", "ostra-sodertorn" }.SelectMany(slug => Staff.Prefixes.Select(p => $"{p}@{slug}.demo")), "admin@mia.demo", "direktor@mia.demo"];
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var found = new ConcurrentDictionary<string, IReadOnlyList<Crawler.Found>>();
        await Parallel.ForEachAsync(accounts, new ParallelOptions { MaxDegreeOfParallelism = 3 }, async (email, _) =>
        {
            using var browser = email is null ? site.App.Browser() : await site.App.SignedInAsync(email);
            found[email ?? ""] = await browser.CrawlAsync(email is null ? "/logga-in" : "/", pattern: map.KindOf);
        });
        output.WriteLine($"{found.Values.Sum(f => f.Count)} pages fetched in {watch.Elapsed.TotalSeconds:0} s");
        return [.. accounts.Select(a => (a, found[a ?? ""]))];
    }

    private static void Nothing(IEnumerable<string> wrong)
    {
        var all = wrong.ToList();
        Assert.True(all.Count == 0, $"{all.Count}:\n{string.Join('\n', all.Take(120))}");
    }
}
