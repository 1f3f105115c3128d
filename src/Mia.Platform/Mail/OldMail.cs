using Mia.Platform.Data;
using Mia.Platform.Retention;
using Microsoft.EntityFrameworkCore;

namespace Mia.Platform.Mail;

/// <summary>Mail that was sent or given up long ago; its text went at once.</summary>
internal sealed class OldMail(PlatformDbContext db, TimeProvider clock) : IPurge
{
    private const int Days = 90;

    public string Name => $"Uppgifter om mejl som skickades för mer än {Days} dagar sedan";

    private IQueryable<MailRow> Due
    {
        get
        {
            var before = clock.GetUtcNow().UtcDateTime.AddDays(-Days);
            return db.Set<MailRow>().Where(mail => mail.NextAt == null && mail.At < before);
        }
    }

    public Task<int> CountAsync(CancellationToken ct) => Due.CountAsync(ct);

    public Task<int> PurgeAsync(CancellationToken ct) => Due.ExecuteDeleteAsync(ct);
}
