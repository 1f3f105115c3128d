using Mia.Platform.Mail;
using Mia.Platform.Tests.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Platform.Tests.Mail;

public sealed class MailTests
{
    [Fact]
    public async Task A_mail_leaves_once_and_its_text_is_then_forgotten()
    {
        var drop = DataHost.NewDirectory();
        await using var host = await DataHost.StartAsync(null, null, ("Mail:Drop", drop), ("Mail:From", "mia@example.se"));
        await AddAsync(host);
        Assert.Equal(1, await host.Get<MailSender>().SendDueAsync(default));
        Assert.Equal(0, await host.Get<MailSender>().SendDueAsync(default));
        var text = await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(drop)));
        Assert.Contains("testa@example.se", text, StringComparison.Ordinal);
        using var outside = host.Outside();
        Assert.Equal(1, outside.Scalar<long>("SELECT count(*) FROM Platform_Mail WHERE SentAt IS NOT NULL AND \"To\" IS NULL AND Body IS NULL"));
        Directory.Delete(drop, recursive: true);
    }

    [Fact]
    public async Task A_command_that_fails_sends_nothing()
    {
        var drop = DataHost.NewDirectory();
        await using var host = await DataHost.StartAsync(null, null, ("Mail:Drop", drop));
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.WriteAsync((s, _) =>
        {
            s.GetRequiredService<IMailOutbox>().Add("invitation", "testa@example.se", "Inbjudan", "Hej");
            throw new InvalidOperationException();
        }));
        Assert.Equal(0, await host.Get<MailSender>().SendDueAsync(default));
        Directory.Delete(drop, recursive: true);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_tried_again_later()
    {
        await using var host = await DataHost.StartAsync(null, null, ("Mail:Host", "127.0.0.1"), ("Mail:Port", "1"), ("Mail:Tls", "false"));
        await AddAsync(host);
        Assert.Equal(0, await host.Get<MailSender>().SendDueAsync(default));
        using var outside = host.Outside();
        Assert.Equal("SmtpException", outside.Scalar<string>("SELECT Error FROM Platform_Mail WHERE Failures = 1 AND NextAt > At AND Body IS NOT NULL"));
    }

    [Fact]
    public async Task Without_a_server_mail_waits_in_the_outbox()
    {
        await using var host = await DataHost.StartAsync();
        await AddAsync(host);
        Assert.Equal(0, await host.Get<MailSender>().SendDueAsync(default));
        using var outside = host.Outside();
        Assert.Equal(1, outside.Scalar<long>("SELECT count(*) FROM Platform_Mail WHERE Failures = 0 AND Body IS NOT NULL"));
    }

    private static Task AddAsync(DataHost host) => host.WriteAsync((s, _) =>
    {
        s.GetRequiredService<IMailOutbox>().Add("invitation", "testa@example.se", "Inbjudan till Mia", "En länk väntar.");
        return Task.CompletedTask;
    });
}
