using System.Net;
using Mia.Platform.Identity;
using Mia.Testing;

namespace Mia.Admin.Tests;

/// <summary>A page that asks how far something has come keeps nobody signed in.</summary>
public sealed class PollingTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task Polling_is_not_activity_and_everything_else_is()
    {
        using var left = await fixture.App.SignedInAsync("admin@mia.demo");
        using var works = await fixture.App.SignedInAsync("admin@mia.demo");
        Assert.Contains(Polling.Header, (await left.PageAsync("/admin/jobb")).QuerySelector("#jobb")!.GetAttribute("hx-headers")!, StringComparison.Ordinal);
        for (var minute = 0; minute < 40; minute += 10)
        {
            fixture.App.Clock.Advance(TimeSpan.FromMinutes(10));
            using var poll = new HttpRequestMessage(HttpMethod.Get, "/admin/jobb") { Headers = { { "HX-Request", "true" }, { Polling.Header, "1" } } };
            var answer = await left.SendAsync(poll);
            Assert.Equal(minute < 20 ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await works.GetAsync("/admin/jobb")).StatusCode);
        }
        Assert.Equal(HttpStatusCode.SeeOther, (await left.GetAsync("/admin/jobb")).StatusCode);
    }
}
