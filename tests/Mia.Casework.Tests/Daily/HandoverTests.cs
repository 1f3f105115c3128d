using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Exits;
using Mia.Testing;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Tests.Daily;

/// <summary>A handover that goes wrong shows up as somebody's move; what we note ourselves confirms nothing (methods.md 11.3).</summary>
[Collection("daily")]
public sealed class HandoverTests(DailyWorld world)
{
    private async Task<(string Address, string Link)> SentAsync(Guid id)
    {
        var cm = world.As("cm");
        await world.ConsentAsync(id);
        var made = await cm.SubmitAsync(await cm.PageAsync(DailyWorld.Url(id, "overlamning/ny")), "main form.form", ("Input.Party", "AF"), ("Input.Unit", "Provenheten"), ("Input.ApprovedOn", "2026-11-20"));
        var address = made.Headers.Location!.ToString();
        await cm.SubmitAsync(await cm.PageAsync(address), "form[action$='handler=send']");
        return (address, new Uri(((IHtmlInputElement)(await cm.PageAsync(address)).GetElementById("lank")!).Value).AbsolutePath);
    }

    private async Task CloseAsync(Guid id)
    {
        var cm = world.As("cm");
        var page = await cm.PageAsync(DailyWorld.Url(id, "avslut"));
        ((IHtmlInputElement)page.QuerySelector("[name='Input.Outcomes'][value='AF-ORD']")!).IsChecked = true;
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(page, "main form.form", ("Input.EndReason", "ORD-AF"), ("Input.Manner", "PLAN"))).StatusCode);
    }

    private Task<CaseStatus> StatusAsync(Guid id) => world.ReadAsync(db => db.Cases.Where(c => c.Id == id).Select(c => c.Status).SingleAsync());

    private async Task<string> BetweenChairsAsync() => (await world.As("projektledare").PageAsync($"/{DailyWorld.Slug}/start")).QuerySelector("#h-stol")?.Closest("section")?.TextContent ?? "";

    [Fact]
    public async Task A_no_after_a_yes_puts_the_person_between_the_chairs_again()
    {
        var id = await world.CaseAsync("Ångrade Mottagarsson");
        var (_, link) = await SentAsync(id);
        using var receiver = world.App.Browser();
        Assert.Equal(HttpStatusCode.SeeOther, (await receiver.SubmitAsync(await receiver.PageAsync(link), "form[action$='handler=accept']", ("Name", "Hanna Handläggarsson"))).StatusCode);
        await CloseAsync(id);
        Assert.Equal(CaseStatus.Closed, await StatusAsync(id));
        Assert.DoesNotContain("Ångrade Mottagarsson", await BetweenChairsAsync(), StringComparison.Ordinal);

        var page = await receiver.PageAsync(link);
        Assert.Empty(PageRules.Broken(page));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await receiver.SubmitAsync(page, "form[action$='handler=decline']")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await receiver.SubmitAsync(page, "form[action$='handler=decline']", ("Reason", new string('x', 501)), ("__once", Guid.NewGuid().ToString()))).StatusCode);
        Assert.Equal(CaseStatus.Closed, await StatusAsync(id));
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => receiver.SubmitAsync(page, "form[action$='handler=decline']", ("Reason", "Vi har ingen plats"), ("__once", "7d9d7a8e-5a51-4a52-9f1e-7c5c1f4c3a01"))));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.SeeOther, a.StatusCode));

        Assert.Equal(CaseStatus.HandoverUnconfirmed, await StatusAsync(id));
        Assert.Equal(HandoverStatus.Declined, await world.ReadAsync(db => db.Handovers.Where(h => h.CaseId == id).Select(h => h.Status).SingleAsync()));
        var chairs = await BetweenChairsAsync();
        Assert.Contains("Ångrade Mottagarsson", chairs, StringComparison.Ordinal);
        Assert.Contains("överlämningen saknar mottagare", chairs, StringComparison.Ordinal);
        Assert.Contains("Få bekräftat", (await world.As("projektledare").PageAsync($"/{DailyWorld.Slug}/deltagare?vy=avslutade&status=HandoverUnconfirmed")).Body!.TextContent, StringComparison.Ordinal);

        // Somebody else takes over, and the case is closed for good.
        var (_, second) = await SentAsync(id);
        Assert.Equal(HttpStatusCode.SeeOther, (await receiver.SubmitAsync(await receiver.PageAsync(second), "form[action$='handler=accept']", ("Name", "Rut Remittentsson"))).StatusCode);
        Assert.Equal(CaseStatus.Closed, await StatusAsync(id));
    }

    [Fact, Trait("Pain", "1")]
    public async Task What_is_typed_in_a_handover_comes_back_and_is_forgotten_when_it_is_saved()
    {
        var id = await world.CaseAsync("Testa Halvfärdigsson");
        await world.ConsentAsync(id);
        var cm = world.As("cm");
        var address = DailyWorld.Url(id, "overlamning/ny");
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)(await cm.PageAsync(address)).QuerySelector("main form[data-draft]")!;
        var typed = Html.Values(form).Where(v => v.Key is not ("Input.Summary" or "Input.Unit" or "Input.Party"))
            .Concat([new("Input.Summary", "Trivs på lagret, behöver lugn."), new("Input.Unit", "Haninge"), new("Input.Party", "AF")]);
        Assert.Equal(HttpStatusCode.NoContent, (await cm.PostAsync(form.GetAttribute("data-draft"), new FormUrlEncodedContent(typed))).StatusCode);
        var back = await cm.PageAsync(address);
        Assert.Equal("Trivs på lagret, behöver lugn.", back.QuerySelector("textarea[name='Input.Summary']")!.TextContent);
        Assert.Equal("AF", back.QuerySelector("select[name='Input.Party'] option[selected]")!.GetAttribute("value"));
        Assert.Null(back.QuerySelector(".ds-error-summary, [aria-invalid=true]"));
        Assert.Empty(PageRules.Broken(back));
        var start = await cm.PageAsync($"/{DailyWorld.Slug}/start");
        Assert.NotNull(start.QuerySelector($"section[aria-labelledby=h-utkast] a[href='{address}']"));
        // Nobody else has it.
        Assert.DoesNotContain("Trivs på lagret", (await world.As("se").GetStringAsync($"/{DailyWorld.Slug}/start")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(back, "main form[data-draft]")).StatusCode);
        Assert.Equal("", (await cm.PageAsync(address)).QuerySelector("textarea[name='Input.Summary']")!.TextContent);
    }

    [Fact, Trait("Pain", "15")]
    public async Task A_no_to_an_open_case_is_the_responsibles_move()
    {
        var id = await world.CaseAsync("Öppna Avböjdsson");
        var (address, link) = await SentAsync(id);
        using var receiver = world.App.Browser();
        Assert.Equal(HttpStatusCode.SeeOther, (await receiver.SubmitAsync(await receiver.PageAsync(link), "form[action$='handler=decline']", ("Reason", "Fel enhet"))).StatusCode);
        Assert.Equal(CaseStatus.Enrolled, await StatusAsync(id));
        var start = await world.As("cm").PageAsync($"/{DailyWorld.Slug}/start");
        Assert.Contains("Överlämningen saknar mottagare", start.QuerySelector($"a[href='{address}']")!.Closest("li")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await world.As("cm").PageAsync(address)).QuerySelector("a[href$='/overlamning/ny']"));
        await SentAsync(id);
        Assert.Null((await world.As("cm").PageAsync($"/{DailyWorld.Slug}/start")).QuerySelector($"a[href='{address}']"));
    }

    [Fact]
    public async Task What_the_receiver_said_by_telephone_is_our_note_and_confirms_nothing()
    {
        var id = await world.CaseAsync("Ringda Samtalsson");
        var cm = world.As("cm");
        var (address, link) = await SentAsync(id);
        await CloseAsync(id);
        var form = await cm.PageAsync(address + "/samtal");
        Assert.Empty(PageRules.Broken(form));
        foreach (var (field, value) in new[] { ("Input.PhoneYesOn", "2026-11-24"), ("Input.PhoneYesOn", "2026-11-22"), ("Input.PhoneYesOn", ""), ("Input.PhoneYesBy", ""), ("Input.PhoneYesBy", new string('x', 121)) })
        {
            var refused = await cm.SubmitAsync(form, "main form.form", [.. new (string, string?)[] { ("Input.PhoneYesBy", "Hanna"), ("__once", Guid.NewGuid().ToString()) }.Where(f => f.Item1 != field), (field, value)]);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.NotNull((await refused.ReadAsync()).QuerySelector($"[name='{field}'][aria-invalid=true]"));
        }
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(form, "main form.form", ("Input.PhoneYesBy", "<b>Hanna</b> Handläggarsson"))).StatusCode);
        var shown = await cm.PageAsync(address);
        Assert.Empty(PageRules.Broken(shown));
        var chain = shown.QuerySelector(".chain")!.TextContent;
        Assert.Contains("Enligt vår anteckning sa <b>Hanna</b> Handläggarsson ja per telefon 2026-11-23", chain, StringComparison.Ordinal);
        Assert.Contains("Mottagaren har inte bekräftat själv", chain, StringComparison.Ordinal);
        Assert.Equal(HandoverStatus.Sent, await world.ReadAsync(db => db.Handovers.Where(h => h.CaseId == id).Select(h => h.Status).SingleAsync()));
        Assert.Equal(CaseStatus.HandoverUnconfirmed, await StatusAsync(id));
        Assert.Contains("Ringda Samtalsson", await BetweenChairsAsync(), StringComparison.Ordinal);
        Assert.Contains("Samtal med mottagaren antecknat", (await cm.PageAsync(DailyWorld.Url(id, "historik"))).Body!.TextContent, StringComparison.Ordinal);

        // The receiver sees nothing of it, and their own answer is what counts.
        using var receiver = world.App.Browser();
        var page = await receiver.PageAsync(link);
        Assert.DoesNotContain("telefon", page.QuerySelector("main")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.SeeOther, (await receiver.SubmitAsync(page, "form[action$='handler=accept']", ("Name", "Hanna Handläggarsson"))).StatusCode);
        Assert.Equal(CaseStatus.Closed, await StatusAsync(id));
        Assert.DoesNotContain("Enligt vår anteckning", (await cm.PageAsync(address)).QuerySelector(".chain")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await cm.SubmitAsync(form, "main form.form", ("Input.PhoneYesBy", "Hanna"), ("__once", Guid.NewGuid().ToString()))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await world.As($"cm@{DailyWorld.Other}.demo").GetAsync(address + "/samtal")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await world.As("projektledare").GetAsync(address + "/samtal")).StatusCode);
    }

    [Fact]
    public async Task A_draft_of_an_exit_comes_back_and_can_be_thrown_away()
    {
        var id = await world.CaseAsync("Utkasta Avslutsson");
        var cm = world.As("cm");
        var form = await cm.PageAsync(DailyWorld.Url(id, "avslut"));
        Assert.Empty(form.QuerySelectorAll("p.draft"));
        foreach (var outcome in new[] { "ARBETE", "STUDIER" }) ((IHtmlInputElement)form.QuerySelector($"[name='Input.Outcomes'][value='{outcome}']")!).IsChecked = true;
        var keep = form.QuerySelector("button[name=__utkast]")!;
        form.QuerySelector("main form.form")!.SetAttribute("action", keep.GetAttribute("formaction")!);
        var kept = await cm.SubmitAsync(form, "main form.form", ("Input.EndedOn", "2026-11-19"), ("Input.PrimaryOutcome", "STUDIER"), ("Input.OwnWords", "Jag, som <i>skriver</i>,\när glad"), ("Input.Empowerment", "4"),
            ("Input.HoursPerWeek", "20"), ("Input.AskedIncome", "true"), ("Input.Income", "LON"), ("__utkast", keep.GetAttribute("value")));
        Assert.Equal(HttpStatusCode.SeeOther, kept.StatusCode);

        var back = await cm.PageAsync(kept.Headers.Location!.ToString());
        Assert.Empty(PageRules.Broken(back));
        Assert.Contains("är tillbaka", back.QuerySelector("p.draft")!.TextContent, StringComparison.Ordinal);
        string Value(string name) => back.QuerySelector($"[name='Input.{name}']") switch { IHtmlTextAreaElement area => area.Value, IHtmlSelectElement select => select.Value ?? "", IHtmlInputElement input => input.Value, _ => "" };
        Assert.Equal(("2026-11-19", "STUDIER", "Jag, som <i>skriver</i>,\när glad", "20"), (Value("EndedOn"), Value("PrimaryOutcome"), Value("OwnWords").ReplaceLineEndings("\n"), Value("HoursPerWeek")));
        Assert.Equal(["ARBETE", "STUDIER"], back.QuerySelectorAll("[name='Input.Outcomes']").OfType<IHtmlInputElement>().Where(i => i.IsChecked).Select(i => i.Value));
        Assert.True(((IHtmlInputElement)back.QuerySelector("[name='Input.AskedIncome'][type=checkbox]")!).IsChecked);
        Assert.Contains("Avslut, Utkasta Avslutsson", (await cm.PageAsync($"/{DailyWorld.Slug}/start")).Body!.TextContent, StringComparison.Ordinal);

        var discard = back.QuerySelector("button[name=__utkast-bort]")!;
        back.QuerySelector("main form.form")!.SetAttribute("action", discard.GetAttribute("formaction")!);
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(back, "main form.form", ("__utkast-bort", discard.GetAttribute("value")))).StatusCode);
        Assert.Empty((await cm.PageAsync(DailyWorld.Url(id, "avslut"))).QuerySelectorAll("p.draft"));
    }
}
