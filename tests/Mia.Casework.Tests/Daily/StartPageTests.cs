using System.Net;
using AngleSharp.Dom;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Platform.Identity;
using Mia.Platform.Security;
using Mia.Platform.Time;
using Mia.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Casework.Tests.Daily;

/// <summary>The start page: what is new since the last visit, and which consents end soon. A host of its own, since the clock moves.</summary>
public sealed class StartPageTests(DailyWorld world) : IClassFixture<DailyWorld>
{
    private const string Start = $"/{DailyWorld.Slug}/start";

    private Guid Coach => world.App.Services.GetRequiredService<IStaffDirectory>().In(world.Here.Id, Role.SeCoach).Single(m => m.Name == "Sami Testlund").Id;

    private static string Lately(IDocument page) => page.GetElementById("h-sedan")?.Closest("section")?.TextContent ?? "";

    private async Task NoteAsync(Guid id, string note)
    {
        var se = world.As("se");
        var answer = await se.SubmitAsync(await se.PageAsync(DailyWorld.Url(id, "kontakter/ny")), "form.contact", ("Input.Type", note), ("__once", Guid.NewGuid().ToString()));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    [Fact]
    public async Task News_are_those_since_the_last_visit_or_of_a_week_for_a_newcomer()
    {
        var id = await world.CaseAsync("Nyhetens Behagsson", then: (made, _, by) => made.Assign(Coach, ResponsibilityArea.WorkAndStudies, new DateOnly(2026, 9, 1), by));
        var first = world.As("cm");
        await first.PageAsync(Start);
        world.App.Clock.Advance(TimeSpan.FromMinutes(10));
        await NoteAsync(id, "HEM");
        world.App.Clock.Advance(TimeSpan.FromMinutes(1));
        // The same visit goes on: it is the first one, so a week is shown.
        var page = await first.PageAsync(Start);
        Assert.Empty(PageRules.Broken(page));
        Assert.Contains("Hembesök", Lately(page), StringComparison.Ordinal);
        Assert.Contains("sju dagar", Lately(page), StringComparison.Ordinal);

        // She signs in again: what she has seen is not new any more.
        world.App.Clock.Advance(TimeSpan.FromMinutes(10));
        using var second = await world.App.SignedInAsync($"cm@{DailyWorld.Slug}.demo");
        Assert.DoesNotContain("Hembesök", Lately(await second.PageAsync(Start)), StringComparison.Ordinal);
        world.App.Clock.Advance(TimeSpan.FromMinutes(1));
        await NoteAsync(id, "VIDEO");
        page = await second.PageAsync(Start);
        Assert.Contains("Video", Lately(page), StringComparison.Ordinal);
        Assert.DoesNotContain("Hembesök", Lately(page), StringComparison.Ordinal);
        Assert.Contains("sedan du var här sist", Lately(page), StringComparison.Ordinal);

        // One row per person and place; those who have no cases are noted alike and see nothing.
        await world.As("statistiker").GetAsync(Start);
        await world.As("statistiker").GetAsync(Start);
        Assert.Equal(1, await world.ReadAsync(db => db.Visits.CountAsync(v => v.UserId == world.StaffId(Role.CaseManager))));
    }

    [Fact]
    public async Task Those_responsible_are_reminded_of_a_consent_as_long_before_as_the_delprojekt_has_decided()
    {
        async Task<Guid> EndingAsync(string name, int days)
        {
            var id = await world.CaseAsync(name);
            await world.WriteAsync(async (db, _) =>
            {
                db.Add(new Consent((await db.Cases.FindAsync(id))!, new ConsentTerms
                {
                    Type = ConsentTypes.Exchange, Party = "FK", ValidFrom = DailyWorld.Today.AddDays(-10), ValidTo = DailyWorld.Today.AddDays(days), Form = ConsentForm.Signature,
                }, new Actor(null, new DateTime(2026, 11, 13, 8, 0, 0, DateTimeKind.Utc))));
                return true;
            });
            return id;
        }
        async Task<string> NeedsAsync() => (await world.As("cm").PageAsync(Start)).GetElementById("h-dig")!.Closest("section")!.TextContent;
        Task SetAsync(int days, DateOnly from) => world.WriteAsync((db, _) =>
        {
            db.Add(new Setting(world.Here.Id, SettingKeys.ConsentReminder, days, from));
            return Task.FromResult(true);
        });

        static string Ends(int days) => $"Samtycke S2 går ut {DailyWorld.Today.AddDays(days).DayAndMonth()}";

        await EndingAsync("Trettio Dagarsson", 30);
        await EndingAsync("Trettioen Dagarsson", 31);
        Assert.Equal(30, await world.ReadAsync(db => db.Settings.Where(s => s.Key == SettingKeys.ConsentReminder && s.DelprojektId == null).Select(s => s.Value).SingleAsync()));
        Assert.True(await world.ReadAsync(db => db.Settings.AnyAsync(s => s.Key == SettingKeys.ConsentReminder && s.ValidFrom <= DailyWorld.Today)));
        var text = await NeedsAsync();
        Assert.Contains("Trettio Dagarsson", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Ends(31), text, StringComparison.Ordinal);
        Assert.Contains(Ends(30), text, StringComparison.Ordinal);

        // What holds from tomorrow changes nothing today.
        await SetAsync(60, DailyWorld.Today.AddDays(1));
        Assert.DoesNotContain(Ends(31), await NeedsAsync(), StringComparison.Ordinal);
        await SetAsync(31, DailyWorld.Today);
        Assert.Contains(Ends(31), await NeedsAsync(), StringComparison.Ordinal);
    }
}
