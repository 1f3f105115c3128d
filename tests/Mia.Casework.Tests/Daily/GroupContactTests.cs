using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Bookings;
using Mia.Casework.Domain.Contacts;
using Mia.Casework.Domain.Exits;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.People;
using Mia.Platform.Data;
using Mia.Platform.Security;
using Mia.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Casework.Tests.Daily;

/// <summary>One contact with several people at once, through real HTTP, without JavaScript (methods.md 3.6, 18.6).</summary>
public sealed class GroupContactTests(DailyWorld world) : IClassFixture<DailyWorld>
{
    private const string Root = $"/{DailyWorld.Slug}/kontakter/grupp";
    private const string Choice = "main form.form";
    private const string Form = "main form.contact";

    private Task<IReadOnlyList<Guid>> PeopleAsync(int count, string name, Role responsible = Role.CaseManager) =>
        world.App.AddCasesAsync(DailyWorld.Slug, [.. Enumerable.Range(1, count).Select(i => new NewCase(Gender.Woman, new DateOnly(2026, 9, 1)) { Name = $"{name}{i} Gruppsson", Responsible = responsible })]);

    private static (string, string?)[] Chosen(IEnumerable<Guid> ids) => [.. ids.Select(id => ("Input.CaseIds", (string?)id.ToString()))];

    private static string Outcome(Guid id) => $"Input.Outcome[{id}]";

    private static string Line(Guid id) => $"Input.Line[{id}]";

    /// <summary>Chooses people and opens the form about them.</summary>
    private async Task<IHtmlDocument> ChooseAsync(params IReadOnlyList<Guid> ids)
    {
        var cm = world.As("cm");
        var answer = await cm.SubmitAsync(await cm.PageAsync(Root), Choice, Chosen(ids));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal($"{Root}/ny", answer.Headers.Location!.ToString());
        return await cm.PageAsync(answer.Headers.Location.ToString());
    }

    private Task<List<Contact>> ContactsAsync(IReadOnlyCollection<Guid> ids) => world.ReadAsync(db => db.Contacts.Where(c => ids.Contains(c.CaseId)).ToListAsync());

    private static string Says(IHtmlDocument page) => page.QuerySelector(".ds-error-summary")!.TextContent;

