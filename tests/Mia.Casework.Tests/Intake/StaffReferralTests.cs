using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Mia.Casework.Domain.Intake;
using Mia.Casework.Tests.Daily;
using Mia.Platform.People;
using Mia.Platform.Security;
using Mia.Testing;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Tests.Intake;

/// <summary>The referral that staff write down (methods.md 1.4).</summary>
[Collection("daily")]
public sealed class StaffReferralTests(DailyWorld world)
{
    private const string Form = "main form.form";
    private const string Page = $"/{DailyWorld.Slug}/inkorg/ny";

    private static (string, string?)[] Call(params (string, string?)[] more) =>
    [
        .. new (string, string?)[]
        {
            ("Input.Name", "Testa Telefonsson"), ("Input.BirthYear", "1988"), ("Input.Channel", "TEL"), ("Input.ReceivedOn", "2026-11-20"), ("Input.Referrer", "FK"), ("Input.Initiative", "HANDL"),
        }.Where(f => more.All(m => m.Item1 != f.Item1)), .. more,
    ];

    private async Task<HttpResponseMessage> SaveAsync(params (string, string?)[] more) =>
        await world.As("cm").SubmitAsync(await world.As("cm").PageAsync(Page), Form, Call(more));

    private async Task<HttpResponseMessage> SearchAsync(string who, params (string, string?)[] fields)
    {
        var page = await world.As(who).PageAsync(Page);
        var button = page.QuerySelector("button[formaction]")!;
        page.QuerySelector(Form)!.SetAttribute("action", button.GetAttribute("formaction")!);
        return await world.As(who).SubmitAsync(page, Form, fields);
    }

    [Fact]
    public async Task While_somebody_types_those_who_may_be_the_same_person_are_shown_and_nothing_is_in_an_address()
    {
        await SaveAsync(("Input.Name", "Testa Skrivandesson"), ("Input.BirthYear", "1977"));
        var cm = world.As("cm");
        var page = await cm.PageAsync(Page);
        var form = (IHtmlFormElement)page.QuerySelector(Form)!;
        foreach (var name in new[] { "Input.Name", "Input.IdentityNumber", "Input.BirthYear" })
        {
            var field = form.QuerySelector($"[name='{name}']")!;
            Assert.Equal(("#finns", "closest form"), (field.GetAttribute("hx-target"), field.GetAttribute("hx-include")));
            Assert.EndsWith("/inkorg/ny?handler=search", field.GetAttribute("hx-post"), StringComparison.Ordinal);
        }
        Assert.Contains("Testa Skrivandesson", await TypedAsync(("Input.Name", "Tesat Skrivandeson"), ("Input.BirthYear", "1977")), StringComparison.Ordinal);
        Assert.Contains("Vi hittade ingen", await TypedAsync(("Input.Name", "Helt Annan"), ("Input.BirthYear", "1977")), StringComparison.Ordinal);
        // Half a number, or half a year, is no mistake yet.
        Assert.DoesNotContain("ds-error-summary", await TypedAsync(("Input.Name", "Te"), ("Input.IdentityNumber", "7705"), ("Input.BirthYear", "19")), StringComparison.Ordinal);

        async Task<string> TypedAsync(params (string Name, string Value)[] typed)
        {
            var values = Html.Values(form).Where(v => typed.All(t => t.Name != v.Key)).Concat(typed.Select(t => KeyValuePair.Create(t.Name, t.Value)));
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{Page}?handler=search") { Content = new FormUrlEncodedContent(values) };
            request.Headers.Add("HX-Request", "true");
            using var answer = await cm.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.DoesNotContain("<html", text, StringComparison.Ordinal);
            return text;
        }
    }

    private Task<List<Referral>> NamedAsync(string name) =>
        world.ReadAsync(async db => (await db.Referrals.AsNoTracking().Include(r => r.Steps).ToListAsync()).FindAll(r => r.Name == name));

