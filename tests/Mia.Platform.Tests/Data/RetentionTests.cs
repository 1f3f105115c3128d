using Mia.Platform.Data;
using Mia.Platform.Drafts;
using Mia.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Platform.Tests.Data;

public sealed class RetentionTests
{
    [Fact]
    public async Task Old_drafts_and_old_mail_are_forgotten_and_the_others_kept()
    {
        await using var host = await DataHost.StartAsync(null, services => services.AddScoped<OldDrafts>().AddScoped<OldMail>());
        var now = DateTime.UtcNow;
        await host.WriteAsync((s, _) =>
        {
            var db = s.GetRequiredService<PlatformDbContext>();
            foreach (var (key, age) in new[] { ("kontakt.ny", 29), ("kontakt.gammal", 31) })
            {
                var draft = new Draft(Guid.NewGuid(), key);
                draft.Keep("{}", now.AddDays(-age));
                db.Add(draft);
            }
            db.Add(new MailRow { Kind = "new", At = now.AddDays(-5) });
            db.Add(new MailRow { Kind = "old", At = now.AddDays(-91) });
            db.Add(new MailRow { Kind = "waits", At = now.AddDays(-91), NextAt = now });
            return Task.CompletedTask;
        });
        Assert.Equal(1, await host.ReadAsync(s => s.GetRequiredService<OldDrafts>().CountAsync(default)));
        await host.WriteAsync(async (s, ct) =>
        {
            Assert.Equal(1, await s.GetRequiredService<OldDrafts>().PurgeAsync(ct));
            Assert.Equal(1, await s.GetRequiredService<OldMail>().PurgeAsync(ct));
        });
        Assert.Equal("kontakt.ny", (await host.ReadAsync(s => s.GetRequiredService<PlatformDbContext>().Set<Draft>().SingleAsync())).Key);
        Assert.Equal(["new", "waits"], await host.ReadAsync(s => s.GetRequiredService<PlatformDbContext>().Set<MailRow>().Select(m => m.Kind).Order().ToListAsync()));
    }
}
