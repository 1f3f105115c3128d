using System.Net;
using Mia.Casework.Data;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Bookings;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.People;
using Mia.Casework.Services;
using Mia.Casework.Tests.Alerts;
using Mia.Casework.Tests.Daily;
using Mia.Platform.Data;
using Mia.Platform.People;
using Mia.Platform.Retention;
using Mia.Platform.Security;
using Mia.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Casework.Tests.People;

/// <summary>Two records of one person are joined, side by side and with a way back (domain/peers.md 3, pain 5).</summary>
[Collection("daily")]
public sealed class JoinTests(DailyWorld world)
{
    private HttpClient Leader => world.As("projektledare");

    private static string Url(Guid id, Guid? other = null) => DailyWorld.Url(id, "koppla-ihop" + (other is { } o ? $"/{o}" : ""));

    private Task<Guid> PersonOfAsync(Guid caseId) => world.ReadAsync(db => db.Cases.Where(c => c.Id == caseId).Select(c => c.ParticipantId).SingleAsync());

    private Task<Participant> RecordAsync(Guid id) => world.ReadAsync(db => db.Participants.SingleAsync(p => p.Id == id));

    /// <summary>A held case with a task, whose person has contact details.</summary>
    private async Task<(Guid Case, Guid Person)> FullAsync(string name, string? phone = null, string? email = null)
    {
        var id = await world.HeldCaseAsync(name);
        var person = await PersonOfAsync(id);
        await world.ChangeAsync(id, (c, db, _) =>
        {
            db.Add(new WorkTask(c.DelprojektId, c.ControllerId, c, "Ring", new(2026, 12, 1), world.StaffId(Role.CaseManager), world.Cm(11, 20)));
            c.Participant.Correct(c.Participant.ToTerms() with { Phone = phone, Email = email }, world.Cm(11, 20));
        });
        return (id, person);
    }

    private async Task<HttpResponseMessage> JoinAsync(Guid kept, Guid other, params (string, string?)[] fields) =>
        await Leader.SubmitAsync(await Leader.PageAsync(Url(kept, other)), "main form[action*='koppla-ihop']", [.. fields, .. fields.Any(f => f.Item1 == "Input.Sure") ? [] : new (string, string?)[] { ("Input.Sure", "true") }]);

    private async Task<HttpResponseMessage> UndoAsync(Guid caseId) => await Leader.SubmitAsync(await Leader.PageAsync(Url(caseId)), "form[action$='handler=Undo']");

    /// <summary>Everything in the file that points at one of them, byte for byte, but for version stamps and the log.</summary>
    private Task<List<string>> BytesAsync(params Guid[] people) => world.ReadAsync(async db =>
    {
        var all = new List<string>();
        var tables = await db.Database.SqlQueryRaw<string>("SELECT m.name AS Value FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = 'ParticipantId' AND m.name <> 'Platform_Change'").ToListAsync();
        Assert.True(tables.Count > 12);
        foreach (var table in tables)
        {
            var columns = await db.Database.SqlQuery<string>($"SELECT name AS Value FROM pragma_table_info({table}) WHERE name <> 'Version'").ToListAsync();
            var row = string.Join(" || '|' || ", columns.Select(c => $"quote(\"{c}\")"));
            foreach (var person in people)
            {
                // Names of tables and columns, as the file itself says them, cannot be parameters.
                var sql = $"SELECT {row} AS Value FROM \"{table}\" WHERE ParticipantId = X'{Convert.ToHexString(person.ToByteArray(bigEndian: true))}'";
                all.AddRange((await db.Database.SqlQueryRaw<string>(sql).ToListAsync()).Select(r => $"{table} {r}").Order(StringComparer.Ordinal));
            }
        }
        return all;
    });

