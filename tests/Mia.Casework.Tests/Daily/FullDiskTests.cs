using System.Net;
using Mia.Platform.Data.Logs;
using Mia.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Casework.Tests.Daily;

/// <summary>A disk that is full: nothing is half-saved, nothing typed is lost, and the next save works when there is room.</summary>
[Collection("daily")]
public sealed class FullDiskTests(DailyWorld world)
{
    private const string Form = "form.contact";

    [Fact]
    public async Task A_note_that_does_not_fit_stays_on_the_page_and_is_saved_when_there_is_room()
    {
        var id = await world.CaseAsync();
        var cm = world.As("cm");
        var address = DailyWorld.Url(id, "kontakter/ny");
        var note = "Mina <b>ord</b> " + new string('å', 900);
        HttpResponseMessage answer;
        var saved = 0;
        await world.App.FillDiskAsync();
        try
        {
            // What is left of the pages that the file has may still take a few.
            while (true)
            {
                answer = await cm.SubmitAsync(await cm.PageAsync(address), Form, ("Input.Note", note));
                if (answer.StatusCode != HttpStatusCode.SeeOther) break;
                Assert.True(++saved < 200, "The disk never became full.");
            }
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            var page = await answer.ReadAsync();
            Assert.Contains("Inte sparat. Det är slut på utrymme", page.GetElementById("inte-sparat")!.TextContent);
            Assert.Equal(note, page.QuerySelector("[name='Input.Note']")!.TextContent);
            Assert.Equal(saved, await CountAsync(id));
            Assert.True(await WholeAsync());

            // Pages can be read meanwhile, and the same button tries again.
            Assert.Equal(HttpStatusCode.OK, (await cm.GetAsync(DailyWorld.Url(id, "kontakter"))).StatusCode);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await cm.SubmitAsync(page, Form)).StatusCode);

            await world.App.EmptyDiskAsync();
            Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(page, Form)).StatusCode);
            Assert.Equal(saved + 1, await CountAsync(id));
            Assert.True(await WholeAsync());
        }
        finally
        {
            await world.App.EmptyDiskAsync();
        }
    }

    [Fact]
    public async Task A_form_that_is_sent_by_the_script_is_left_as_it_is()
    {
        var id = await world.CaseAsync();
        var cm = world.As("cm");
        var page = await cm.PageAsync(DailyWorld.Url(id, "kontakter/ny"));
        var fields = Html.Values((AngleSharp.Html.Dom.IHtmlFormElement)page.QuerySelector(Form)!).Where(f => f.Key != "Input.Note").Append(new("Input.Note", new string('ö', 1000))).ToList();
        await world.App.FillDiskAsync();
        try
        {
            for (var i = 0; i < 200; i++)
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, DailyWorld.Url(id, "kontakter/ny"))
                {
                    Content = new FormUrlEncodedContent(fields.Where(f => f.Key != "__once").Append(new("__once", Guid.NewGuid().ToString()))), Headers = { { "HX-Request", "true" } },
                };
                var answer = await cm.SendAsync(request);
                if (answer.StatusCode == HttpStatusCode.ServiceUnavailable) return;
            }
            Assert.Fail("The disk never became full.");
        }
        finally
        {
            await world.App.EmptyDiskAsync();
        }
    }

    private Task<int> CountAsync(Guid caseId) => world.ReadAsync(db => db.Contacts.CountAsync(c => c.CaseId == caseId));

    /// <summary>The chain of the change log has no gap.</summary>
    private async Task<bool> WholeAsync() => (await world.App.Services.GetRequiredService<ChangeLog>().VerifyAsync([], default)).Ok;
}
