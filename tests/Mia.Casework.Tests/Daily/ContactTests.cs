using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Mia.Testing;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Tests.Daily;

/// <summary>Contacts through real HTTP, without JavaScript (methods.md 3.6).</summary>
[Collection("daily")]
public sealed class ContactTests(DailyWorld world)
{
    private const string Form = "form.contact";

    [Fact]
    public async Task A_contact_needs_no_more_than_a_type_and_a_click()
    {
        var id = await world.CaseAsync();
        var cm = world.As("cm");
        var page = await cm.PageAsync(DailyWorld.Url(id, "kontakter/ny"));
        Assert.Empty(PageRules.Broken(page));
        Assert.Equal("2026-11-23", ((IHtmlInputElement)page.QuerySelector("[name='Input.HeldOn']")!).Value);
        Assert.Equal("09:00", ((IHtmlInputElement)page.QuerySelector("[name='Input.HeldAt']")!).Value);
        var answer = await cm.SubmitAsync(page, Form, ("Input.Minutes", "45"), ("Input.Note", "Vi gick igenom veckan."), ("Input.NextOn", "2026-12-03"), ("Input.NextAt", "10.00"));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var list = await cm.PageAsync(DailyWorld.Url(id, "kontakter"));
        Assert.Empty(PageRules.Broken(list));
        Assert.Contains("Vi gick igenom veckan.", list.Body!.TextContent, StringComparison.Ordinal);
        var saved = await world.ReadAsync(db => db.Cases.SingleAsync(c => c.Id == id));
        Assert.Equal((DailyWorld.Today, new DateOnly(2026, 12, 3)), (saved.LastContactOn, saved.NextContactOn));
    }