    [Fact]
    public async Task A_call_is_written_down_with_everything_that_was_said()
    {
        var page = await world.As("cm").PageAsync(Page);
        Assert.Empty(PageRules.Broken(page));
        Assert.Null(page.QuerySelector("[name='Input.Webbplats']"));
        Assert.Null(page.QuerySelector("[name='Input.Channel'] option[value=WEBB]"));
        var answer = await SaveAsync(("Input.Name", "Testa Alltsagtsson"), ("Input.IdentityNumber", TestNumbers.For(new DateOnly(1988, 5, 5), 3).Full), ("Input.OwnWish", "true"), ("Input.OwnWishHow", "TEL"), ("Input.Children", "true"), ("Input.ChildrenCount", "2"),
            ("Input.OngoingContacts", "SOC"), ("Input.Officers", "Hanna Handläggarsson, socialtjänsten"), ("Input.TimeOnSupport", "4-6"), ("Input.TimeWithoutWork", "6-9"), ("Input.KommunCode", "0138"));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var referral = Assert.Single(await NamedAsync("Testa Alltsagtsson"));
        Assert.Equal(("TEL", "FK", "HANDL", new DateOnly(2026, 11, 20)), (referral.Channel, referral.Referrer, referral.Initiative, referral.ReceivedOn));
        Assert.Equal((true, "TEL", true, 2, "4-6"), (referral.OwnWish, referral.OwnWishHow, referral.Children, referral.ChildrenCount, referral.TimeOnSupport));
        Assert.Equal(world.StaffId(Role.CaseManager), Assert.Single(referral.Steps).UserId);
        var shown = await world.As("cm").PageAsync(answer.Headers.Location!.ToString());
        Assert.Empty(PageRules.Broken(shown));
        foreach (var text in new[] { "Telefon", "Hanna Handläggarsson", "Socialtjänsten", "4–6 år", "Ja, 2", "per telefon" })
            Assert.Contains(text, shown.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Input.Channel", "WEBB", "eget formulär")]
    [InlineData("Input.Channel", "", "hur anmälan kom in")]
    [InlineData("Input.Channel", "BREVDUVA", "listan")]
    [InlineData("Input.Initiative", "", "initiativet")]
    [InlineData("Input.Referrer", "", "kommer från")]
    [InlineData("Input.ReceivedOn", "2026-11-24", "framtiden")]
    [InlineData("Input.ReceivedOn", "2020-01-01", "årtalet")]
    [InlineData("Input.ReceivedOn", "i går", "Skriv datum")]
    [InlineData("Input.Name", "", "Skriv namnet")]
    [InlineData("Input.BirthYear", "", "födelseår")]
    [InlineData("Input.IdentityNumber", "900101-2386", "kontrollsiffran")]
    [InlineData("Input.ChildrenCount", "99", "mellan 0 och 20")]
    [InlineData("Input.OwnWish", "true", "hur ni vet")]
    [InlineData("Input.OngoingContacts", "<script>", "listan")]
    public async Task What_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(string field, string value, string says)
    {
        var answer = await SaveAsync((field, value), ("Input.Wish", "Mina <b>egna</b> ord"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.ReadAsync();
        Assert.Empty(PageRules.Broken(page));
        Assert.Contains(says, page.QuerySelector(".ds-error-summary")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.NotNull(page.QuerySelector($"[name='{(field == "Input.OwnWish" ? "Input.OwnWishHow" : field)}'][aria-invalid=true]"));
        Assert.Equal("Mina <b>egna</b> ord", ((IHtmlTextAreaElement)page.QuerySelector("[name='Input.Wish']")!).Value);
    }

    [Fact]
    public async Task Contradictions_and_texts_that_are_too_long_are_refused_and_hostile_text_stays_text()
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SaveAsync(("Input.Children", "false"), ("Input.ChildrenCount", "2"))).StatusCode);
        foreach (var (field, length) in new[] { ("Input.Name", 121), ("Input.Officers", 501), ("Input.Description", 1001), ("Input.Phone", 41) })
        {
            var refused = await SaveAsync((field, new string('x', length)));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.NotNull((await refused.ReadAsync()).QuerySelector($"[name='{field}'][aria-invalid=true]"));
        }
        const string hostile = "<img src=x onerror=alert(1)> Robert'); DROP TABLE";
        var saved = await SaveAsync(("Input.Name", hostile), ("Input.Officers", "<script>alert(1)</script>"));
        var page = await world.As("cm").PageAsync(saved.Headers.Location!.ToString());
        Assert.Contains(hostile, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main script, main img[src=x]"));
    }

    [Fact]
    public async Task Posted_many_times_it_is_one_referral()
    {
        var page = await world.As("cm").PageAsync(Page);
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => world.As("cm").SubmitAsync(page, Form, Call(("Input.Name", "Testa Dubbelklicksson")))));
        Assert.Single(answers.Select(a => a.Headers.Location!.ToString()).Distinct());
        Assert.Single(await NamedAsync("Testa Dubbelklicksson"));
    }

    [Fact, Trait("Pain", "4")]
    public async Task The_search_comes_first_and_a_hit_must_be_looked_at()
    {
        var number = TestNumbers.For(new DateOnly(1990, 1, 1), 4);
        await world.CaseAsync("Sökta Träffsson", number: number);
        var found = await SearchAsync("cm", ("Input.Name", "Någon Annan"), ("Input.IdentityNumber", number.Full));
        Assert.Equal(HttpStatusCode.OK, found.StatusCode);
        var page = await found.ReadAsync();
        Assert.Empty(PageRules.Broken(page));
        Assert.Contains("Sökta Träffsson", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Samma personnummer", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await NamedAsync("Någon Annan"));
        Assert.Contains("Vi hittade ingen", (await (await SearchAsync("cm", ("Input.Name", "Ingen Alls"), ("Input.BirthYear", "1951"))).ReadAsync()).Body!.TextContent, StringComparison.Ordinal);

        var refused = await SaveAsync(("Input.Name", "Sökta Träfsson"), ("Input.BirthYear", "1990"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        page = await refused.ReadAsync();
        Assert.Contains("Liknande namn", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("[name='Input.Checked'][aria-invalid=true]"));
        Assert.Equal(HttpStatusCode.SeeOther, (await world.As("cm").SubmitAsync(page, Form, ("Input.Checked", "true"))).StatusCode);
        Assert.Single(await NamedAsync("Sökta Träfsson"));
    }

    [Fact]
    public async Task Of_a_protected_person_an_alias_is_kept()
    {
        var answer = await SaveAsync(("Input.Protected", "true"), ("Input.Name", "Hemliga Namnsson"), ("Input.Wish", "Jag bor på Provgatan"), ("Input.Officers", "Nils vid kommunen"));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Empty(await NamedAsync("Hemliga Namnsson"));
        var page = await world.As("cm").PageAsync(answer.Headers.Location!.ToString());
        Assert.DoesNotContain("Provgatan", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Nils", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_those_who_decide_about_referrals_may_write_one()
    {
        Assert.Equal(HttpStatusCode.OK, (await world.As("projektledare").GetAsync(Page)).StatusCode);
        foreach (var who in new[] { "se", "kbt", "statistiker" }) Assert.Equal(HttpStatusCode.Forbidden, (await world.As(who).GetAsync(Page)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await world.As($"cm@{DailyWorld.Other}.demo").GetAsync(Page)).StatusCode);
        using var anybody = world.App.Browser();
        Assert.NotEqual(HttpStatusCode.OK, (await anybody.GetAsync(Page)).StatusCode);
    }

    [Fact]
    public async Task Nobody_is_enrolled_twice_because_they_are_protected()
    {
        var number = TestNumbers.For(new DateOnly(1990, 1, 1), 5);
        var hidden = await world.CaseAsync("Skyddade Dubblettsson", Mia.Casework.Domain.People.ProtectionLevel.Protected, number);
        var secret = await world.ReadAsync(db => db.Cases.Where(c => c.Id == hidden).Select(c => c.Number).SingleAsync());
        void SaysOnlyThat(string text)
        {
            Assert.Contains("En person med skyddade uppgifter kan vara samma person", text, StringComparison.Ordinal);
            foreach (var leak in new[] { "Dubblettsson", $"MIA-{secret}", hidden.ToString() }) Assert.DoesNotContain(leak, text, StringComparison.OrdinalIgnoreCase);
        }

        // In the search, on the referral and on the form of enrolment.
        SaysOnlyThat((await (await SearchAsync("projektledare", ("Input.Name", "Alias Aliasson"), ("Input.IdentityNumber", number.Full))).ReadAsync()).DocumentElement.OuterHtml);
        var leader = world.As("projektledare");
        var saved = await leader.SubmitAsync(await leader.PageAsync(Page), Form, Call(("Input.Name", "Alias Aliasson"), ("Input.IdentityNumber", number.Full), ("Input.Checked", "true")));
        var address = saved.Headers.Location!.ToString();
        SaysOnlyThat((await leader.PageAsync(address)).DocumentElement.OuterHtml);
        var form = await leader.PageAsync(address + "/inskrivning");
        Assert.Empty(PageRules.Broken(form));
        SaysOnlyThat(form.DocumentElement.OuterHtml);

        // Enrolment is refused at the field, whether she is entered as protected again or not.
        foreach (var protection in new[] { "None", "Protected" })
        {
            var refused = await leader.SubmitAsync(form, "main form", ("Input.Consents[0].Given", "true"), ("Input.Gender", "Woman"), ("Input.BirthDate", "1990-01-01"), ("Input.Protection", protection),
                ("Input.IdentityNumber", number.Full), ("Input.MainResponsibleId", world.StaffId(Role.CaseManager).ToString()), ("__once", Guid.NewGuid().ToString()));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            var page = await refused.ReadAsync();
            Assert.NotNull(page.QuerySelector("[name='Input.IdentityNumber'][aria-invalid=true]"));
            SaysOnlyThat(page.DocumentElement.OuterHtml);
        }
        // Nobody can reach the hidden person by guessing the form's field either.
        var participant = await world.ReadAsync(db => db.Cases.Where(c => c.Id == hidden).Select(c => c.ParticipantId).SingleAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await leader.SubmitAsync(form, "main form", ("Input.Consents[0].Given", "true"), ("Input.ParticipantId", participant.ToString()),
            ("Input.MainResponsibleId", world.StaffId(Role.CaseManager).ToString()), ("__once", Guid.NewGuid().ToString()))).StatusCode);

        // Who answers for her sees which case it is.
        Assert.Contains($"Ärende MIA-{secret}", (await world.As("cm").PageAsync(address)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await world.ReadAsync(db => db.Cases.CountAsync(c => c.ParticipantId == participant)));
    }
}
