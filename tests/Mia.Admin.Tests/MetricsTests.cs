using System.Net;
using System.Text.RegularExpressions;
using Mia.Testing;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Admin.Tests;

/// <summary>Numbers for whoever runs Mia: from the same machine or with the token, and about nobody.</summary>
public sealed partial class MetricsTests
{
    private const string Token = "prov-token-som-ingen-gissar";

    [Fact]
    public async Task The_token_opens_it_and_nothing_else_does()
    {
        await using var app = new MiaApp().With("Mia:Metrics:Token", Token);
        var browser = app.Browser();
        foreach (var sent in new[] { null, "", "Bearer", "Bearer fel", "Basic " + Token, Token })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
            if (sent is not null) request.Headers.TryAddWithoutValidation("Authorization", sent);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.SendAsync(request)).StatusCode);
        }
        // Whoever is signed in is not let in for that.
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignedInAsync("admin@mia.demo")).GetAsync("/metrics")).StatusCode);
        Assert.Contains("# TYPE mia_write_waiting gauge", await ReadAsync(browser));
    }

    [Fact]
    public async Task Without_a_token_the_machine_itself_may_read_and_what_a_proxy_passes_on_may_not()
    {
        await using var app = new MiaApp();
        app.UseKestrel(0);
        app.StartServer();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First().Replace("[::]", "127.0.0.1", StringComparison.Ordinal);
        using var local = new HttpClient { BaseAddress = new Uri(address) };
        Assert.Equal(HttpStatusCode.OK, (await local.GetAsync("/metrics")).StatusCode);
        foreach (var header in new[] { "X-Forwarded-For", "Forwarded" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
            request.Headers.TryAddWithoutValidation(header, header == "Forwarded" ? "for=127.0.0.1" : "127.0.0.1");
            Assert.Equal(HttpStatusCode.NotFound, (await local.SendAsync(request)).StatusCode);
        }
    }

    [Fact]
    public async Task It_counts_requests_saves_and_readings_by_page_and_names_nobody()
    {
        await using var app = new MiaApp().With("Mia:Metrics:Token", Token);
        var id = (await app.AddCasesAsync("sodertalje", new NewCase(Casework.Domain.People.Gender.Woman, new(2026, 9, 1)) { Name = "Testa Exempelsson" }))[0];
        var cm = await app.SignedInAsync("cm@sodertalje.demo");
        for (var i = 0; i < 3; i++) await cm.PageAsync($"/sodertalje/deltagare/{id}");
        await cm.GetAsync("/finns-inte/alls");
        var text = await ReadAsync(app.Browser());

        Assert.Contains("http_server_request_duration_seconds_count{method=\"GET\",page=\"{delprojekt:slug}/deltagare/{id:guid}\",status=\"200\"} 3", Sorted(text));
        Assert.Matches(@"(?m)^mia_write_wait_milliseconds_count [1-9]", text);
        Assert.Matches(@"(?m)^mia_audit_batch_count [1-9]", text);
        Assert.Matches(@"(?m)^mia_audit_entries [1-9]", text);
        Assert.Matches(@"(?m)^mia_disk_free_bytes [1-9]", text);
        Assert.Matches(@"(?m)^mia_job_failed\{job=""gallring""\} 0", text);
        Assert.DoesNotContain("mia_backup_age_seconds", text);
        foreach (var told in new[] { id.ToString(), "Testa", "cm@sodertalje", "sodertalje" }) Assert.DoesNotContain(told, text, StringComparison.OrdinalIgnoreCase);
        Assert.All(text.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Matches(Line(), line));
    }

    private static async Task<string> ReadAsync(HttpClient browser)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics") { Headers = { Authorization = new("Bearer", Token) } };
        var answer = await browser.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/plain", answer.Content.Headers.ContentType!.MediaType);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>The order of labels means nothing.</summary>
    private static string Sorted(string text) => Labels().Replace(text, m => "{" + string.Join(",", Label().Matches(m.Groups[1].Value).Select(l => l.Value).Order(StringComparer.Ordinal)) + "} ");

    [GeneratedRegex(@"\{((?:\w+=""[^""]*"",?)+)\} ")]
    private static partial Regex Labels();

    [GeneratedRegex(@"\w+=""[^""]*""")]
    private static partial Regex Label();

    /// <summary>A comment, or name, labels and number.</summary>
    [GeneratedRegex(@"^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{(\w+=""[^""]*"",?)*\})? -?[0-9.eE+-]+)$")]
    private static partial Regex Line();
}
