using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Intake;
using Mia.Testing;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Tests.Daily;

/// <summary>Long lists are walked forwards and backwards, and nothing is lost or seen twice.</summary>
[Collection("daily")]
public sealed class PagingTests(DailyWorld world)
{
    private static List<string> Rows(IHtmlDocument page) => [.. page.QuerySelectorAll("tbody th a").Select(a => a.GetAttribute("href")!)];

    private static string? Link(IHtmlDocument page, string rel) => page.QuerySelector($".pager a[rel={rel}]")?.GetAttribute("href");

    /// <summary>To the end and back.</summary>
    private static async Task<List<List<string>>> WalkAsync(HttpClient browser, string address)
    {
        var (pages, seen) = (new List<List<string>>(), await browser.PageAsync(address));
        Assert.Null(Link(seen, "prev"));
        while (true)
        {
            Assert.Empty(PageRules.Broken(seen));
            pages.Add(Rows(seen));
            if (Link(seen, "next") is not { } next) break;
            seen = await browser.PageAsync(next);
        }
        for (var i = pages.Count - 2; i >= 0; i--)
        {
            seen = await browser.PageAsync(Link(seen, "prev")!);
            Assert.Equal(pages[i], Rows(seen));
            Assert.NotNull(Link(seen, "next"));
        }
        Assert.Null(Link(seen, "prev"));
        Assert.Equal(pages.Sum(p => p.Count), pages.SelectMany(p => p).Distinct().Count());
        return pages;
    }

    [Theory]
    [InlineData("oppna", "REG-OVR")]
    [InlineData("vantelista", "REG-PV")]
    [InlineData("avgjorda", "KOM-SP")]
    public async Task The_inbox_is_walked_to_its_end_and_back(string view, string referrer)
    {
        await world.WriteAsync((db, _) =>
        {
            for (var i = 0; i < 120; i++)
            {
                // Several of the same day, so that the id must decide.
                var by = new Actor(null, new DateTime(2026, 11, 20, 8, 0, 0, DateTimeKind.Utc).AddDays(-(i % 7)));
                var referral = new Referral(world.Here.Id, world.Here.Controllers[0].Id, new() { Channel = "WEBB", Initiative = "HANDL", Referrer = referrer, Name = $"Rad {i} Radsson", BirthYear = 1970 }, by);
                if (view == "vantelista") referral.PutOnWaitingList(null, by.Today.AddDays(60), "Fullt", by);
                if (view == "avgjorda") referral.NotRelevant("ANN", "Annat", by.Today.AddMonths(6), by);
                db.Add(referral);
            }
            return Task.FromResult(true);
        });
        var cm = world.As("cm");
        var pages = await WalkAsync(cm, $"/{DailyWorld.Slug}/inkorg?Visa={view}&Remittent={referrer}");
        Assert.Equal([50, 50, 20], pages.Select(p => p.Count));
        var days = await world.ReadAsync(db => db.Referrals.Where(r => r.Referrer == referrer).ToDictionaryAsync(r => $"/{DailyWorld.Slug}/inkorg/{r.Id}", r => r.ReceivedOn));
        var order = pages.SelectMany(p => p).Select(href => days[href]).ToList();
        Assert.Equal(view == "avgjorda" ? order.OrderDescending() : order.Order(), order);
        // A place that is not there any more, or never was, is the first page.
        foreach (var odd in new[] { $"&Efter={Guid.NewGuid()}", $"&Fore={Guid.NewGuid()}", "&Efter=drop", "&Fore=%3Cscript%3E" })
            Assert.Equal(pages[0], Rows(await cm.PageAsync($"/{DailyWorld.Slug}/inkorg?Visa={view}&Remittent={referrer}{odd}")));
    }

    [Fact]
    public async Task The_list_of_participants_is_walked_to_its_end_and_back()
    {
        for (var i = 0; i < 55; i++) await world.CaseAsync($"Bläddra Bladsson {i:00}");
        var leader = world.As("projektledare");
        var pages = await WalkAsync(leader, $"/{DailyWorld.Slug}/deltagare?vy=alla");
        Assert.True(pages.Count >= 3);
        Assert.All(pages.SkipLast(1), p => Assert.Equal(25, p.Count));
        var bySql = await WalkAsync(leader, $"/{DailyWorld.Slug}/deltagare?vy=alla&sort=inskriven");
        Assert.Equal(pages.SelectMany(p => p).Order(StringComparer.Ordinal), bySql.SelectMany(p => p).Order(StringComparer.Ordinal));
        Assert.Equal(pages[0], Rows(await leader.PageAsync($"/{DailyWorld.Slug}/deltagare?vy=alla&fore={Guid.NewGuid()}&hoppa=75")));
        var second = await leader.PageAsync(Link(await leader.PageAsync($"/{DailyWorld.Slug}/deltagare?vy=alla"), "next")!);
        Assert.Contains("Visar 26–50", second.QuerySelector(".pager")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_limit_without_an_order_fails_in_development() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => world.ReadAsync(db => db.Cases.Take(1).ToListAsync()));
}