    [Fact]
    public async Task Posted_many_times_it_is_one_contact()
    {
        var id = await world.CaseAsync();
        var cm = world.As("cm");
        var page = await cm.PageAsync(DailyWorld.Url(id, "kontakter/ny"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => cm.SubmitAsync(page, Form, ("Input.Note", "En gång"))));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.SeeOther, a.StatusCode));
        Assert.Equal(1, await world.ReadAsync(db => db.Contacts.CountAsync(c => c.CaseId == id)));
    }

    [Theory, Trait("Pain", "1")]
    [InlineData("Input.HeldOn", "2026-11-24", "framtiden")]
    [InlineData("Input.HeldOn", "2026-08-01", "före inskrivningen")]
    [InlineData("Input.HeldOn", "igår", "Skriv datum så här")]
    [InlineData("Input.Minutes", "5000", "mellan 0 och 1440")]
    [InlineData("Input.NextOn", "2026-11-01", "före den här")]
    [InlineData("Input.NextOn", "2126-11-01", "Kontrollera årtalet")]
    [InlineData("Input.Type", "FINNS-INTE", "Välj ett av alternativen")]
    [InlineData("Input.Type", "UTEBLEV", "varför deltagaren uteblev")]
    public async Task What_is_wrong_is_said_and_the_text_is_kept(string field, string value, string says)
    {
        var id = await world.CaseAsync();
        var cm = world.As("cm");
        var page = await cm.PageAsync(DailyWorld.Url(id, "kontakter/ny"));
        var answer = await cm.SubmitAsync(page, Form, (field, value), ("Input.Note", "Mina <b>ord</b>"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var refused = await answer.ReadAsync();
        Assert.Contains(says, refused.QuerySelector(".ds-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Mina <b>ord</b>", ((IHtmlTextAreaElement)refused.QuerySelector("[name='Input.Note']")!).Value);
        Assert.Empty(PageRules.Broken(refused));
        Assert.Equal(0, await world.ReadAsync(db => db.Contacts.CountAsync(c => c.CaseId == id)));
    }

    [Fact]
    public async Task Overlong_text_is_refused_with_both_numbers()
    {
        var id = await world.CaseAsync();
        var cm = world.As("cm");
        var answer = await cm.SubmitAsync(await cm.PageAsync(DailyWorld.Url(id, "kontakter/ny")), Form, ("Input.Note", new string('å', 1001)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("1001", (await answer.ReadAsync()).QuerySelector(".ds-error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact, Trait("Pain", "1")]
    public async Task A_half_changed_note_comes_back_and_never_overwrites_what_somebody_else_has_written_since()
    {
        var id = await world.CaseAsync("Testa Ändringsson");
        var cm = world.As("cm");
        await cm.SubmitAsync(await cm.PageAsync(DailyWorld.Url(id, "kontakter/ny")), Form, ("Input.Note", "Först"));
        var contact = await world.ReadAsync(db => db.Contacts.Where(c => c.CaseId == id).Select(c => c.Id).SingleAsync());
        var address = DailyWorld.Url(id, $"kontakter/{contact}");
        var form = (IHtmlFormElement)(await cm.PageAsync(address)).QuerySelector(Form)!;
        var typed = Html.Values(form).Where(v => v.Key != "Input.Note").Append(new("Input.Note", "Halvt ändrad"));
        Assert.Equal(HttpStatusCode.NoContent, (await cm.PostAsync(form.GetAttribute("data-draft"), new FormUrlEncodedContent(typed))).StatusCode);
        var back = await cm.PageAsync(address);
        Assert.Equal("Halvt ändrad", ((IHtmlTextAreaElement)back.QuerySelector("[name='Input.Note']")!).Value);
        Assert.NotNull((await cm.PageAsync($"/{DailyWorld.Slug}/start")).QuerySelector($"section[aria-labelledby=h-utkast] a[href='{address}']"));

        // Somebody else changes it meanwhile; the draft knows what it was written from.
        await world.WriteAsync(async (db, _) =>
        {
            db.Entry(await db.Contacts.SingleAsync(c => c.Id == contact)).Property(c => c.Minutes).CurrentValue = 45;
            return true;
        });
        var refused = await cm.SubmitAsync(await cm.PageAsync(address), Form);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("Halvt ändrad", (await refused.ReadAsync()).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact, Trait("Pain", "2")]
    public async Task A_draft_is_kept_restored_and_gone_when_saved()
    {
        var id = await world.CaseAsync("Påhitta Utkastsson");
        var cm = world.As("cm");
        var page = await cm.PageAsync(DailyWorld.Url(id, "kontakter/ny"));
        var form = (IHtmlFormElement)page.QuerySelector(Form)!;
        var fields = Html.Values(form).Where(v => v.Key != "Input.Note").Append(new("Input.Note", "Halvfärdig tanke")).Append(new("__utkast", DailyWorld.Url(id, "kontakter/ny")));
        var kept = await cm.PostAsync(form.GetAttribute("data-draft"), new FormUrlEncodedContent(fields));
        Assert.Equal(HttpStatusCode.SeeOther, kept.StatusCode);
        var back = await cm.PageAsync(DailyWorld.Url(id, "kontakter/ny"));
        Assert.Equal("Halvfärdig tanke", ((IHtmlTextAreaElement)back.QuerySelector("[name='Input.Note']")!).Value);
        Assert.Contains("Påhitta Utkastsson", (await cm.PageAsync($"/{DailyWorld.Slug}/start")).Body!.TextContent, StringComparison.Ordinal);
        // Nobody else has it.
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(back, Form)).StatusCode);
        var after = await cm.PageAsync(DailyWorld.Url(id, "kontakter/ny"));
        Assert.Equal("", ((IHtmlTextAreaElement)after.QuerySelector("[name='Input.Note']")!).Value);
    }

    [Fact]
    public async Task Two_who_edit_see_each_other_and_lose_nothing()
    {
        var id = await world.CaseAsync();
        var cm = world.As("cm");
        await cm.SubmitAsync(await cm.PageAsync(DailyWorld.Url(id, "kontakter/ny")), Form, ("Input.Note", "Först"));
        var contact = await world.ReadAsync(db => db.Contacts.SingleAsync(c => c.CaseId == id));
        var address = DailyWorld.Url(id, $"kontakter/{contact.Id}");
        var (first, second) = (await cm.PageAsync(address), await cm.PageAsync(address));
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(first, Form, ("Input.Note", "Den ena"))).StatusCode);
        var conflict = await cm.SubmitAsync(second, Form, ("Input.Note", "Den andra"));
        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        var page = await conflict.ReadAsync();
        Assert.Contains("Den ena", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Den andra", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(page, "main form[method=post]")).StatusCode);
        Assert.Equal("Den andra", (await world.ReadAsync(db => db.Contacts.SingleAsync(c => c.CaseId == id))).Note);
    }

    [Fact]
    public async Task A_removed_contact_can_be_taken_back()
    {
        var id = await world.CaseAsync();
        var cm = world.As("cm");
        await cm.SubmitAsync(await cm.PageAsync(DailyWorld.Url(id, "kontakter/ny")), Form, ("Input.Note", "Ångra mig"));
        var contact = await world.ReadAsync(db => db.Contacts.SingleAsync(c => c.CaseId == id));
        var removed = await cm.SubmitAsync(await cm.PageAsync(DailyWorld.Url(id, $"kontakter/{contact.Id}")), "form[action$='handler=remove']");
        var list = await cm.PageAsync(removed.Headers.Location!.ToString());
        Assert.DoesNotContain("Ångra mig", list.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ångra mig", (await cm.PageAsync(DailyWorld.Url(id, "kontakter/borttagna"))).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(list, "form[action$='handler=restore']")).StatusCode);
        Assert.Contains("Ångra mig", (await cm.PageAsync(DailyWorld.Url(id, "kontakter"))).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Colleagues_see_that_the_case_exists_but_no_notes()
    {
        var id = await world.CaseAsync();
        var cm = world.As("cm");
        await cm.SubmitAsync(await cm.PageAsync(DailyWorld.Url(id, "kontakter/ny")), Form, ("Input.Note", "Hemlig anteckning"));
        foreach (var colleague in new[] { "se", "projektledare" })
        {
            var overview = await world.As(colleague).PageAsync(DailyWorld.Url(id));
            Assert.DoesNotContain("Hemlig anteckning", overview.Body!.TextContent, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.Forbidden, (await world.As(colleague).GetAsync(DailyWorld.Url(id, "kontakter"))).StatusCode);
        }
    }
}
