using System.CommandLine;
using Mia.Platform.Cli;
using Mia.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Architecture.Tests;

/// <summary>The program around the pages: commands, health, answers of the server.</summary>
[Collection(nameof(Product))]
public sealed class ProgramTests(Product product)
{
    [Fact]
    public void Commands_have_names_of_their_own_and_Swedish_help()
    {
        var commands = product.Services.GetServices<ICliCommand>().Select(c => c.Describe(product.Services)).ToList();
        string[] wanted = ["backup", "demo", "migrate", "purge", "restore", "user", "verify"];
        Assert.Equal(wanted, commands.Select(c => c.Name).Order(StringComparer.Ordinal));
        Rule.NoneOf(commands.SelectMany(WithChildren).Where(c => c.Description is not { Length: > 10 }).Select(c => c.Name), "Command without help");
        Rule.NoneOf(commands.SelectMany(WithChildren).SelectMany(c => c.Options).Where(o => string.IsNullOrEmpty(o.Description)).Select(o => o.Name), "Option without help");
    }

    [Fact]
    public void The_manual_names_every_command()
    {
        var manual = File.ReadAllText(Path.Combine(Product.Root, "docs/operations.md")) + File.ReadAllText(Path.Combine(Product.Root, "README.md"));
        Rule.NoneOf(product.Services.GetServices<ICliCommand>().Select(c => c.Describe(product.Services).Name)
            .Where(n => !manual.Contains("mia " + n, StringComparison.Ordinal) && !manual.Contains("`" + n, StringComparison.Ordinal)), "Not in the operations manual");
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_answers(string address)
    {
        using var anybody = product.App.Browser();
        Assert.Equal("Healthy", await anybody.GetStringAsync(address));
    }

    [Fact]
    public async Task Every_answer_has_the_headers()
    {
        using var anybody = product.App.Browser();
        foreach (var address in new[] { "/logga-in", "/finns-inte", "/sodertalje/deltagare", "/om" })
        {
            using var answer = await anybody.GetAsync(address);
            string Header(string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";
            Assert.Contains("default-src 'none'", Header("Content-Security-Policy"), StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", Header("Content-Security-Policy"), StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", Header("Content-Security-Policy"), StringComparison.Ordinal);
            Assert.Equal("nosniff", Header("X-Content-Type-Options"));
            Assert.Contains("no-store", Header("Cache-Control"), StringComparison.Ordinal);
            Assert.Contains("HX-Request", Header("Vary"), StringComparison.Ordinal);
            Assert.Empty(Header("Server"));
        }
    }

    [Fact]
    public async Task A_post_that_another_site_started_is_refused()
    {
        using var anybody = product.App.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/logga-in") { Content = new FormUrlEncodedContent([]) };
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        Assert.Equal(400, (int)(await anybody.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task An_error_page_says_what_to_do_in_Swedish()
    {
        using var anybody = product.App.Browser();
        foreach (var status in new[] { 400, 403, 404, 409, 500 })
        {
            using var answer = await anybody.GetAsync($"/fel/{status}");
            var page = await answer.ReadAsync();
            Assert.Empty(PageRules.Broken(page));
            Assert.True(page.QuerySelector("main")!.TextContent.Trim().Length > 60);
            Assert.DoesNotContain("Exception", page.Source.Text, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<Command> WithChildren(Command command) => command.Subcommands.SelectMany(WithChildren).Prepend(command);
}
