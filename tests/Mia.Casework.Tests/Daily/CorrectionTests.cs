using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Contacts;
using Mia.Platform.Identity;
using Mia.Platform.Security;
using Mia.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Casework.Tests.Daily;

/// <summary>Corrections after the lock day, closed notes and headings for a note, through HTTP, without JavaScript.</summary>
[Collection("daily")]
public sealed class CorrectionTests(DailyWorld world)
{
    private const string Form = "form.contact";

    /// <summary>A contact that was written down so many days ago.</summary>
    private Task<Guid> LoggedAsync(Guid caseId, int daysAgo, string note, Role by = Role.CaseManager, bool closed = false) => world.WriteAsync(async (db, services) =>
    {
        var found = await db.Cases.SingleAsync(c => c.Id == caseId);
        var contact = found.LogContact(new ContactTerms { HeldOn = DailyWorld.Today.AddDays(-daysAgo), Type = "MOTE", Note = note, IsClosed = closed }, services.GetRequiredService<ICodeLists>(),
            new Actor(world.StaffId(by), DailyWorld.Today.AddDays(-daysAgo).ToDateTime(new TimeOnly(9, 0), DateTimeKind.Utc)));
        db.Add(contact);
        return contact.Id;
    });

    /// <summary>The coach who is signed in answers for the case too.</summary>
    private Task<bool> AssignCoachAsync(Guid caseId) => world.WriteAsync(async (db, services) =>
    {
        var found = await db.Cases.Include(c => c.Responsibilities).SingleAsync(c => c.Id == caseId);
        var coach = services.GetRequiredService<IStaffDirectory>().In(world.Here.Id, Role.SeCoach).Single(m => m.Name == "Sami Testlund").Id;
        found.Assign(coach, ResponsibilityArea.WorkAndStudies, DailyWorld.Today, new Actor(null, DailyWorld.Today.ToDateTime(new TimeOnly(7, 0), DateTimeKind.Utc)));
        return true;
    });

