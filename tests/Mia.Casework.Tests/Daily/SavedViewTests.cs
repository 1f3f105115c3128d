using System.Net;
using AngleSharp.Dom;
using Mia.Platform.Views;
using Mia.Testing;

namespace Mia.Casework.Tests.Daily;

/// <summary>Filters live in the address, and can be named and saved (ux.md 5).</summary>
[Collection("daily")]
public sealed class SavedViewTests(DailyWorld world)
{
    private const string Narrowed = $"/{DailyWorld.Slug}/deltagare?vy=alla&insats=CM&sort=kontakt";

    [Fact]
    public async Task A_list_with_filters_is_saved_under_a_name_and_comes_back_with_one_click()
    {
        var se = world.As("se");
        var answer = await SaveAsync(se, "Längst sedan, CM");
        Assert.Equal((HttpStatusCode.SeeOther, Narrowed), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        var list = await se.PageAsync($"/{DailyWorld.Slug}/deltagare");
        var link = Row(list).Single(a => a.TextContent == "Längst sedan, CM");
        Assert.Equal(Narrowed, link.GetAttribute("href"));
        var shown = await se.PageAsync(Narrowed);
        Assert.Equal("page", Row(shown).Single(a => a.TextContent == "Längst sedan, CM").GetAttribute("aria-current"));
        Assert.DoesNotContain(Row(shown), a => a.TextContent == "Spara vyn");
        Assert.Empty(PageRules.Broken(shown));
    }

    [Fact]
    public async Task The_same_name_again_changes_the_view_instead_of_making_another()
    {
        var se = world.As("se");
        await SaveAsync(se, "Min vy", $"/{DailyWorld.Slug}/deltagare?vy=alla&insats=SE");
        var other = $"/{DailyWorld.Slug}/deltagare?vy=alla&status=Enrolled";
        await SaveAsync(se, "MIN VY", other);
        Assert.Equal(other, Row(await se.PageAsync(other)).Single(a => a.TextContent is "Min vy").GetAttribute("href"));
    }

    [Fact]
    public async Task Nobody_sees_or_removes_the_view_of_somebody_else()
    {
        var (cm, leader) = (world.As("cm"), world.As("projektledare"));
        await SaveAsync(cm, "Bara min");
        Assert.DoesNotContain("Bara min", (await leader.PageAsync(Narrowed)).Body!.TextContent, StringComparison.Ordinal);
        var mine = await cm.PageAsync($"/{DailyWorld.Slug}/vyer");
        var form = mine.QuerySelectorAll("li").Single(li => li.TextContent.Contains("Bara min", StringComparison.Ordinal)).QuerySelector("form")!;
        var id = form.QuerySelector("[name=vy]")!.GetAttribute("value");
        var own = await leader.PageAsync($"/{DailyWorld.Slug}/vyer/ny?sida=deltagare&val=vy%3Dalla");
        var stolen = Html.Values((AngleSharp.Html.Dom.IHtmlFormElement)own.QuerySelector("main form")!).Append(new("vy", id!));
        await leader.PostAsync($"/{DailyWorld.Slug}/vyer", new FormUrlEncodedContent(stolen));
        Assert.Contains("Bara min", (await cm.PageAsync($"/{DailyWorld.Slug}/vyer")).Body!.TextContent, StringComparison.Ordinal);
        var removed = await cm.SubmitAsync(mine, $"form:has([value='{id}'])");
        Assert.Equal(HttpStatusCode.SeeOther, removed.StatusCode);
        Assert.DoesNotContain("Bara min", (await cm.PageAsync($"/{DailyWorld.Slug}/vyer")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Skriv vad vyn ska heta")]
    [InlineData("   ", "Skriv vad vyn ska heta")]
    [InlineData("ett-alldeles-för-långt-namn-som-ingen-hinner-läsa-innan-listan-är-slut-ändå", "högst 60 tecken")]
    public async Task A_name_that_will_not_do_is_refused_at_its_field(string name, string says)
    {
        var answer = await SaveAsync(world.As("cm"), name);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.ReadAsync();
        Assert.Contains(says, page.QuerySelector(".ds-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(PageRules.Broken(page));
    }

    [Theory]
    [InlineData("sida=//annan.example&val=")]
    [InlineData("sida=../admin&val=")]
    [InlineData("sida=deltagare&val=q%3D%22%3E%3Cscript%3E")]
    [InlineData("val=vy%3Dalla")]
    public async Task An_address_that_is_none_of_a_list_is_not_there(string query)
    {
        var answer = await world.As("cm").GetAsync($"/{DailyWorld.Slug}/vyer/ny?{query}");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task There_is_room_for_twenty_of_each_list()
    {
        var worker = world.As("kbt");
        HttpResponseMessage? answer = null;
        for (var i = 0; i <= SavedView.Most; i++)
            answer = await worker.SubmitAsync(await worker.PageAsync($"/{DailyWorld.Slug}/vyer/ny?sida=deltagare&val=vy%3Dalla"), "main form", ("Input.Name", $"Vy {i}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer!.StatusCode);
        Assert.Contains("Ta bort någon först", (await answer.ReadAsync()).Body!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> SaveAsync(HttpClient who, string name, string address = Narrowed)
    {
        var link = Row(await who.PageAsync(address)).Single(a => a.TextContent == "Spara vyn").GetAttribute("href")!;
        return await who.SubmitAsync(await who.PageAsync(link), "main form", ("Input.Name", name));
    }

    private static IEnumerable<IElement> Row(AngleSharp.Dom.IDocument page) => page.QuerySelectorAll("nav[aria-label='Sparade vyer'] a");
}
