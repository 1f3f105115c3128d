using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Exits;
using Mia.Casework.Tests.Alerts;
using Mia.Platform.Security;
using Mia.Testing;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Tests.Daily;

/// <summary>Two versions side by side are told in words: nobody has to know what a code or an id stands for.</summary>
[Collection("daily")]
public sealed class ConflictWordTests(DailyWorld world)
{
    [Fact]
    public async Task Of_a_contact() => await SeenAsync(await ContactAsync(), "form.contact", [("Input.Type", "TEL")], [("Input.Type", "UTEBLEV"), ("Input.NoShowReason", "SJUK")], "Telefon", "Uteblev", "Sjuk");

    [Fact]
    public async Task Of_a_booking() => await SeenAsync(await BookingAsync(), "main form.contact", [("Input.Kind", "HEM"), ("Input.PlaceKind", "HEMMA")], [("Input.Kind", "TEL"), ("Input.PlaceKind", "TEL")], "Hembesök", "Hemma hos deltagaren", "Telefon");

    [Fact]
    public async Task Of_somebody_in_the_network()
    {
        var id = await world.CaseAsync();
        var cm = world.As("cm");
        await cm.SubmitAsync(await cm.PageAsync(DailyWorld.Url(id, "natverk/ny")), "main form.form", ("Input.Name", "Testa"), ("Input.Kind", "FAM"), ("Input.Frequency", "DAG"));
        var contact = await world.ReadAsync(db => db.NetworkContacts.SingleAsync(c => c.CaseId == id));
        await SeenAsync(DailyWorld.Url(id, $"natverk/{contact.Id}"), "main form.form", [("Input.Kind", "VARD"), ("Input.Closeness", "Far")], [("Input.Kind", "MYN"), ("Input.Frequency", "SALLAN")], "Vård", "Myndigheter", "Varje dag", "Mer sällan");
    }

    [Fact]
    public async Task Of_an_intervention_and_who_answers()
    {
        var id = await world.CaseAsync(then: (c, rules, by) => c.Start(new InterventionTerms("CM", by.UserId, new(2026, 9, 1), null), rules, by));
        var period = await world.ReadAsync(db => db.Interventions.SingleAsync(p => p.CaseId == id));
        var (coach, leader) = (world.StaffId(Role.SeCoach).ToString(), world.StaffId(Role.ProjectLeader).ToString());
        await SeenAsync(DailyWorld.Url(id, $"insatser/{period.Id}"), "main form.form", [("Input.ResponsibleId", coach)], [("Input.ResponsibleId", "")], world.StaffName(Role.SeCoach), "Ingen vald");
        await SeenAsync(DailyWorld.Url(id, "ansvar"), "main form.form", [("Input.UserId", coach), ("Input.Area", "WorkAndStudies"), ("Input.IsMain", "true"), ("Input.KeepFormer", "true")],
            [("Input.UserId", leader), ("Input.IsMain", "true")], world.StaffName(Role.SeCoach), world.StaffName(Role.ProjectLeader));
    }

    [Fact]
    public async Task Of_a_handover()
    {
        var id = await world.CaseAsync();
        var handover = await world.WriteAsync(async (db, _) =>
        {
            var made = new Handover(await db.Cases.SingleAsync(c => c.Id == id), new HandoverTerms { Party = "AF", Unit = "Provenheten" }, world.Cm(11, 20));
            db.Add(made);
            return made.Id;
        });
        await SeenAsync(DailyWorld.Url(id, $"overlamning/{handover}/andra"), "main form.form", [("Input.Party", "FK")], [("Input.Party", "KOM")], "Försäkringskassan", "Kommunen");
    }

    [Fact]
    public async Task Of_what_matters_most()
    {
        var id = await world.CaseAsync();
        await SeenAsync(DailyWorld.Url(id, "kartlaggning/ordning"), "main form.form", [("Input.Order[0]", "BOE")], [("Input.Order[0]", "EKO")], "Boende", "Ekonomi och försörjning");
    }

    /// <summary>Both have the form open; the second one sees what the first saved, in words.</summary>
    private async Task SeenAsync(string address, string form, (string, string?)[] one, (string, string?)[] other, params string[] words)
    {
        var cm = world.As("cm");
        var (first, second) = (await cm.PageAsync(address), await cm.PageAsync(address));
        var saved = await cm.SubmitAsync(first, form, one);
        Assert.True(saved.StatusCode == HttpStatusCode.SeeOther, (await saved.ReadAsync()).QuerySelector(".ds-error-summary")?.TextContent);
        var answer = await cm.SubmitAsync(second, form, other);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var page = await answer.ReadAsync();
        Assert.Empty(PageRules.Broken(page));
        var cells = page.QuerySelectorAll("main td").Select(td => td.TextContent.Trim()).ToList();
        foreach (var word in words) Assert.Contains(word, cells);
        var codes = first.QuerySelectorAll("main option[value], main input[type=radio]").Select(o => o is IHtmlInputElement radio ? radio.Value : ((IHtmlOptionElement)o).Value)
            .Where(v => v.Length > 0 && !int.TryParse(v, out _)).ToHashSet(StringComparer.Ordinal);
        Assert.NotEmpty(codes);
        Assert.DoesNotContain(cells, codes.Contains);
    }

    private async Task<string> ContactAsync()
    {
        var id = await world.CaseAsync();
        await world.MetAsync(id, DailyWorld.Today);
        var contact = await world.ReadAsync(db => db.Contacts.SingleAsync(c => c.CaseId == id));
        return DailyWorld.Url(id, $"kontakter/{contact.Id}");
    }

    private async Task<string> BookingAsync()
    {
        var (id, cm) = (await world.CaseAsync(), world.As("cm"));
        await cm.SubmitAsync(await cm.PageAsync($"/{DailyWorld.Slug}/vecka/bokning/ny?deltagare={id}&dag=2026-11-25"), "main form.contact");
        var booking = await world.ReadAsync(db => db.Bookings.SingleAsync(b => b.Participants.Any(p => p.CaseId == id)));
        return $"/{DailyWorld.Slug}/vecka/bokning/{booking.Id}";
    }
}