    [Fact]
    public async Task On_the_last_open_day_a_note_is_changed_freely_and_on_the_next_it_needs_a_reason()
    {
        var id = await world.CaseAsync();
        var (open, locked) = (await LoggedAsync(id, 14, "Öppen än"), await LoggedAsync(id, 15, "Låst sedan i går"));
        var cm = world.As("cm");
        var free = await cm.PageAsync(DailyWorld.Url(id, $"kontakter/{open}"));
        Assert.Null(free.QuerySelector("[name='Input.Reason']"));
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(free, Form, ("Input.Note", "Ändrad"))).StatusCode);

        var page = await cm.PageAsync(DailyWorld.Url(id, $"kontakter/{locked}"));
        Assert.Empty(PageRules.Broken(page));
        Assert.Contains("låst sedan mån 23 nov", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("form[action$='handler=remove']"));
        var refused = await cm.SubmitAsync(page, Form, ("Input.Note", "Rättad text"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var again = await refused.ReadAsync();
        Assert.Contains("Skälet till rättelsen saknas", again.QuerySelector(".ds-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Rättad text", ((IHtmlTextAreaElement)again.QuerySelector("[name='Input.Note']")!).Value);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await cm.SubmitAsync(again, Form, ("Input.Reason", new string('a', 501)))).StatusCode);
        Assert.Equal("Låst sedan i går", (await world.ReadAsync(db => db.Contacts.SingleAsync(c => c.Id == locked))).Note);
    }

    [Fact]
    public async Task A_correction_shows_who_when_and_why_and_what_stood_before()
    {
        var id = await world.CaseAsync();
        var locked = await LoggedAsync(id, 40, "Träffade deltagaren på Jobbtorget");
        var cm = world.As("cm");
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(await cm.PageAsync(DailyWorld.Url(id, $"kontakter/{locked}")), Form,
            ("Input.Note", "Träffade deltagaren på biblioteket"), ("Input.Reason", "Platsen var fel."))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(await cm.PageAsync(DailyWorld.Url(id, $"kontakter/{locked}")), Form,
            ("Input.Minutes", "45"), ("Input.Reason", "Längden saknades."))).StatusCode);
        var list = await cm.PageAsync(DailyWorld.Url(id, "kontakter"));
        Assert.Empty(PageRules.Broken(list));
        var corrections = list.QuerySelectorAll(".tl details").Select(d => d.TextContent).ToList();
        Assert.Equal(2, corrections.Count);
        Assert.Contains("Platsen var fel.", corrections[0], StringComparison.Ordinal);
        Assert.Contains("Jobbtorget", corrections[0], StringComparison.Ordinal);
        Assert.Contains("biblioteket", corrections[1], StringComparison.Ordinal);
        Assert.Contains("Kontakt rättad med skäl", (await cm.PageAsync(DailyWorld.Url(id, "historik"))).Body!.TextContent, StringComparison.Ordinal);
        // Nobody who may not read the note reads it here.
        var leader = await world.As("projektledare").PageAsync(DailyWorld.Url(id, "historik"));
        Assert.DoesNotContain("Jobbtorget", leader.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_locked_note_is_not_removed_even_by_a_forged_form()
    {
        var id = await world.CaseAsync();
        var (open, locked) = (await LoggedAsync(id, 0, "Ny"), await LoggedAsync(id, 30, "Gammal"));
        var cm = world.As("cm");
        var page = await cm.PageAsync(DailyWorld.Url(id, $"kontakter/{open}"));
        var token = Html.Values((IHtmlFormElement)page.QuerySelector("form[action$='handler=remove']")!).ToList();
        var answer = await cm.PostAsync(DailyWorld.Url(id, $"kontakter/{locked}?handler=remove"), new FormUrlEncodedContent(token));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("låst och kan inte tas bort", (await answer.ReadAsync()).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, await world.ReadAsync(db => db.Contacts.CountAsync(c => c.CaseId == id)));
    }

    [Fact]
    public async Task The_delprojekt_decides_how_long_a_note_is_open()
    {
        var id = await world.CaseAsync();
        var note = await LoggedAsync(id, 20, "Tjugo dagar");
        var cm = world.As("cm");
        Assert.NotNull((await cm.PageAsync(DailyWorld.Url(id, $"kontakter/{note}"))).QuerySelector("[name='Input.Reason']"));
        await DecideAsync(30);
        Assert.Null((await cm.PageAsync(DailyWorld.Url(id, $"kontakter/{note}"))).QuerySelector("[name='Input.Reason']"));
        await DecideAsync(14);
        Assert.NotNull((await cm.PageAsync(DailyWorld.Url(id, $"kontakter/{note}"))).QuerySelector("[name='Input.Reason']"));
    }

    private Task<bool> DecideAsync(int days) => world.WriteAsync(async (db, _) =>
    {
        if (await db.Settings.FirstOrDefaultAsync(s => s.Key == SettingKeys.ContactLock && s.DelprojektId == world.Here.Id) is { } own) own.Change(days, default);
        else db.Add(new Setting(world.Here.Id, SettingKeys.ContactLock, days, DailyWorld.Today));
        return true;
    });

    [Fact]
    public async Task A_closed_note_is_known_to_all_who_answer_and_read_by_its_author_and_the_main_responsible()
    {
        var id = await world.CaseAsync();
        await AssignCoachAsync(id);
        var se = world.As("se");
        var form = await se.PageAsync(DailyWorld.Url(id, "kontakter/ny"));
        Assert.Equal(HttpStatusCode.SeeOther, (await se.SubmitAsync(form, Form, ("Input.Note", "Bara för oss två"), ("Input.IsClosed", "true"))).StatusCode);
        var closed = await world.ReadAsync(db => db.Contacts.SingleAsync(c => c.CaseId == id));
        Assert.True(closed.IsClosed);
        var mine = await LoggedAsync(id, 1, "Stängd av CM", closed: true);

        foreach (var path in new[] { "kontakter", "tidslinje", "" })
        {
            var coach = await se.PageAsync(DailyWorld.Url(id, path));
            Assert.Empty(PageRules.Broken(coach));
            Assert.Contains("Bara för oss två", coach.Body!.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("Stängd av CM", coach.DocumentElement.OuterHtml, StringComparison.Ordinal);
            var main = (await world.As("cm").PageAsync(DailyWorld.Url(id, path))).Body!.TextContent;
            Assert.Contains("Bara för oss två", main, StringComparison.Ordinal);
            Assert.Contains("Stängd av CM", main, StringComparison.Ordinal);
        }
        var list = await se.PageAsync(DailyWorld.Url(id, "kontakter"));
        Assert.Contains("Den läses av den som skrev den och av huvudansvarig", list.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(list.QuerySelectorAll("a"), a => a.GetAttribute("href")!.EndsWith(mine.ToString(), StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await se.GetAsync(DailyWorld.Url(id, $"kontakter/{mine}"))).StatusCode);
        var leader = await world.As("projektledare").PageAsync(DailyWorld.Url(id, "tidslinje"));
        Assert.DoesNotContain("Stängd av CM", leader.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal(2, leader.QuerySelectorAll(".tl li").Count(l => l.QuerySelector("h4")!.TextContent.Contains("Möte", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_closed_note_that_was_removed_is_listed_for_those_who_may_read_it()
    {
        var id = await world.CaseAsync();
        await AssignCoachAsync(id);
        var note = await LoggedAsync(id, 1, "Stängd och borttagen", closed: true);
        var cm = world.As("cm");
        await cm.SubmitAsync(await cm.PageAsync(DailyWorld.Url(id, $"kontakter/{note}")), "form[action$='handler=remove']");
        Assert.Contains("Stängd och borttagen", (await cm.PageAsync(DailyWorld.Url(id, "kontakter/borttagna"))).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Stängd och borttagen", (await world.As("se").PageAsync(DailyWorld.Url(id, "kontakter/borttagna"))).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headings_are_put_into_the_note_and_what_was_typed_stays()
    {
        var id = await world.CaseAsync();
        var cm = world.As("cm");
        var page = await cm.PageAsync(DailyWorld.Url(id, "kontakter/ny"));
        var form = (IHtmlFormElement)page.QuerySelector(Form)!;
        var fields = Html.Values(form).Where(v => v.Key is not ("Input.Note" or "Input.Minutes")).Append(new("Input.Note", "Kom i tid.")).Append(new("Input.Minutes", "30"));
        var answer = await cm.PostAsync(page.QuerySelector("button[formaction$='handler=template']")!.GetAttribute("formaction"), new FormUrlEncodedContent(fields));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var filled = await answer.ReadAsync();
        Assert.Empty(PageRules.Broken(filled));
        Assert.Equal("Sedan sist:\n\nI dag:\n\nNästa steg:\nKom i tid.", ((IHtmlTextAreaElement)filled.QuerySelector("[name='Input.Note']")!).Value.ReplaceLineEndings("\n"));
        Assert.Equal("30", ((IHtmlInputElement)filled.QuerySelector("[name='Input.Minutes']")!).Value);
        Assert.Equal(0, await world.ReadAsync(db => db.Contacts.CountAsync(c => c.CaseId == id)));
    }
}
