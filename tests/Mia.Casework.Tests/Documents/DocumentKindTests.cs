using System.Net;
using AngleSharp.Dom;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Tests.Daily;
using Mia.Testing;
using Microsoft.EntityFrameworkCore;
using static Mia.Casework.Tests.Documents.TestFiles;

namespace Mia.Casework.Tests.Documents;

/// <summary>Which files are taken, and what is said of the others.</summary>
[Collection("daily")]
public sealed class DocumentKindTests(DailyWorld world) : DocumentPages(world)
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static TheoryData<string, string, byte[]> Well => new()
    {
        { "intyg.pdf", PdfMedia, Pdf() }, { "INTYG.PDF", "application/octet-stream", Pdf() }, { "bild.png", "image/png", Png }, { "bild.jpeg", "image/jpeg", Jpeg }, { "brev.docx", Docx, TestFiles.Docx() },
        { "brev.docx", "", TestFiles.Docx() }, { "lista.xlsx", "application/zip", Xlsx }, { "brev.odt", "application/vnd.oasis.opendocument.text", Odt }, { "lapp.txt", "text/plain", "Hej på dig\r\n"u8.ToArray() },
        { @"C:\Users\prov\..\intyg.pdf", PdfMedia, Pdf() },
    };

    [Theory]
    [MemberData(nameof(Well))]
    public async Task Common_kinds_are_taken(string name, string media, byte[] content)
    {
        var id = await World.CaseAsync();
        Assert.Equal(HttpStatusCode.SeeOther, (await AddAsync(id, name, media, content)).StatusCode);
        var saved = await World.ReadAsync(db => db.Documents.AsNoTracking().Include(d => d.Versions).SingleAsync(d => d.CaseId == id));
        Assert.Equal(name.Split('\\')[^1], saved.Latest.FileName);
        Assert.Equal(Path.GetFileNameWithoutExtension(saved.Latest.FileName), saved.Title);
    }

    public static TheoryData<string, string, byte[], string> Wrong => new()
    {
        { "program.exe", "application/octet-stream", [.. "MZ"u8, 1, 2, 3], "Den sortens fil" },
        { "sida.html", "text/html", "<script>alert(1)</script>"u8.ToArray(), "Den sortens fil" },
        { "bild.svg", "image/svg+xml", "<svg onload='x'/>"u8.ToArray(), "Den sortens fil" },
        { "utan-slut", PdfMedia, Pdf(), "Den sortens fil" },
        { "intyg.pdf", PdfMedia, [.. "MZ"u8, .. new byte[100]], "stämmer inte" },
        { "intyg.pdf", PdfMedia, [.. "<html>"u8, .. Pdf()], "stämmer inte" },
        { "intyg.pdf", "text/html", Pdf(), "stämmer inte" },
        { "bild.png", "image/png", [.. Png, .. "<script>"u8], "stämmer inte" },
        { "bild.jpg", "image/jpeg", Png, "stämmer inte" },
        { "brev.docx", Docx, Xlsx, "stämmer inte" },
        { "brev.docx", Docx, [.. "PK"u8, 3, 4, 9, 9, 9], "stämmer inte" },
        { "brev.odt", "", TestFiles.Docx(), "stämmer inte" },
        { "lapp.txt", "text/plain", [.. "Hej"u8, 0, 1], "stämmer inte" },
        { "brev.docx", Docx, TestFiles.Docx("word/vbaProject.bin"), "makron" },
        { "brev.docx", Docx, DocmInDisguise, "makron" },
        { "tom.pdf", PdfMedia, [], "tom" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task The_wrong_kind_is_refused_at_the_field_and_nothing_is_left(string name, string media, byte[] content, string says)
    {
        var id = await World.CaseAsync();
        var before = FilesOnDisk;
        Assert.Contains(says, await RefusalAsync(await AddAsync(id, name, media, content)), StringComparison.Ordinal);
        await HasFilesAsync(before);
        Assert.False(await World.ReadAsync(db => db.Documents.AnyAsync(d => d.CaseId == id)));
    }

    [Fact]
    public async Task Without_a_file_or_a_kind_the_form_says_so()
    {
        var id = await World.CaseAsync();
        var page = await World.As("cm").PageAsync(DailyWorld.Url(id, "handlingar/ny"));
        Assert.Empty(PageRules.Broken(page));
        Assert.Contains("Välj en fil", await RefusalAsync(await World.As("cm").UploadAsync(page, Form, null, ("Input.Kind", "INTYG"))), StringComparison.Ordinal);
        Assert.Contains("Välj en fil", await RefusalAsync(await World.As("cm").UploadAsync(page, Form, ("Input.File", "", "application/octet-stream", []), ("Input.Kind", "INTYG"))), StringComparison.Ordinal);
        var before = FilesOnDisk;
        var without = await AddAsync(id, "intyg.pdf", PdfMedia, Pdf(), ("Input.Kind", ""), ("Input.Title", new string('x', 500)));
        var text = (await without.ReadAsync()).QuerySelector(".ds-error-summary")!.TextContent;
        Assert.Contains("vilken sorts handling", text, StringComparison.Ordinal);
        Assert.Contains("500", text, StringComparison.Ordinal);
        await HasFilesAsync(before);
    }

    [Fact]
    public async Task Too_large_is_said_at_the_field_whether_it_was_read_or_not()
    {
        var id = await World.CaseAsync();
        await SettingAsync(SettingKeys.DocumentMegabytes, 1);
        try
        {
            var before = FilesOnDisk;
            Assert.Contains("större än 1 MB", await RefusalAsync(await AddAsync(id, "stor.pdf", PdfMedia, [.. Pdf(), .. new byte[1024 * 1024]])), StringComparison.Ordinal);
            // Far too large: answered before it is read.
            var far = await AddAsync(id, "stor.pdf", PdfMedia, new byte[4 * 1024 * 1024]);
            Assert.Equal(HttpStatusCode.SeeOther, far.StatusCode);
            var page = await World.As("cm").PageAsync(far.Headers.Location!.ToString());
            Assert.Equal("true", page.QuerySelector("#Input_File")!.GetAttribute("aria-invalid"));
            Assert.Contains("större än 1 MB", page.GetElementById("Input_File-e")!.TextContent, StringComparison.Ordinal);
            await HasFilesAsync(before);
        }
        finally
        {
            await SettingAsync(SettingKeys.DocumentMegabytes, 20);
        }
    }

    [Fact]
    public async Task A_delprojekt_has_so_much_room_and_no_more()
    {
        var id = await World.CaseAsync();
        await SettingAsync(SettingKeys.DocumentQuotaMegabytes, 0);
        try
        {
            var before = FilesOnDisk;
            Assert.Contains("får inte plats", await RefusalAsync(await AddAsync(id, "intyg.pdf", PdfMedia, Pdf())), StringComparison.Ordinal);
            await HasFilesAsync(before);
        }
        finally
        {
            await SettingAsync(SettingKeys.DocumentQuotaMegabytes, 2000);
        }
    }
}
