using System.Net;
using System.Reflection;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Services;
using Mia.Platform.Organisation;
using Mia.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Admin.Tests;

/// <summary>The numbers that practice decides are dated data that administrators set.</summary>
public sealed class NumberTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Admin = "admin@mia.demo";
    private const string Form = "main form";
    private static readonly DateOnly Today = new(2026, 11, 23);

    private readonly MiaApp _app = fixture.App;

    private CaseRules Rules => _app.Services.GetRequiredService<CaseRules>();

    [Fact]
    public async Task Every_number_is_shown_and_begins_within_its_limits()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var infos = scope.ServiceProvider.GetRequiredService<ISettingBook>().Infos;
        var keys = typeof(SettingKeys).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!).ToList();
        Assert.Empty(keys.Except(infos.Select(i => i.Key)));
        var settings = await Rules.SettingsAsync();
        foreach (var info in infos) Assert.InRange(Setting.On(settings[info.Key], Guid.Empty, Today)!.Value, info.Least, info.Most);
        var page = await (await _app.SignedInAsync(Admin)).PageAsync("/admin/gransvarden");
        Assert.Equal(infos.Count, page.QuerySelectorAll("tbody tr").Length);
        Assert.All(infos, i => Assert.Contains(i.Name, page.Body!.TextContent));
    }

    [Fact]
    public async Task A_new_value_holds_from_its_day_and_what_held_before_is_kept()
    {
        var admin = await _app.SignedInAsync(Admin);
        const string key = SettingKeys.ContactLock;
        Assert.Equal(HttpStatusCode.SeeOther, (await SetAsync(admin, key, "", "21", "2026-12-01")).StatusCode);
        Assert.Equal(14, await Rules.ValueAsync(key, Place("stockholm"), new(2026, 11, 30)));
        Assert.Equal(21, await Rules.ValueAsync(key, Place("stockholm"), new(2026, 12, 1)));
        Assert.Contains("21 dagar från 2026-12-01.", (await admin.PageAsync("/admin/gransvarden")).Body!.TextContent);
        var history = (await admin.PageAsync($"/admin/gransvarden/varde?tal={key}")).QuerySelector(".tl")!.TextContent;
        Assert.All(new[] { "14 dagar", "21 dagar", "Lena Testfors", "2026-12-01" }, t => Assert.Contains(t, history));
        Assert.Contains($"{key} 21 2026-12-01", (await admin.PageAsync("/admin/logg?vad=andringar")).Body!.TextContent);
    }

    [Fact]
    public async Task A_delprojekt_can_have_a_value_of_its_own()
    {
        var admin = await _app.SignedInAsync(Admin);
        const string key = SettingKeys.DocumentQuotaMegabytes;
        Assert.Equal(HttpStatusCode.SeeOther, (await SetAsync(admin, key, "sodertalje", "5000", "2026-11-23")).StatusCode);
        Assert.Equal(5000, await Rules.ValueAsync(key, Place("sodertalje"), Today));
        Assert.Equal(2000, await Rules.ValueAsync(key, Place("stockholm"), Today));
        var row = (await admin.PageAsync("/admin/gransvarden?delprojekt=sodertalje")).QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("Utrymme för ett delprojekts", StringComparison.Ordinal));
        Assert.Contains("Eget", row.TextContent);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync("/admin/gransvarden?delprojekt=finns-inte")).StatusCode);
    }

    [Fact]
    public async Task A_delprojekt_goes_back_to_the_common_value_and_follows_it()
    {
        var admin = await _app.SignedInAsync(Admin);
        const string key = SettingKeys.SnoozeDays;
        var (common, place) = (await Rules.ValueAsync(key, Place("stockholm"), Today), Place("sodertalje"));
        Assert.Equal(HttpStatusCode.SeeOther, (await SetAsync(admin, key, "sodertalje", "5", "2026-11-23")).StatusCode);
        var page = await admin.PageAsync($"/admin/gransvarden/varde?tal={key}&delprojekt=sodertalje");
        Assert.Equal(HttpStatusCode.SeeOther, (await admin.SubmitAsync(page, Form, ("Input.Common", "true"), ("Input.Value", ""), ("Input.ValidFrom", "2026-12-01"))).StatusCode);
        Assert.Equal(5, await Rules.ValueAsync(key, place, new(2026, 11, 30)));
        Assert.Equal(common, await Rules.ValueAsync(key, place, new(2026, 12, 1)));
        Assert.Equal(HttpStatusCode.SeeOther, (await SetAsync(admin, key, "", "9", "2026-12-10")).StatusCode);
        Assert.Equal(9, await Rules.ValueAsync(key, place, new(2026, 12, 10)));
        page = await admin.PageAsync($"/admin/gransvarden/varde?tal={key}&delprojekt=sodertalje");
        Assert.Contains("Det gemensamma värdet", page.QuerySelector(".tl")!.TextContent);
        // It follows already, so there is nothing new.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.SubmitAsync(page, Form, ("Input.Common", "true"), ("Input.ValidFrom", "2026-12-24"))).StatusCode);
    }

    [Theory]
    [InlineData("Input_Value", "0", "2026-12-01")]
    [InlineData("Input_Value", "366", "2026-12-01")]
    [InlineData("Input_Value", "", "2026-12-01")]
    [InlineData("Input_Value", "<b>3", "2026-12-01")]
    [InlineData("Input_Value", "99999999999", "2026-12-01")]
    [InlineData("Input_Value", "21", "2026-12-01")]
    [InlineData("Input_ValidFrom", "30", "2026-11-22")]
    [InlineData("Input_ValidFrom", "30", "")]
    [InlineData("Input_ValidFrom", "30", "2126-01-01")]
    public async Task What_is_wrong_is_said_at_its_field(string field, string value, string from)
    {
        var admin = await _app.SignedInAsync(Admin);
        var answer = await SetAsync(admin, SettingKeys.ContactGap, "", value, from);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("true", (await answer.ReadAsync()).GetElementById(field)!.GetAttribute("aria-invalid"));
        Assert.Equal(21, await Rules.ValueAsync(SettingKeys.ContactGap, Place("stockholm"), new(2027, 6, 1)));
    }

    [Fact]
    public async Task Two_who_set_the_same_number_see_both_values()
    {
        var admin = await _app.SignedInAsync(Admin);
        const string address = $"/admin/gransvarden/varde?tal={SettingKeys.PlanReview}";
        var (first, second) = (await admin.PageAsync(address), await admin.PageAsync(address));
        Assert.Equal(HttpStatusCode.SeeOther, (await admin.SubmitAsync(first, Form, ("Input.Value", "60"))).StatusCode);
        // The same form again, as after a double click.
        Assert.Equal(HttpStatusCode.SeeOther, (await admin.SubmitAsync(first, Form, ("Input.Value", "60"))).StatusCode);
        var answer = await admin.SubmitAsync(second, Form, ("Input.Value", "30"));
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var shown = await answer.ReadAsync();
        Assert.Equal(HttpStatusCode.SeeOther, (await admin.SubmitAsync(shown, Form)).StatusCode);
        Assert.Equal(30, await Rules.ValueAsync(SettingKeys.PlanReview, Place("stockholm"), Today));
    }

    [Fact]
    public async Task An_unknown_number_is_not_found()
    {
        var admin = await _app.SignedInAsync(Admin);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync("/admin/gransvarden/varde?tal=finns.inte")).StatusCode);
    }

    private static async Task<HttpResponseMessage> SetAsync(HttpClient admin, string key, string slug, string value, string from) => await admin.SubmitAsync(
        await admin.PageAsync($"/admin/gransvarden/varde?tal={key}{(slug.Length > 0 ? "&delprojekt=" + slug : "")}"), Form, ("Input.Value", value), ("Input.ValidFrom", from));

    private Guid Place(string slug) => _app.Services.GetRequiredService<IDelprojektDirectory>().Find(slug)!.Id;
}
