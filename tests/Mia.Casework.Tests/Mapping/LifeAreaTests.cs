using System.Net;
using AngleSharp.Dom;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Mapping;
using Mia.Casework.Tests.Daily;
using Mia.Casework.Tests.Domain;
using Mia.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Casework.Tests.Mapping;

/// <summary>Life areas: eighteen codes that stay, and what each delprojekt makes of them (methods.md 2.3).</summary>
[Collection("daily")]
public sealed class LifeAreaTests(DailyWorld world)
{
    private const string Page = $"/{DailyWorld.Slug}/livsomraden";
    private static readonly Guid Here = Guid.CreateVersion7();

    [Fact]
    public void There_are_eighteen_areas_with_stable_codes_and_a_question_each()
    {
        var areas = new LifeAreaStore(Given.Codes()).On(Here, Given.Today);
        Assert.Equal(["BOE", "EKO", "SKU", "HÄL", "PSY", "SÖM", "VÅR", "VAN", "VAR", "FAM", "NÄT", "FRI", "UTB", "ARB", "MYN", "DIG", "TRY", "TRO"], areas.Select(a => a.Code));
        Assert.All(areas, a => Assert.NotEmpty(a.Prompt));
    }

    [Fact]
    public void A_decision_holds_from_its_day_in_its_own_delprojekt_and_the_code_stays()
    {
        var store = new LifeAreaStore(Given.Codes());
        var boende = store.On(Here, Given.Today)[0];
        var later = Given.Today.AddDays(10);
        store.Add([LifeAreaDecision.About(Here, boende, new("Hemmet", null, false, Given.Today), Given.Now), LifeAreaDecision.About(Here, boende, new(null, null, true, later), Given.Now)]);
        Assert.Equal(("BOE", "Hemmet"), (store.On(Here, Given.Today)[0].Code, store.On(Here, Given.Today)[0].Text));
        Assert.DoesNotContain(store.On(Here, later), a => a.Code == "BOE");
        Assert.Contains(store.All(Here, later), a => a is { Code: "BOE", Hidden: true });
        Assert.Equal("Boende", store.On(Guid.CreateVersion7(), later)[0].Text);
    }

    [Fact]
    public void Own_areas_get_codes_of_their_own_and_the_past_is_not_rewritten()
    {
        var store = new LifeAreaStore(Given.Codes());
        store.Add([LifeAreaDecision.Add(Here, new("Körkort", null, false, Given.Today), [], Given.Now)]);
        store.Add([LifeAreaDecision.Add(Here, new("Husdjur", null, false, Given.Today), store.DecisionsOf(Here).Select(d => d.Code), Given.Now)]);
        Assert.Equal([("EGEN-1", "Körkort"), ("EGEN-2", "Husdjur")], store.On(Here, Given.Today).Skip(18).Select(a => (a.Code, a.Text)));
        Given.Refused(() => LifeAreaDecision.Add(Here, new("Sent", null, false, Given.Today.AddDays(-1)), [], Given.Now), "ValidFrom", "senare dag");
        Given.Refused(() => LifeAreaDecision.Add(Here, new(" ", null, false, Given.Today), [], Given.Now), "Text", "saknas");
    }

    [Fact]
    public async Task A_project_leader_adds_and_hides_an_area_and_the_next_form_follows()
    {
        var leader = world.As("projektledare");
        var page = await leader.PageAsync(Page);
        Assert.Empty(PageRules.Broken(page));
        var name = "Körkort " + Guid.NewGuid().ToString("N")[..6];
        Assert.Equal(HttpStatusCode.SeeOther, (await leader.SubmitAsync(page, "main form", ("Input.Text", name), ("Input.Prompt", "Har du körkort?"))).StatusCode);
        var id = await world.CaseAsync();
        Assert.Contains(name, (await world.As("cm").PageAsync(DailyWorld.Url(id, "kartlaggning"))).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(name, (await world.As("cm").PageAsync(DailyWorld.Url(id, "kontakter/ny"))).Body!.TextContent, StringComparison.Ordinal);

        var link = (await leader.PageAsync(Page)).QuerySelectorAll("tbody a").Single(a => a.TextContent == name).GetAttribute("href")!;
        var one = await leader.PageAsync(link);
        Assert.Empty(PageRules.Broken(one));
        Assert.Equal(HttpStatusCode.SeeOther, (await leader.SubmitAsync(one, "main form", ("Input.Hidden", "true"))).StatusCode);
        Assert.DoesNotContain(name, (await world.As("cm").PageAsync(DailyWorld.Url(id, "kartlaggning"))).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(name, (await world.As("cm").PageAsync(DailyWorld.Url(id, "skattningar/ny"))).Body!.TextContent, StringComparison.Ordinal);
        // Another delprojekt never heard of it.
        Assert.DoesNotContain(world.App.Services.GetRequiredService<ILifeAreas>().All(Guid.CreateVersion7(), DailyWorld.Today), a => a.IsOwn);
    }

    [Theory]
    [InlineData("Input.ValidFrom", "2026-11-01", "senare dag")]
    [InlineData("Input.ValidFrom", "", "från vilken dag")]
    [InlineData("Input.Text", "", "vad området ska heta")]
    public async Task What_is_wrong_with_an_area_is_said_at_its_field(string field, string value, string says)
    {
        var leader = world.As("projektledare");
        var answer = await leader.SubmitAsync(await leader.PageAsync(Page), "main form", ("Input.Text", field == "Input.Text" ? value : "Nytt område"), (field, value));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(says, (await answer.ReadAsync()).QuerySelector(".ds-error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_those_who_lead_or_administer_decide_about_areas()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await world.As("cm").GetAsync(Page)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await world.As("projektledare").GetAsync(Page + "/andra?omrade=FINNSINTE")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await world.As("projektledare").GetAsync($"/{DailyWorld.Other}/livsomraden")).StatusCode);
    }
}
