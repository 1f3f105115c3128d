using Mia.Web.Htmx;
using Microsoft.AspNetCore.Http;

namespace Mia.Web.Tests;

public sealed class HtmxTests
{
    private readonly DefaultHttpContext _http = new();

    [Fact]
    public void A_plain_request_is_not_htmx()
    {
        Assert.False(_http.Request.IsHtmx());
        Assert.False(_http.Request.IsHtmxNonBoosted());
    }

    [Fact]
    public void A_fragment_is_wanted_by_htmx_but_not_when_history_is_restored_or_a_page_is_boosted()
    {
        _http.Request.Headers["HX-Request"] = "true";
        Assert.True(_http.Request.IsHtmxNonBoosted());

        _http.Request.Headers["HX-Boosted"] = "true";
        Assert.True(_http.Request.IsHtmx());
        Assert.False(_http.Request.IsHtmxNonBoosted());

        _http.Request.Headers.Remove("HX-Boosted");
        _http.Request.Headers["HX-History-Restore-Request"] = "true";
        Assert.False(_http.Request.IsHtmx());
    }

    [Fact]
    public void Events_are_ascii_json_and_add_up()
    {
        _http.Response.Htmx(h => h.Trigger("dialogClose"));
        _http.Response.Htmx(h => h.Trigger("status", new { text = "Sparat på lördag" }).PushUrl("/x"));

        var header = _http.Response.Headers["HX-Trigger"].ToString();
        Assert.Contains("dialogClose", header, StringComparison.Ordinal);
        Assert.Contains("\\u00E5", header, StringComparison.OrdinalIgnoreCase);
        Assert.All(header, c => Assert.InRange(c, ' ', '~'));
        Assert.Equal("/x", _http.Response.Headers["HX-Push-Url"]);
    }

    [Fact]
    public void Every_instruction_has_its_header()
    {
        _http.Response.Htmx(h => h.Redirect("/a").Retarget("#b").Reswap("outerHTML").Reselect("#c").ReplaceUrl("/d").Refresh().TriggerAfterSettle("e"));

        Assert.Equal(["/a", "#b", "outerHTML", "#c", "/d", "true"],
            new[] { "HX-Redirect", "HX-Retarget", "HX-Reswap", "HX-Reselect", "HX-Replace-Url", "HX-Refresh" }
                .Select(name => _http.Response.Headers[name].ToString()));
        Assert.Equal("""{"e":""}""", _http.Response.Headers["HX-Trigger-After-Settle"]);
    }
}
