using System.Net;
using AngleSharp.Dom;
using Mia.Casework.Domain.Exits;
using Mia.Testing;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Tests.Daily;

/// <summary>The checklist before the end of a case (methods.md 11.4): what Mia knows, and what only people know.</summary>
[Collection("daily")]
public sealed class ExitChecklistTests(DailyWorld world)
{
    private const string Form = "main form.form";

    private static string Url(Guid id) => DailyWorld.Url(id, "avslut/checklista");

    private static string Line(IDocument page, string code) =>
        $"Input.Lines[{page.QuerySelectorAll("input[name$='.Code']").Select(i => i.GetAttribute("value")).ToList().IndexOf(code)}].State";

    private async Task<string> ChecksAsync(Guid id) => (await world.As("cm").PageAsync(DailyWorld.Url(id, "avslut"))).GetElementById("h-check")!.Closest("section")!.TextContent;

    [Fact]
    public async Task The_fourteen_lines_are_those_that_Mia_knows_and_those_that_people_answer()
    {
        var id = await world.CaseAsync();
        var page = await world.As("cm").PageAsync(Url(id));
        Assert.Empty(PageRules.Broken(page));
        Assert.Equal(8, page.QuerySelectorAll("fieldset.seg").Length);
        var checks = await ChecksAsync(id);
        Assert.Contains("Ingen mottagare har bekräftat än.", checks, StringComparison.Ordinal);
        Assert.Contains("8 frågor i checklistan saknar svar.", checks, StringComparison.Ordinal);

        // As soon as somebody is to take over, first time, consent and summary are asked for too.
        var handover = await world.As("cm").PageAsync(DailyWorld.Url(id, "overlamning/ny"));
        Assert.Equal(HttpStatusCode.SeeOther, (await world.As("cm").SubmitAsync(handover, Form, ("Input.Party", "AF"), ("Input.Unit", "Provkontoret"), ("Input.Method", "VARM"))).StatusCode);
        checks = await ChecksAsync(id);
        Assert.Contains("inte bokat en första tid", checks, StringComparison.Ordinal);
        Assert.Contains("(S2) saknas", checks, StringComparison.Ordinal);
        Assert.Contains("inte godkänt sammanfattningen", checks, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_is_kept_with_who_and_when_and_can_be_taken_back()
    {
        var id = await world.CaseAsync();
        var cm = world.As("cm");
        var page = await cm.PageAsync(Url(id));
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(page, Form, (Line(page, "KONTAKT"), "Yes"), (Line(page, "SIP"), "NotRelevant"), (Line(page, "PLATS"), "No"))).StatusCode);
        var checks = await ChecksAsync(id);
        Assert.Contains("Deltagaren vet vem som är nästa kontakt.", checks, StringComparison.Ordinal);
        Assert.Contains("SIP finns, eller behövs inte: ej aktuellt.", checks, StringComparison.Ordinal);
        Assert.Contains("vet om avslutet: nej.", checks, StringComparison.Ordinal);
        Assert.Contains("5 frågor i checklistan saknar svar.", checks, StringComparison.Ordinal);
        page = await cm.PageAsync(Url(id));
        Assert.Contains($"Svar av Anna Provberg {DailyWorld.Today:yyyy-MM-dd}.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Checklistan inför avslut ändrad", (await cm.PageAsync(DailyWorld.Url(id, "historik"))).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(page, Form, (Line(page, "PLATS"), ""))).StatusCode);
        // Who reads the case without answering for it gets no form that would be refused.
        Assert.Equal(HttpStatusCode.Forbidden, (await world.As("se").GetAsync(Url(id))).StatusCode);
        Assert.Equal(["KONTAKT", "SIP"], (await world.ReadAsync(db => db.ExitChecklists.SingleAsync(c => c.CaseId == id))).Answers.Select(a => a.Code).Order());
    }

    [Fact]
    public async Task Two_who_answer_at_once_see_each_other_and_what_is_no_answer_is_refused()
    {
        var id = await world.CaseAsync();
        var cm = world.As("cm");
        var (mine, stale) = (await cm.PageAsync(Url(id)), await cm.PageAsync(Url(id)));
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(mine, Form, (Line(mine, "VARD"), "No"))).StatusCode);
        var conflict = await cm.SubmitAsync(stale, Form, (Line(stale, "VARD"), "Yes"));
        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        Assert.Contains("Nej", (await conflict.ReadAsync()).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(CheckState.No, Assert.Single((await world.ReadAsync(db => db.ExitChecklists.SingleAsync(c => c.CaseId == id))).Answers).State);
        var page = await cm.PageAsync(Url(id));
        foreach (var (field, value) in new[] { (Line(page, "VARD"), "7"), (Line(page, "VARD"), "<script>"), ("Input.Lines[0].Code", "HITTEPA"), ("Input.Lines[0].Code", "SIP") })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await cm.SubmitAsync(page, Form, (field, value))).StatusCode);
    }
}