    [Fact, Trait("Pain", "17")]
    public async Task Everybody_gets_a_note_of_their_own_and_nobody_reads_who_else_was_there()
    {
        var ids = await PeopleAsync(3, "Egna");
        var page = await ChooseAsync(ids);
        Assert.Empty(PageRules.Broken(page));
        var answer = await world.As("cm").SubmitAsync(page, Form, ("Input.Minutes", "90"), ("Input.Note", "Vi övade på intervjuer."), ("Input.NextOn", "2026-11-30"), ("Input.NextAt", "13.00"),
            (Line(ids[1]), "Vågade berätta om sin bakgrund."), (Outcome(ids[2]), "GLOMT"), (Line(ids[2]), "Ringde efteråt."));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var contacts = (await ContactsAsync(ids)).ToDictionary(c => c.CaseId);
        Assert.Equal("Vi övade på intervjuer.", contacts[ids[0]].Note);
        Assert.Equal("Vi övade på intervjuer.\n\nVågade berätta om sin bakgrund.", contacts[ids[1]].Note);
        Assert.Equal(("Ringde efteråt.", "UTEBLEV", "GLOMT", null), (contacts[ids[2]].Note, contacts[ids[2]].Type, contacts[ids[2]].NoShowReason, contacts[ids[2]].Minutes));
        Assert.All(contacts.Values, c => Assert.Equal(world.StaffId(Role.CaseManager), c.UserId));
        var group = Assert.Single(contacts.Values.Select(c => c.GroupId).Distinct());
        Assert.NotNull(group);

        var cases = await world.ReadAsync(db => db.Cases.Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id));
        Assert.Equal((DailyWorld.Today, new DateOnly(2026, 11, 30), 0), (cases[ids[0]].LastContactOn, cases[ids[0]].NextContactOn, cases[ids[0]].NoShowsInRow));
        Assert.Equal((null, null, 1), (cases[ids[2]].LastContactOn, cases[ids[2]].NextContactOn, cases[ids[2]].NoShowsInRow));
        var journal = await world.As("cm").PageAsync(DailyWorld.Url(ids[1], "kontakter"));
        Assert.Contains("Möte i grupp", journal.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Egna1", journal.Body.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(group.ToString()!, journal.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_case_has_the_event_in_its_own_history()
    {
        var ids = await PeopleAsync(2, "Historik");
        await world.As("cm").SubmitAsync(await ChooseAsync(ids), Form, (Outcome(ids[1]), "SJUK"));
        var events = await world.App.Services.GetRequiredService<IServiceScopeFactory>().RunInDelprojektAsync(world.Here, services => services.GetRequiredService<PlatformDbContext>().Changes
            .Where(c => c.Kind == "contact.logged" && (c.CaseId == ids[0] || c.CaseId == ids[1])).OrderBy(c => c.Seq).Select(c => new { c.CaseId, c.ParticipantId, c.Detail }).ToListAsync());
        Assert.Equal([(ids[0], "MOTE"), (ids[1], "UTEBLEV")], events.Select(e => (e.CaseId!.Value, e.Detail!)).OrderBy(e => e.Item2, StringComparer.Ordinal));
        Assert.All(events, e => Assert.NotNull(e.ParticipantId));
    }

    [Fact]
    public async Task Two_hundred_are_saved_at_once_and_one_more_is_refused()
    {
        var ids = await PeopleAsync(201, "Många");
        var cm = world.As("cm");
        var tooMany = await cm.SubmitAsync(await cm.PageAsync(Root), Choice, Chosen(ids));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooMany.StatusCode);
        Assert.Contains("Högst 200 deltagare i en anteckning. Du har valt 201.", Says(await tooMany.ReadAsync()), StringComparison.Ordinal);

        var page = await ChooseAsync([.. ids.Take(200)]);
        Assert.Equal(200, page.QuerySelectorAll(".group > li").Length);
        var oneMore = await cm.SubmitAsync(page, Form, (Outcome(ids[200]), "kom"), ("Input.Note", "Studiebesök"));
        Assert.Contains("Högst 200 deltagare", Says(await oneMore.ReadAsync()), StringComparison.Ordinal);
        Assert.Empty(await ContactsAsync([.. ids]));

        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(page, Form, ("Input.Note", "Studiebesök"), (Outcome(ids[7]), "RESA"))).StatusCode);
        var saved = await ContactsAsync([.. ids]);
        Assert.Equal((200, 199), (saved.Count, saved.Count(c => c.Note == "Studiebesök")));
    }

    [Fact]
    public async Task Posted_many_times_it_is_one_note_each()
    {
        var ids = await PeopleAsync(3, "Dubbelt");
        var page = await ChooseAsync(ids);
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => world.As("cm").SubmitAsync(page, Form, ("Input.Note", "En gång"))));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.SeeOther, a.StatusCode));
        Assert.Equal(3, (await ContactsAsync([.. ids])).Count);
    }

    [Fact]
    public async Task A_case_that_was_closed_meanwhile_is_said_at_its_row_and_nothing_is_half_saved()
    {
        var ids = await PeopleAsync(3, "Stängd");
        var page = await ChooseAsync(ids);
        await world.WriteAsync(async (db, services) =>
        {
            var closed = await db.Cases.Include(c => c.Interventions).Include(c => c.Responsibilities).SingleAsync(c => c.Id == ids[1]);
            db.Add(closed.Close(new ExitTerms { EndedOn = DailyWorld.Today, Outcomes = ["ARBETE"], PrimaryOutcome = "ARBETE", EndReason = "MAL-ARB", Manner = "PLAN" },
                ExitRules.From(services.GetRequiredService<ICodeLists>()), true, new Actor(null, new DateTime(2026, 11, 23, 8, 0, 0, DateTimeKind.Utc))));
            return true;
        });
        var cm = world.As("cm");
        var refused = await cm.SubmitAsync(page, Form, ("Input.Note", "Vi lagade mat."), (Line(ids[0]), "Höll i kniven."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var again = await refused.ReadAsync();
        Assert.Empty(PageRules.Broken(again));
        var row = again.QuerySelectorAll(".group > li").Single(l => l.QuerySelector(".ds-validation-message") is not null);
        Assert.Contains("Stängd2", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ärendet är avslutat", row.TextContent, StringComparison.Ordinal);
        Assert.Equal("Vi lagade mat.", ((IHtmlTextAreaElement)again.QuerySelector("[name='Input.Note']")!).Value);
        Assert.Equal("Höll i kniven.", ((IHtmlInputElement)again.QuerySelector($"[name='{Line(ids[0])}']")!).Value);
        Assert.Empty(await ContactsAsync([.. ids]));
        Assert.Null((await world.ReadAsync(db => db.Cases.SingleAsync(c => c.Id == ids[0]))).LastContactOn);

        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(again, Form, (Outcome(ids[1]), "hoppa"))).StatusCode);
        Assert.Equal(new[] { ids[0], ids[2] }.Order(), (await ContactsAsync([.. ids])).Select(c => c.CaseId).Order());
    }

    [Fact]
    public async Task Somebody_of_another_delprojekt_does_not_exist_and_somebody_elses_is_refused()
    {
        var own = await PeopleAsync(2, "Vår");
        var foreign = (await world.App.AddCasesAsync(DailyWorld.Other, new NewCase(Gender.Man, new DateOnly(2026, 9, 1))))[0];
        var colleagues = (await PeopleAsync(1, "Kollegans", Role.SeCoach))[0];
        var cm = world.As("cm");
        var choice = await cm.PageAsync(Root);
        Assert.DoesNotContain("Kollegans1", choice.Body!.TextContent, StringComparison.Ordinal);
        foreach (var stranger in new[] { foreign, colleagues, Guid.NewGuid() })
            Assert.Equal(HttpStatusCode.NotFound, (await cm.SubmitAsync(choice, Choice, Chosen([own[0], stranger]))).StatusCode);
        foreach (var stranger in new[] { foreign, Guid.NewGuid() })
            Assert.Equal(HttpStatusCode.NotFound, (await cm.SubmitAsync(await ChooseAsync(own), Form, (Outcome(stranger), "kom"))).StatusCode);
        var answer = await cm.SubmitAsync(await ChooseAsync(own), Form, (Outcome(colleagues), "kom"), ("Input.Note", "Text"));
        Assert.Contains("ansvarar inte längre", Says(await answer.ReadAsync()), StringComparison.Ordinal);
        Assert.Empty(await ContactsAsync([.. own, colleagues]));
        Assert.Equal(HttpStatusCode.Forbidden, (await world.As("projektledare").GetAsync(Root)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await world.As("projektledare").GetAsync(Root + "/ny")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await world.As($"cm@{DailyWorld.Other}.demo").GetAsync(Root)).StatusCode);
    }

    [Fact]
    public async Task Nobody_else_is_named_in_a_journal_least_of_all_somebody_protected()
    {
        var known = (await PeopleAsync(1, "Känd"))[0];
        var hidden = (await world.App.AddCasesAsync(DailyWorld.Slug, new NewCase(Gender.Man, new DateOnly(2026, 9, 1)) { Name = "Skyddade Hemligsson", Protection = ProtectionLevel.Marked }))[0];
        var cm = world.As("cm");
        Assert.DoesNotContain("Hemligsson", (await cm.PageAsync(Root)).DocumentElement.OuterHtml, StringComparison.Ordinal);
        var page = await ChooseAsync(known, hidden);
        Assert.DoesNotContain("Hemligsson", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("Ärende MIA-", page.QuerySelector(".group")!.TextContent, StringComparison.Ordinal);
        foreach (var (field, text) in new[] { ("Input.Note", "Vi hjälpte hemligsson med maten."), (Line(known), "Satt bredvid Skyddade."), (Line(hidden), "Åkte med Gruppsson.") })
        {
            var refused = await cm.SubmitAsync(page, Form, (field, text));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            var again = await refused.ReadAsync();
            Assert.Contains("nämner någon av de andra", Says(again), StringComparison.Ordinal);
            Assert.Empty(PageRules.Broken(again));
        }
        // About herself by name, or somebody else who is called the same.
        var own = await cm.SubmitAsync(page, Form, (Line(known), "Gruppsson höll i mötet."), ("Input.Note", "Vi åkte till Hemligsson AB."), ("Input.NamesChecked", "true"));
        Assert.Equal(HttpStatusCode.SeeOther, own.StatusCode);
        Assert.Equal(2, (await ContactsAsync([known, hidden])).Count);
    }

    [Fact]
    public async Task What_is_typed_is_a_draft_until_it_is_saved_also_when_others_are_chosen()
    {
        var ids = await PeopleAsync(3, "Utkast");
        var cm = world.As("cm");
        var page = await ChooseAsync(ids[0], ids[1]);
        var form = (IHtmlFormElement)page.QuerySelector(Form)!;
        var change = page.QuerySelector($"button[name=__utkast][value='{Root}']")!;
        var fields = Html.Values(form).Where(v => v.Key != "Input.Note" && v.Key != Line(ids[1])).Append(new("Input.Note", "Halvfärdigt")).Append(new(Line(ids[1]), "Egen rad"))
            .Append(new("__utkast", change.GetAttribute("value")!));
        var kept = await cm.PostAsync(change.GetAttribute("formaction"), new FormUrlEncodedContent(fields));
        Assert.Equal(Root, kept.Headers.Location!.ToString());
        var start = await cm.PageAsync($"/{DailyWorld.Slug}/start");
        var listed = start.QuerySelector("#h-utkast")!.ParentElement!.ParentElement!.QuerySelectorAll("a").Single(a => a.TextContent.Contains("Anteckning för flera", StringComparison.Ordinal));
        Assert.Equal($"{Root}/ny", listed.GetAttribute("href"));
        var choice = await cm.PageAsync(Root);
        Assert.Equal(new[] { ids[0], ids[1] }.Order(), choice.QuerySelectorAll("[name='Input.CaseIds']").OfType<IHtmlInputElement>().Where(b => b.IsChecked).Select(b => Guid.Parse(b.Value)).Order());
        var back = await ChooseAsync(ids[1], ids[2]);
        Assert.Equal("Halvfärdigt", ((IHtmlTextAreaElement)back.QuerySelector("[name='Input.Note']")!).Value);
        Assert.Equal("Egen rad", ((IHtmlInputElement)back.QuerySelector($"[name='{Line(ids[1])}']")!).Value);
        Assert.Null(back.QuerySelector($"[name='{Outcome(ids[0])}']"));
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(back, Form)).StatusCode);
        // A new note is empty.
        Assert.Contains("Inga deltagare är valda", (await cm.PageAsync($"{Root}/ny")).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("checked", (await cm.PageAsync(Root)).QuerySelector(".picks")!.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_part_is_corrected_without_touching_the_others()
    {
        var ids = await PeopleAsync(2, "Rätta");
        var cm = world.As("cm");
        await cm.SubmitAsync(await ChooseAsync(ids), Form, ("Input.Note", "Gemensamt"));
        var before = (await ContactsAsync([.. ids])).ToDictionary(c => c.CaseId);
        await cm.SubmitAsync(await cm.PageAsync(DailyWorld.Url(ids[0], $"kontakter/{before[ids[0]].Id}")), "form.contact", ("Input.Note", "Rättat"));
        var after = (await ContactsAsync([.. ids])).ToDictionary(c => c.CaseId);
        Assert.Equal(("Rättat", "Gemensamt"), (after[ids[0]].Note, after[ids[1]].Note));
        Assert.Equal(before[ids[1]].Version, after[ids[1]].Version);
        Assert.Equal(before[ids[0]].GroupId, after[ids[0]].GroupId);
    }

    [Fact]
    public async Task People_are_found_by_a_search_that_stands_in_no_address_and_the_ticked_stay()
    {
        var ids = await PeopleAsync(2, "Sökbara");
        var other = (await PeopleAsync(1, "Kvarvarande"))[0];
        var cm = world.As("cm");
        var page = await cm.PageAsync(Root);
        var form = (IHtmlFormElement)page.QuerySelector(Choice)!;
        var fields = Html.Values(form).Where(v => v.Key != "q").Append(new("q", "sokbara")).Append(new("Input.CaseIds", other.ToString()));
        var found = await cm.PostAsync(form.QuerySelector("button[formaction]")!.GetAttribute("formaction"), new FormUrlEncodedContent(fields));
        Assert.Equal(HttpStatusCode.OK, found.StatusCode);
        var list = await found.ReadAsync();
        Assert.Empty(PageRules.Broken(list));
        var shown = list.QuerySelectorAll("[name='Input.CaseIds']").OfType<IHtmlInputElement>().ToDictionary(b => Guid.Parse(b.Value), b => b.IsChecked);
        Assert.Equal(new Dictionary<Guid, bool> { [ids[0]] = false, [ids[1]] = false, [other] = true }, shown);
    }

    [Fact]
    public async Task A_booking_with_several_is_written_down_for_all_at_once()
    {
        var ids = await PeopleAsync(3, "Bokade");
        var booking = await world.WriteAsync(async (db, _) =>
        {
            var cases = await db.Cases.Where(c => ids.Contains(c.Id)).ToListAsync();
            var made = new Booking(world.Here.Id, cases[0].ControllerId, new BookingTerms { On = DailyWorld.Today, From = new TimeOnly(13, 0), To = new TimeOnly(14, 30), Kind = "VIDEO", PlaceKind = "KONTOR" },
                cases, [world.StaffId(Role.CaseManager)], new Actor(world.StaffId(Role.CaseManager), new DateTime(2026, 11, 20, 8, 0, 0, DateTimeKind.Utc)));
            db.Add(made);
            return made.Id;
        });
        var cm = world.As("cm");
        var link = (await cm.PageAsync($"/{DailyWorld.Slug}/vecka")).QuerySelector($"a[href$='bokning={booking}'].ds-button:not([data-variant])")!;
        Assert.Equal("Logga för alla", link.TextContent);
        var choice = await cm.PageAsync(link.GetAttribute("href")!);
        var chosen = await cm.SubmitAsync(choice, Choice);
        var page = await cm.PageAsync(chosen.Headers.Location!.ToString());
        Assert.Equal(("13:00", "90"), (((IHtmlInputElement)page.QuerySelector("[name='Input.HeldAt']")!).Value, ((IHtmlInputElement)page.QuerySelector("[name='Input.Minutes']")!).Value));
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(page, Form, (Outcome(ids[2]), "hoppa"))).StatusCode);
        var contacts = await ContactsAsync([.. ids]);
        Assert.Equal((2, "VIDEO"), (contacts.Count, contacts[0].Type));
        var logged = await world.ReadAsync(db => db.Set<BookingParticipant>().Where(p => p.BookingId == booking).ToDictionaryAsync(p => p.CaseId, p => p.ContactId));
        Assert.Equal(contacts.Single(c => c.CaseId == ids[0]).Id, logged[ids[0]]);
        Assert.Null(logged[ids[2]]);
    }

    [Theory]
    [InlineData("Input.HeldOn", "2026-11-24", "framtiden")]
    [InlineData("Input.HeldOn", "igår", "Skriv datum så här")]
    [InlineData("Input.HeldOn", "2026-08-01", "före inskrivningen")]
    [InlineData("Input.Minutes", "5000", "mellan 0 och 1440")]
    [InlineData("Input.NextOn", "2026-11-01", "före den här")]
    [InlineData("Input.Type", "UTEBLEV", "väljer du på raden")]
    [InlineData("Input.Type", "FINNS-INTE", "Välj ett av alternativen")]
    [InlineData("Outcome", "FINNS-INTE", "Välj ett av alternativen")]
    [InlineData("Outcome", "hoppa", "Ingen är med")]
    [InlineData("Input.Note", "lång", "högst 700 tecken. Nu är det 701")]
    [InlineData("Line", "lång", "högst 290 tecken. Nu är det 701")]
    public async Task What_is_wrong_is_said_and_the_text_is_kept(string field, string value, string says)
    {
        var id = (await PeopleAsync(1, "Fel"))[0];
        var (name, text) = (field switch { "Outcome" => Outcome(id), "Line" => Line(id), _ => field }, value == "lång" ? new string('å', 701) : value);
        var answer = await world.As("cm").SubmitAsync(await ChooseAsync(id), Form, [(name, text), .. field == "Input.Note" ? [] : new (string, string?)[] { ("Input.Note", "Mina <b>ord</b>") }]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.ReadAsync();
        Assert.Contains(says, Says(page), StringComparison.Ordinal);
        Assert.Empty(PageRules.Broken(page));
        if (field != "Input.Note") Assert.Equal("Mina <b>ord</b>", ((IHtmlTextAreaElement)page.QuerySelector("[name='Input.Note']")!).Value);
        Assert.Empty(await ContactsAsync([id]));
    }
}