    [Fact, Trait("Pain", "5")]
    public async Task Two_records_become_one_and_taking_it_back_restores_every_byte()
    {
        var (kept, keptPerson) = await FullAsync("Dubbla Provsson", "070-111 11 11");
        var (other, otherPerson) = await FullAsync("Dubla Provsson", "070-222 22 22", "prov@exempel.test");
        var before = await BytesAsync(keptPerson, otherPerson);
        var (record, joined) = (await RecordAsync(keptPerson), await RecordAsync(otherPerson));

        var page = await Leader.PageAsync(Url(kept, other));
        Assert.Empty(PageRules.Broken(page));
        foreach (var part in new[] { "Dubbla Provsson", "Dubla Provsson", "070-111 11 11", "070-222 22 22", "Kontakter", "Planer" }) Assert.Contains(part, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var done = await JoinAsync(kept, other, ("Input.FromOther", "telefon"));
        Assert.True(done.StatusCode == HttpStatusCode.SeeOther, (await done.ReadAsync()).QuerySelector(".ds-error-summary")?.TextContent);
        Assert.Empty(await BytesAsync(otherPerson));
        Assert.Equal(keptPerson, await PersonOfAsync(other));
        var one = await RecordAsync(keptPerson);
        Assert.Equal(("Dubbla Provsson", "070-222 22 22", "prov@exempel.test"), (one.Name, one.Phone, one.Email));
        // Both cases carry the name now, and search finds one person.
        foreach (var id in new[] { kept, other }) Assert.Contains("Dubbla Provsson", (await Leader.PageAsync(DailyWorld.Url(id))).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ihopkopplad med en annan post", (await Leader.PageAsync(DailyWorld.Url(other, "historik"))).Body!.TextContent, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.SeeOther, (await UndoAsync(kept)).StatusCode);
        Assert.Equal(before, await BytesAsync(keptPerson, otherPerson));
        Assert.Equivalent(record.ToTerms(), (await RecordAsync(keptPerson)).ToTerms());
        Assert.Equivalent(joined.ToTerms(), (await RecordAsync(otherPerson)).ToTerms());
        Assert.Null((await RecordAsync(otherPerson)).JoinedIntoId);
        Assert.Contains("Dubla Provsson", (await Leader.PageAsync(DailyWorld.Url(other))).Body!.TextContent, StringComparison.Ordinal);
        Assert.Null((await Leader.PageAsync(Url(kept))).QuerySelector("form[action$='handler=Undo']"));
    }

    [Fact]
    public async Task What_was_written_since_stays_with_its_case_and_what_was_corrected_since_stays_corrected()
    {
        var (kept, keptPerson) = await FullAsync("Nya Provsson", "070-111 11 11");
        var (other, otherPerson) = await FullAsync("Nyare Provsson", email: "prov@exempel.test");
        await JoinAsync(kept, other);
        await world.MetAsync(other, DailyWorld.Today);
        await world.MetAsync(kept, DailyWorld.Today);
        await world.ChangeAsync(kept, (c, _, _) => c.Participant.Correct(c.Participant.ToTerms() with { Phone = "070-999 99 99" }, world.Cm(11, 23)));
        var undone = await UndoAsync(kept);
        Assert.Equal(HttpStatusCode.SeeOther, undone.StatusCode);
        var says = (await Leader.PageAsync(undone.Headers.Location!.ToString())).Body!.TextContent;
        Assert.Contains("En ny rad hör till ärendet som gick tillbaka", says, StringComparison.Ordinal);
        Assert.Contains("kvar: telefon", says, StringComparison.Ordinal);
        Assert.Equal(2, await world.ReadAsync(db => db.Contacts.CountAsync(c => c.ParticipantId == otherPerson)));
        Assert.Equal(("070-999 99 99", (string?)null), ((await RecordAsync(keptPerson)).Phone, (await RecordAsync(keptPerson)).Email));
    }

    [Fact]
    public async Task Somebody_has_one_identity_number_at_a_time_and_both_come_back()
    {
        var numbers = new[] { 0, 1 }.Select(i => TestNumbers.For(new(1990, 1, 1), i)).ToList();
        var (kept, other) = (await world.CaseAsync("Nummer Provsson", number: numbers[0]), await world.CaseAsync("Nummer Provsson", number: numbers[1]));
        var (one, two) = (await PersonOfAsync(kept), await PersonOfAsync(other));
        Task<List<string>> CurrentAsync(Guid person) => world.ReadAsync(async db => (await db.Designations.Where(d => d.ParticipantId == person && d.ValidTo == null).ToListAsync()).ConvertAll(d => d.Number));
        await JoinAsync(kept, other, ("Input.FromOther", "nummer"));
        Assert.Equal([numbers[1].Reveal()], await CurrentAsync(one));
        // Whoever looks for the old number finds the same person.
        Assert.Equal([one], await world.ReadAsync(db => db.Designations.Select(d => d.ParticipantId).Where(p => p == one || p == two).Distinct().ToListAsync()));
        await UndoAsync(kept);
        Assert.Equal([numbers[0].Reveal()], await CurrentAsync(one));
        Assert.Equal([numbers[1].Reveal()], await CurrentAsync(two));
    }

    [Fact]
    public async Task The_other_record_is_found_by_likeness_and_by_a_posted_search()
    {
        var (kept, other) = (await world.CaseAsync("Likadana Dubblettsson"), await world.CaseAsync("Likadanna Dubblettsson"));
        var page = await Leader.PageAsync(Url(kept));
        Assert.Empty(PageRules.Broken(page));
        Assert.NotNull(page.QuerySelector($"a[href='{Url(kept, other)}']"));
        var found = await (await Leader.SubmitAsync(page, "form[role=search][action$='koppla-ihop']", ("q", "likadana"))).ReadAsync();
        Assert.Empty(PageRules.Broken(found));
        Assert.NotNull(found.QuerySelector($"ul.rows a[href='{Url(kept, other)}']"));
        Assert.Null(found.QuerySelector($"a[href='{Url(kept, kept)}']"));
        Assert.NotNull((await Leader.PageAsync(DailyWorld.Url(kept, "historik"))).QuerySelector($"a[href='{Url(kept)}']"));
    }

    [Fact]
    public async Task Who_is_said_to_be_somebody_else_is_not_proposed_again()
    {
        var (one, two) = (await world.CaseAsync("Tvilla Tvillingsson"), await world.CaseAsync("Tvilla Tvillingson"));
        var page = await Leader.PageAsync(Url(one));
        var apart = await Leader.SubmitAsync(page, "form[action$='handler=TellApart']");
        Assert.Equal(HttpStatusCode.SeeOther, apart.StatusCode);
        foreach (var (from, other) in new[] { (one, two), (two, one) }) Assert.Null((await Leader.PageAsync(Url(from))).QuerySelector($"a[href='{Url(from, other)}']"));
        // On a referral as well, and only there where it was said.
        var referral = await world.WriteAsync((db, _) =>
        {
            var made = new Mia.Casework.Domain.Intake.Referral(world.Here.Id, world.Here.Controllers[0].Id, new() { Channel = "WEBB", Initiative = "PERS", Referrer = "EGEN", Name = "Tvilla Tvillingsson", BirthYear = 1990, KommunCode = "0136" }, world.Cm(11, 20));
            db.Add(made);
            return Task.FromResult(made.Id);
        });
        var (inbox, cm) = ($"/{DailyWorld.Slug}/inkorg/{referral}", world.As("cm"));
        var person = await PersonOfAsync(one);
        var form = await cm.PageAsync(inbox);
        Assert.Empty(PageRules.Broken(form));
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(form, $"form[action$='handler=TellApart']:has([value='{person}'])")).StatusCode);
        var after = await cm.PageAsync(inbox);
        Assert.Null(after.QuerySelector($"#h-dub ~ ul a[href='{DailyWorld.Url(one)}'], section[aria-labelledby=h-dub] a[href='{DailyWorld.Url(one)}']"));
        Assert.NotNull(after.QuerySelector($"section[aria-labelledby=h-dub] a[href='{DailyWorld.Url(two)}']"));
        var missing = await cm.SubmitAsync(form, "form[action$='handler=TellApart']", ("otherId", Guid.CreateVersion7().ToString()), ("__once", Guid.NewGuid().ToString()));
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task It_must_be_said_to_be_one_person_and_what_is_wrong_is_refused()
    {
        var (kept, other) = (await world.CaseAsync("Säkra Provsson"), await world.CaseAsync("Säkra Provsson"));
        async Task<string> SaysAsync(HttpResponseMessage answer)
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            return (await answer.ReadAsync()).QuerySelector(".ds-error-summary")!.TextContent;
        }
        Assert.Contains("Kryssa i", await SaysAsync(await JoinAsync(kept, other, ("Input.Sure", "false"))), StringComparison.Ordinal);
        Assert.Contains("Välj bland", await SaysAsync(await JoinAsync(kept, other, ("Input.FromOther", "losenord"))), StringComparison.Ordinal);
        Assert.Contains("har ändrats", await SaysAsync(await JoinAsync(kept, other, ("Input.Stamp", "gammal"))), StringComparison.Ordinal);
        // With itself there is nothing to join.
        var self = await Leader.PageAsync(Url(kept, kept));
        Assert.Contains("redan samma post", self.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("redan samma post", await SaysAsync(await Leader.SubmitAsync(self, "main form[action*='koppla-ihop']", ("Input.Sure", "true"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Joined_twice_it_is_one_join()
    {
        var (kept, other) = (await world.CaseAsync("Snabba Provsson"), await world.CaseAsync("Snabba Provsson"));
        var page = await Leader.PageAsync(Url(kept, other));
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Leader.SubmitAsync(page, "main form[action*='koppla-ihop']", ("Input.Sure", "true"))));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.SeeOther, a.StatusCode));
        var person = await PersonOfAsync(kept);
        Assert.Equal(1, await world.ReadAsync(db => db.PersonJoins.CountAsync(j => j.KeptId == person)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Leader.SubmitAsync(page, "main form[action*='koppla-ihop']", ("Input.Sure", "true"), ("__once", Guid.NewGuid().ToString()))).StatusCode);
    }

    [Fact]
    public async Task A_record_of_another_delprojekt_or_of_a_protected_person_is_not_there()
    {
        var kept = await world.CaseAsync("Egna Provsson");
        var hidden = await world.CaseAsync("Hemliga Namnsson", ProtectionLevel.Protected);
        var foreign = (await world.App.AddCasesAsync(DailyWorld.Other, new NewCase(Gender.Woman, new(2026, 9, 1))))[0];
        var form = await Leader.PageAsync(Url(kept, await world.CaseAsync("Egna Provsson")));
        foreach (var other in new[] { hidden, foreign, Guid.CreateVersion7() })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await Leader.GetAsync(Url(kept, other))).StatusCode);
            var values = Html.Values((AngleSharp.Html.Dom.IHtmlFormElement)form.QuerySelector("main form[action*='koppla-ihop']")!).Append(new("Input.Sure", "true"));
            Assert.Equal(HttpStatusCode.NotFound, (await Leader.PostAsync(Url(kept, other), new FormUrlEncodedContent(values))).StatusCode);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await Leader.GetAsync(Url(hidden))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await world.As("cm").GetAsync(Url(kept))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await world.As($"cm@{DailyWorld.Other}.demo").GetAsync(Url(kept))).StatusCode);
    }

    [Fact]
    public async Task Records_of_two_controllers_are_never_joined()
    {
        var kept = await world.CaseAsync("Olika Huvudmansson");
        var other = await world.WriteAsync((db, _) =>
        {
            var by = world.Cm(9, 1);
            var person = new Participant(world.Here.Id, Guid.CreateVersion7(), new ParticipantTerms { Name = "Olika Huvudmansson", BirthDate = new(1990, 1, 1) }, by);
            var (made, consents) = Case.Enrol(person, null, new EnrolmentTerms(770_001, new(2026, 9, 1), by.UserId, ResponsibilityArea.Coordination,
                [new ConsentTerms { Type = ConsentTypes.Participation, ValidFrom = new(2026, 9, 1), ValidTo = new(2027, 9, 1), Form = ConsentForm.Signature }]), by);
            db.Add(person);
            db.Add(made);
            db.AddRange(consents);
            return Task.FromResult(made.Id);
        });
        var page = await Leader.PageAsync(Url(kept, other));
        Assert.Contains("olika huvudmän", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Leader.SubmitAsync(page, "main form[action*='koppla-ihop']", ("Input.Sure", "true"))).StatusCode);
    }

    [Fact]
    public async Task The_higher_protection_holds_and_a_protected_record_decides_alone()
    {
        var codes = world.App.Services.GetRequiredService<Mia.Casework.Domain.Codes.ICodeLists>();
        var open = new ParticipantTerms { Name = "Öppna Provsson", BirthDate = new(1990, 1, 1), Phone = "070-1" };
        var hidden = new ParticipantTerms { Name = "Skyddad person 1", BirthDate = new(1990, 1, 1), Protection = ProtectionLevel.Marked };
        foreach (var agreed in new[] { Services.People.PersonField.Agree(open, hidden, new HashSet<string> { "telefon" }, codes), Services.People.PersonField.Agree(hidden, open, new HashSet<string> { "namn", "telefon" }, codes) })
            Assert.Equal(("Skyddad person 1", ProtectionLevel.Marked, null), (agreed.Name, agreed.Protection, agreed.Phone));
    }

    [Fact]
    public async Task After_the_time_for_taking_it_back_the_empty_record_is_purged()
    {
        var (kept, other) = (await world.CaseAsync("Gallrade Provsson"), await world.CaseAsync("Gallrade Provsson"));
        var otherPerson = await PersonOfAsync(other);
        await JoinAsync(kept, other);
        await world.WriteAsync((db, _) => db.PersonJoins.Where(j => j.JoinedId == otherPerson).ExecuteUpdateAsync(s => s.SetProperty(j => j.UndoUntil, DailyWorld.Today.AddDays(-1))));
        Assert.Null((await Leader.PageAsync(Url(kept))).QuerySelector("form[action$='handler=Undo']"));
        await world.App.Services.GetRequiredService<IServiceScopeFactory>().RunAsSystemAsync(s => s.GetRequiredService<PurgeRun>().RunAsync(default));
        Assert.False(await world.ReadAsync(db => db.Participants.AnyAsync(p => p.Id == otherPerson)));
        Assert.False(await world.ReadAsync(db => db.PersonJoins.AnyAsync(j => j.JoinedId == otherPerson)));
        Assert.Equal(HttpStatusCode.OK, (await Leader.GetAsync(DailyWorld.Url(other))).StatusCode);
    }
}
