using System.Net;
using Mia.ExampleModule;
using Mia.Platform.Data;
using Mia.Platform.Data.Migrating;
using Mia.Platform.Organisation;
using Mia.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Architecture.Tests;

/// <summary>A module joins by being there: nothing in the product names <c>Mia.ExampleModule</c>.</summary>
[Collection(nameof(Product))]
public sealed class ExampleModuleTests(Product product)
{
    private const string Page = "/sodertalje/paminnelser";

    [Fact]
    public void It_is_found_with_everything_it_contributes()
    {
        Assert.Contains(product.Catalogue.Modules, m => m.Info.Id == "example");
        Assert.Contains(ExampleTool.Id, product.Catalogue.Tools.Keys);
        Assert.Contains(product.Catalogue.Nav, n => n.Path == "paminnelser");
        Assert.Contains(product.Catalogue.Slots.SelectMany(s => s), s => s.ModuleId == "example");
        Assert.Contains(product.Services.GetServices<MiaContext>(), c => c.Prefix == "Example");
    }

    [Fact]
    public async Task Its_page_menu_entry_and_card_work_and_what_is_saved_is_isolated()
    {
        var browser = await product.BrowserOfAsync("cm@sodertalje.demo");
        var text = "Ring tandläkaren " + Guid.NewGuid().ToString("N")[..8];

        var refused = await browser.SubmitAsync(await browser.PageAsync(Page), "main form", ("Input.On", ""), ("Input.Text", text));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Ange ett datum.", (await refused.ReadAsync()).Body!.TextContent, StringComparison.Ordinal);

        var saved = await browser.SubmitAsync(await browser.PageAsync(Page), "main form", ("Input.On", "2026-12-01"), ("Input.Text", text));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        Assert.Contains(text, (await browser.PageAsync(Page)).Body!.TextContent, StringComparison.Ordinal);

        var start = await browser.PageAsync("/sodertalje/start");
        Assert.Contains("Nästa påminnelse", start.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(start.QuerySelector($"a[href='{Page}']"));

        var elsewhere = await product.BrowserOfAsync("cm@stockholm.demo");
        Assert.DoesNotContain(text, (await elsewhere.PageAsync("/stockholm/paminnelser")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_posted_twice_has_one_effect()
    {
        var browser = await product.BrowserOfAsync("cm@sodertalje.demo");
        var page = await browser.PageAsync(Page);
        var text = "Dubbelklick " + Guid.NewGuid().ToString("N")[..8];

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => browser.SubmitAsync(page, "main form", ("Input.On", "2026-12-02"), ("Input.Text", text))));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.SeeOther, a.StatusCode));
        var shown = (await browser.PageAsync(Page)).QuerySelectorAll("main li").Count(li => li.TextContent.Contains(text, StringComparison.Ordinal));
        Assert.Equal(1, shown);
    }

    [Fact]
    public async Task Off_means_gone_and_on_again_everything_is_there()
    {
        var browser = await product.BrowserOfAsync("cm@sodertalje.demo");
        await SwitchAsync(false);
        try
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(Page)).StatusCode);
            var start = await browser.PageAsync("/sodertalje/start");
            Assert.DoesNotContain("Nästa påminnelse", start.Body!.TextContent, StringComparison.Ordinal);
            Assert.Null(start.QuerySelector($"a[href='{Page}']"));
        }
        finally
        {
            await SwitchAsync(true);
        }
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(Page)).StatusCode);
    }

    [Fact]
    public void Its_note_is_sealed_in_the_file()
    {
        using var scope = product.Services.CreateScope();
        var context = product.Services.GetServices<MiaContext>().Single(c => c.Prefix == "Example");
        using var db = context.Create(product.Services);
        Assert.Equal("BLOB", db.Model.FindEntityType(typeof(Reminder))!.FindProperty(nameof(Reminder.Text))!.GetColumnTypeOrDefault());
    }

    private async Task SwitchAsync(bool on)
    {
        product.Services.GetRequiredService<IConfiguration>()[$"Tools:Override:{ExampleTool.Id}"] = on ? "true" : "false";
        await product.Services.GetRequiredService<DelprojektDirectory>().RefreshAsync(CancellationToken.None);
    }
}

internal static class ColumnTypes
{
    public static string GetColumnTypeOrDefault(this Microsoft.EntityFrameworkCore.Metadata.IProperty property) =>
        ((Microsoft.EntityFrameworkCore.Storage.RelationalTypeMapping)property.GetTypeMapping()).StoreType;
}
