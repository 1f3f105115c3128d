using System.Collections.Concurrent;
using System.Net;
using System.Text;
using AngleSharp.Dom;
using Mia.Platform.People;
using Mia.Testing;
using Microsoft.Extensions.Logging;

namespace Mia.Architecture.Tests;

/// <summary>Planted names, numbers and notes are found on the pages of those who may, and in no file, log or error page.</summary>
public sealed class CanaryTests
{
    private const string Name = "Kanariefia Kvittersson";
    private const string Phone = "070-174 06 07";
    private const string Mail = "kanariefagel@example.se";
    private const string Wish = "Visslandetkanarie vill arbeta i trädgård";
    private const string Note = "Sjungandekanarie berättade om sin förmiddag";
    private static readonly IdentityNumber Number = TestNumbers.For(new DateOnly(1988, 7, 6), 3);

    [Fact]
    public async Task What_is_written_about_a_person_is_in_no_file_log_or_error_page()
    {
        var log = new Heard();
        var app = new MiaApp { KeepData = true, Log = log };
        var folder = app.DataDirectory;
        try
        {
            await LiveAsync(app);
            await app.DisposeAsync();
            Assert.NotEmpty(log.Lines);
            string[] canaries = ["Kanariefia", "Kvittersson", "kanariefagel", "Visslandetkanarie", "Sjungandekanarie", Number.Reveal(), Number.Reveal()[2..], "0701740607", Phone];
            var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToList();
            Assert.Contains(files, f => f.EndsWith("mia.db", StringComparison.Ordinal));
            Rule.NoneOf(
                from file in files
                let bytes = File.ReadAllBytes(file)
                from canary in canaries
                from encoding in new[] { Encoding.UTF8, Encoding.Unicode }
                where bytes.AsSpan().IndexOf(encoding.GetBytes(canary)) >= 0
                select $"{Path.GetFileName(file)}: {canary}", "Readable in a file");
            Rule.NoneOf(log.Lines.Where(l => canaries.Any(c => l.Contains(c, StringComparison.OrdinalIgnoreCase))), "Readable in the log");
        }
        finally
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task LiveAsync(MiaApp app)
    {
        using var anybody = app.Browser();
        var sent = await anybody.SubmitAsync(await anybody.PageAsync("/anmalan/sodertalje"), "main form", ("Input.Sender", "Self"), ("Input.Name", Name),
            ("Input.BirthYear", "1988"), ("Input.IdentityNumber", Number.Reveal()), ("Input.KommunCode", "0181"), ("Input.Gender", "Woman"), ("Input.Phone", Phone), ("Input.Email", Mail), ("Input.Wish", Wish));
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);

        using var cm = await app.SignedInAsync("cm@sodertalje.demo");
        var inbox = await cm.PageAsync("/sodertalje/inkorg");
        var referral = inbox.QuerySelectorAll("main a").Single(a => a.TextContent.Contains(Name, StringComparison.Ordinal)).GetAttribute("href")!;
        var form = await cm.PageAsync(referral + "/inskrivning");
        var responsible = form.QuerySelectorAll("select[name='Input.MainResponsibleId'] option").First(o => o.GetAttribute("value") is { Length: > 0 }).GetAttribute("value");
        var enrolled = await cm.SubmitAsync(form, "main form", ("Input.Consents[0].Given", "true"), ("Input.MainResponsibleId", responsible), ("Input.TypeCode", "CM"), ("Input.BirthDate", "1988-07-06"));
        Assert.True(enrolled.StatusCode == HttpStatusCode.SeeOther, (await enrolled.ReadAsync()).QuerySelector("main")?.TextContent);
        var address = enrolled.Headers.Location!.OriginalString;

        var noted = await cm.SubmitAsync(await cm.PageAsync(address + "/kontakter/ny"), "main form.contact", ("Input.Type", "MOTE"), ("Input.Note", Note));
        Assert.Equal(HttpStatusCode.SeeOther, noted.StatusCode);
        Assert.Contains(Note, (await cm.PageAsync(address + "/kontakter")).Body!.TextContent, StringComparison.Ordinal);

        // Search, a refused post and a page that is not there: the answers must not repeat what was sent to those who may not see it.
        var found = await cm.SubmitAsync(await cm.PageAsync("/sodertalje/start"), "form[role=search]", ("q", "kvitterson"));
        Assert.Contains(Name, (await (found.Headers.Location is { } to ? await cm.GetAsync(to) : found).ReadAsync()).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var other = await app.SignedInAsync("cm@stockholm.demo");
        foreach (var attempt in new[] { address, "/stockholm" + address["/sodertalje".Length..], "/fel/500" })
            Assert.DoesNotContain("Kvittersson", await (await other.GetAsync(attempt)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private sealed class Heard : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
