using System.Net;
using AngleSharp.Dom;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Tests.Daily;
using Mia.Testing;
using Microsoft.EntityFrameworkCore;
using static Mia.Casework.Tests.Documents.TestFiles;

namespace Mia.Casework.Tests.Documents;

/// <summary>What tests of documents share: sending a file, what is said about it, and what lies on the disk.</summary>
public abstract class DocumentPages(DailyWorld world)
{
    protected DailyWorld World { get; } = world;

    protected const string Form = "main form[enctype]";

    protected string Folder => Path.Combine(World.App.DataDirectory, "files");

    protected int FilesOnDisk => Directory.Exists(Folder) ? Directory.GetFiles(Folder, "*", SearchOption.AllDirectories).Length : 0;

    /// <summary>A file that nobody has kept goes when the answer has been sent: a moment after whoever asked has it.</summary>
    protected async Task HasFilesAsync(int number)
    {
        for (var i = 0; i < 200 && FilesOnDisk != number; i++) await Task.Delay(20);
        Assert.Equal(number, FilesOnDisk);
    }

    protected async Task<HttpResponseMessage> AddAsync(Guid id, string name, string media, byte[] content, params (string, string?)[] more) => await World.As("cm")
        .UploadAsync(await World.As("cm").PageAsync(DailyWorld.Url(id, "handlingar/ny")), Form, ("Input.File", name, media, content), more.Any(m => m.Item1 == "Input.Kind") ? more : [("Input.Kind", "INTYG"), .. more]);

    protected async Task<string> AddedAsync(Guid id, byte[]? content = null, string name = "Intyg från provvården.pdf", string title = "Provintyg")
    {
        var answer = await AddAsync(id, name, name.EndsWith(".pdf", StringComparison.Ordinal) ? PdfMedia : "image/png", content ?? Pdf(), ("Input.Title", title));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    protected static async Task<string> RefusalAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.ReadAsync();
        Assert.Empty(PageRules.Broken(page));
        // At the field, and the field says so to a screen reader.
        var field = page.QuerySelector("#Input_File")!;
        Assert.Equal("true", field.GetAttribute("aria-invalid"));
        return page.GetElementById("Input_File-e")!.TextContent;
    }

    protected Task<bool> SettingAsync(string key, int value) => World.WriteAsync(async (db, _) =>
    {
        var today = DailyWorld.Today;
        if (await db.Settings.FirstOrDefaultAsync(s => s.Key == key && s.DelprojektId == World.Here.Id && s.ValidFrom == today) is { } own) own.Change(value, default);
        else db.Add(new Setting(World.Here.Id, key, value, today));
        return true;
    });
}
