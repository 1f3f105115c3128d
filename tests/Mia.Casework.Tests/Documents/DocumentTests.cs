using System.Net;
using AngleSharp.Dom;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.People;
using Mia.Casework.Tests.Daily;
using Mia.Platform.Data;
using Mia.Platform.Data.Logs;
using Mia.Platform.Identity;
using Mia.Platform.Retention;
using Mia.Platform.Security;
using Mia.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Mia.Casework.Tests.Documents.TestFiles;

namespace Mia.Casework.Tests.Documents;

/// <summary>Documents on a case, from the form to the disk and back.</summary>
[Collection("daily")]
public sealed class DocumentTests(DailyWorld world) : DocumentPages(world)
{
    [Fact]
    public async Task A_file_comes_back_as_it_was_and_the_log_knows_who_fetched_it()
    {
        var id = await World.CaseAsync();
        var cm = World.As("cm");
        Assert.Empty(PageRules.Broken(await cm.PageAsync(DailyWorld.Url(id, "handlingar"))));
        var content = Pdf(new string('å', 100_000));
        var address = await AddedAsync(id, content);
        var page = await cm.PageAsync(address);
        Assert.Empty(PageRules.Broken(page));
        Assert.Contains("Intyg eller utlåtande", page.Body!.TextContent, StringComparison.Ordinal);
        var fetched = await cm.GetAsync(page.QuerySelector("a[download]")!.GetAttribute("href"));
        Assert.Equal(content, await fetched.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", fetched.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("Intyg från provvården.pdf", fetched.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal(PdfMedia, fetched.Content.Headers.ContentType!.ToString());
        Assert.Equal("nosniff", fetched.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("sandbox", fetched.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("no-store", fetched.Headers.CacheControl!.ToString(), StringComparison.Ordinal);

        var person = await World.ReadAsync(db => db.Cases.Where(c => c.Id == id).Select(c => c.ParticipantId).SingleAsync());
        var entries = await World.App.Services.GetRequiredService<AccessLog>().ListAsync(new AccessFilter(ParticipantId: person), null, 100, CancellationToken.None);
        foreach (var kind in new[] { "case.documents", "case.document", "case.document-fetched" }) Assert.Contains(entries, e => e.Entry.Kind == kind);
        var list = await cm.PageAsync(DailyWorld.Url(id, "handlingar"));
        Assert.Empty(PageRules.Broken(list));
        Assert.Equal("Provintyg", list.QuerySelector("tbody th")!.TextContent.Trim());
        var overview = await cm.PageAsync(DailyWorld.Url(id));
        Assert.Contains("Provintyg", overview.QuerySelector("#h-handlingar")!.Closest("section")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ny handling", (await cm.PageAsync(DailyWorld.Url(id, "historik"))).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disk_that_refuses_the_file_is_said_on_the_form_and_the_next_try_is_kept()
    {
        var id = await World.CaseAsync();
        var (aside, files) = (Folder + ".aside", FilesOnDisk);
        if (Directory.Exists(Folder)) Directory.Move(Folder, aside);
        await File.WriteAllTextAsync(Folder, "");
        try
        {
            var refused = await AddAsync(id, "intyg.pdf", PdfMedia, Pdf(), ("Input.Title", "Intyg från provvården"));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            var page = await refused.ReadAsync();
            Assert.Contains("Inte sparat", page.GetElementById("inte-sparat")!.TextContent, StringComparison.Ordinal);
            Assert.Equal("Intyg från provvården", page.QuerySelector("[name='Input.Title']")!.GetAttribute("value"));
        }
        finally
        {
            File.Delete(Folder);
            if (Directory.Exists(aside)) Directory.Move(aside, Folder);
        }
        await HasFilesAsync(files);
        await AddedAsync(id);
        await HasFilesAsync(files + 1);
    }

    [Fact]
    public async Task A_stolen_disk_gives_neither_the_file_nor_its_name()
    {
        var id = await World.CaseAsync();
        await AddedAsync(id, Pdf(string.Concat(Enumerable.Repeat("Kattugglan ", 20_000))), "Kattugglans utlåtande.pdf", "Kattugglan");
        await using var copy = new MemoryStream();
        foreach (var file in Directory.GetFiles(World.App.DataDirectory, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)))
        {
            await using var source = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            copy.SetLength(0);
            await source.CopyToAsync(copy);
            Assert.True(copy.ToArray().AsSpan().IndexOf("Kattuggla"u8) < 0, $"Found in {Path.GetFileName(file)}");
        }
        foreach (var left in Directory.GetFiles(Path.GetTempPath(), "ASPNETCORE_*"))
            Assert.True((await File.ReadAllBytesAsync(left)).AsSpan().IndexOf("Kattuggla"u8) < 0, "Left in the temporary folder");
    }

    [Fact]
    public async Task Versions_are_kept_and_the_same_file_twice_is_no_version()
    {
        var id = await World.CaseAsync();
        var cm = World.As("cm");
        var address = await AddedAsync(id, Pdf("ett"));
        var page = await cm.PageAsync(address + "/ny-version");
        Assert.Empty(PageRules.Broken(page));
        Assert.Contains("densamma som version 1", await RefusalAsync(await cm.UploadAsync(page, Form, ("Input.File", "igen.pdf", PdfMedia, Pdf("ett")))), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.UploadAsync(page, Form, ("Input.File", "nytt.pdf", PdfMedia, Pdf("två")))).StatusCode);
        Assert.Equal(Pdf("ett"), await cm.GetByteArrayAsync(address + "/versioner/1"));
        Assert.Equal(Pdf("två"), await cm.GetByteArrayAsync(address + "/versioner/2"));
        Assert.Equal(HttpStatusCode.NotFound, (await cm.GetAsync(address + "/versioner/3")).StatusCode);
        var shown = await cm.PageAsync(address);
        Assert.Empty(PageRules.Broken(shown));
        Assert.Equal(2, shown.QuerySelectorAll("#h-vers ~ ul li, section:has(#h-vers) li").Length);
    }

    [Fact]
    public async Task A_picture_is_shown_where_nothing_can_run_and_other_kinds_are_only_fetched()
    {
        var id = await World.CaseAsync();
        var cm = World.As("cm");
        var address = await AddedAsync(id, Png, "bild.png");
        var picture = (await cm.PageAsync(address)).QuerySelector("img.doc__img")!;
        var shown = await cm.GetAsync(picture.GetAttribute("src"));
        Assert.Equal(Png, await shown.Content.ReadAsByteArrayAsync());
        Assert.Equal("inline", shown.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("image/png", shown.Content.Headers.ContentType!.ToString());
        var policy = shown.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script", policy, StringComparison.Ordinal);
        var text = (await AddAsync(id, "lapp.txt", "text/plain", "Hej"u8.ToArray())).Headers.Location!.ToString();
        Assert.Equal(HttpStatusCode.NotFound, (await cm.GetAsync(text + "/versioner/1/visa")).StatusCode);
        Assert.Null((await cm.PageAsync(text)).QuerySelector("a[href$=visa]"));
    }

    [Fact]
    public async Task A_removal_can_be_taken_back_for_30_days_and_then_the_bytes_are_gone()
    {
        var id = await World.CaseAsync();
        var cm = World.As("cm");
        var address = await AddedAsync(id);
        var file = await FileOfAsync(id);
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(await cm.PageAsync(address), "form[action$='handler=remove']")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await cm.GetAsync(address + "/versioner/1")).StatusCode);
        var list = await cm.PageAsync(DailyWorld.Url(id, "handlingar"));
        Assert.Empty(PageRules.Broken(list));
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(list, "main form[method=post]")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await cm.GetAsync(address + "/versioner/1")).StatusCode);

        await cm.SubmitAsync(await cm.PageAsync(address), "form[action$='handler=remove']");
        await World.WriteAsync(async (db, _) =>
        {
            var before = World.App.Clock.GetUtcNow().UtcDateTime.AddDays(-31);
            return await db.Documents.IgnoreQueryFilters([MiaDbContext.SoftDeleteFilter]).Where(d => d.CaseId == id).ExecuteUpdateAsync(s => s.SetProperty(d => d.DeletedAt, before));
        });
        File.SetLastWriteTimeUtc(file, World.App.Clock.GetUtcNow().UtcDateTime.AddDays(-40));
        Assert.DoesNotContain("Nyligen borttaget", (await cm.PageAsync(DailyWorld.Url(id, "handlingar"))).Body!.TextContent, StringComparison.Ordinal);
        await SweepAsync();
        Assert.True(File.Exists(file), "A row still names it");
        await AsSystemAsync(services => services.GetRequiredService<PurgeRun>().RunAsync(CancellationToken.None));
        await SweepAsync();
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task Only_those_who_answer_for_the_case_find_anything_there()
    {
        var id = await World.CaseAsync();
        var protectedOne = await World.CaseAsync("Hemliga Provsson", ProtectionLevel.Protected);
        var address = await AddedAsync(id);
        var hidden = await AddedAsync(protectedOne);
        foreach (var path in new[] { address, address + "/versioner/1", address + "/versioner/1/visa", address + "/ny-version", DailyWorld.Url(id, "handlingar"), DailyWorld.Url(id, "handlingar/ny") })
        {
            // A colleague who does not answer for the case, a coach likewise, the leader, and somebody from another delprojekt.
            foreach (var who in new[] { "se", "projektledare", "kbt" }) Assert.Equal(HttpStatusCode.Forbidden, (await World.As(who).GetAsync(path)).StatusCode);
            var elsewhere = World.As($"cm@{DailyWorld.Other}.demo");
            Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync(path)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync(path.Replace(DailyWorld.Slug, DailyWorld.Other, StringComparison.Ordinal))).StatusCode);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await World.As("se").GetAsync(hidden + "/versioner/1")).StatusCode);
        // A document of one case at the address of another.
        Assert.Equal(HttpStatusCode.NotFound, (await World.As("cm").GetAsync(address.Replace(id.ToString(), protectedOne.ToString(), StringComparison.Ordinal))).StatusCode);
    }

    [Fact]
    public async Task A_file_sent_to_somebody_elses_case_is_answered_as_the_case_is_and_leaves_nothing()
    {
        var sami = World.App.Services.GetRequiredService<IStaffDirectory>().In(World.Here.Id, Role.SeCoach).Single(m => m.Name == "Sami Testlund").Id;
        var mine = await World.CaseAsync(then: (c, _, by) => c.Assign(sami, ResponsibilityArea.WorkAndStudies, c.EnrolledOn, by));
        var (id, protectedOne) = (await World.CaseAsync(), await World.CaseAsync("Hemliga Provsson", ProtectionLevel.Protected));
        var se = World.As("se");
        var page = await se.PageAsync(DailyWorld.Url(mine, "handlingar/ny"));
        var before = FilesOnDisk;
        foreach (var content in new[] { Pdf(), "ingen pdf"u8.ToArray() })
        {
            foreach (var (other, status) in new[] { (id, HttpStatusCode.Forbidden), (protectedOne, HttpStatusCode.NotFound) })
            {
                page.QuerySelector(Form)!.SetAttribute("action", DailyWorld.Url(other, "handlingar/ny"));
                Assert.Equal(status, (await se.UploadAsync(page, Form, ("Input.File", "intyg.pdf", PdfMedia, content), ("Input.Kind", "INTYG"))).StatusCode);
            }
        }
        await HasFilesAsync(before);
    }

    [Fact]
    public async Task Off_is_gone_and_on_again_everything_is_there()
    {
        var id = await World.CaseAsync();
        var cm = World.As("cm");
        var address = await AddedAsync(id);
        await World.App.SwitchAsync(DailyWorld.Slug, "handlingar", on: false);
        try
        {
            foreach (var gone in new[] { address, address + "/versioner/1", DailyWorld.Url(id, "handlingar"), DailyWorld.Url(id, "handlingar/ny") })
                Assert.Equal(HttpStatusCode.NotFound, (await cm.GetAsync(gone)).StatusCode);
            Assert.DoesNotContain("handlingar", (await cm.PageAsync(DailyWorld.Url(id))).Body!.InnerHtml, StringComparison.Ordinal);
        }
        finally
        {
            await World.App.SwitchAsync(DailyWorld.Slug, "handlingar", on: true);
        }
        Assert.Equal(Pdf(), await cm.GetByteArrayAsync(address + "/versioner/1"));
    }

    [Fact]
    public async Task Posted_twice_it_is_one_document_and_without_a_token_none()
    {
        var id = await World.CaseAsync();
        var cm = World.As("cm");
        var page = await cm.PageAsync(DailyWorld.Url(id, "handlingar/ny"));
        var before = FilesOnDisk;
        for (var i = 0; i < 2; i++) Assert.Equal(HttpStatusCode.SeeOther, (await cm.UploadAsync(page, Form, ("Input.File", "intyg.pdf", PdfMedia, Pdf()), ("Input.Kind", "INTYG"))).StatusCode);
        Assert.Equal(1, await World.ReadAsync(db => db.Documents.CountAsync(d => d.CaseId == id)));
        Assert.Equal(HttpStatusCode.BadRequest, (await cm.UploadAsync(page, Form, ("Input.File", "intyg.pdf", PdfMedia, Pdf("x")), ("Input.Kind", "INTYG"), ("__RequestVerificationToken", "x"))).StatusCode);
        await HasFilesAsync(before + 1);
    }

    [Fact]
    public async Task Two_who_rename_a_document_see_each_other()
    {
        var id = await World.CaseAsync();
        var cm = World.As("cm");
        var address = await AddedAsync(id);
        var (first, second) = (await cm.PageAsync(address), await cm.PageAsync(address));
        Assert.Equal(HttpStatusCode.SeeOther, (await cm.SubmitAsync(first, "main form.form", ("Input.Title", "Beslut om prov"), ("Input.Kind", "BESLUT"))).StatusCode);
        var conflict = await cm.SubmitAsync(second, "main form.form", ("Input.Title", "Något annat"));
        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        Assert.Contains("Beslut om prov", (await conflict.ReadAsync()).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_somebody_has_touched_on_the_disk_is_not_sent()
    {
        var id = await World.CaseAsync();
        var address = await AddedAsync(id);
        var path = await FileOfAsync(id);
        var bytes = await File.ReadAllBytesAsync(path);
        bytes[60] ^= 1;
        await File.WriteAllBytesAsync(path, bytes);
        var (failed, content) = (false, "");
        try
        {
            var answer = await World.As("cm").GetAsync(address + "/versioner/1");
            content = await answer.Content.ReadAsStringAsync();
            failed = !answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            failed = true;
        }
        Assert.True(failed);
        Assert.DoesNotContain("%PDF", content, StringComparison.Ordinal);
        File.Delete(path);
        await World.WriteAsync(async (db, _) => await db.Documents.Where(d => d.CaseId == id).ExecuteDeleteAsync());
    }

    private async Task<string> FileOfAsync(Guid caseId)
    {
        var name = await World.ReadAsync(db => db.Documents.Where(d => d.CaseId == caseId).SelectMany(d => d.Versions).Select(v => v.FileId).SingleAsync());
        return Directory.GetFiles(Folder, name.ToString("N"), SearchOption.AllDirectories).Single();
    }

    private Task<bool> SweepAsync() => AsSystemAsync(async services =>
    {
        await services.GetServices<Platform.Jobs.IJob>().Single(j => j.Id == "filer-utan-rad").RunAsync(new Progress<Platform.Jobs.JobProgress>(), CancellationToken.None);
        return true;
    });

    private Task<T> AsSystemAsync<T>(Func<IServiceProvider, Task<T>> work) => World.App.Services.GetRequiredService<IServiceScopeFactory>().RunAsSystemAsync(work);
}
