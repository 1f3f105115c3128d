using Mia.Casework.Data;
using Mia.Casework.Domain.Alerts;
using Mia.Casework.Domain.Bookings;
using Mia.Casework.Services.Alerts;
using Mia.Platform.Data;
using Mia.Platform.Identity;
using Mia.Platform.Jobs;
using Mia.Platform.Mail;
using Mia.Platform.Organisation;
using Mia.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Casework.Services.Bookings;

/// <summary>How much there is today, without a word about whom or where.</summary>
internal readonly record struct DailyCounts(int Meetings, int Tasks, int Waiting)
{
    public bool None => Meetings + Tasks + Waiting == 0;

    public static DailyCounts operator +(DailyCounts a, DailyCounts b) => new(a.Meetings + b.Meetings, a.Tasks + b.Tasks, a.Waiting + b.Waiting);

    /// <summary>Text of the mail. No names, no delprojekt: the name of one can say something about health (methods.md 19).</summary>
    public string Text => $"""
        Hej!

        I dag i Mia:
        {Meetings} {(Meetings == 1 ? "möte" : "möten")}
        {Tasks} {(Tasks == 1 ? "uppgift" : "uppgifter")} att göra
        {Waiting} {(Waiting == 1 ? "person" : "personer")} som behöver dig

        Logga in i Mia för att se vilka. Du väljer själv under Vecka, Kalender och mejl, om du vill ha det här mejlet.
        """;
}

/// <summary>
/// The daily mail, for those who have asked for it: on working days from seven to noon, once a day, and only when something waits
/// (domain/peers.md 3, pain 12). Run twice, it sends once.
/// </summary>
internal sealed class DailyMailJob(IServiceScopeFactory scopes, CaseworkDbContext db, PlatformDbContext platform, DataSession session, IMailOutbox outbox,
    IDelprojektDirectory directory, IStaffDirectory staff, TimeProvider clock) : IJob
{
    private static readonly TimeOnly From = new(7, 0), To = new(12, 0);

    public string Id => "dagligt-mejl";

    public string Name => "Skicka dagligt mejl med antal";

    public TimeSpan? Every => TimeSpan.FromMinutes(30);

    public async Task RunAsync(IProgress<JobProgress> progress, CancellationToken ct)
    {
        var now = SwedishTime.ToLocal(clock.UtcNow());
        var today = clock.Today();
        if (!SwedishCalendar.IsWorkingDay(today) || TimeOnly.FromDateTime(now) < From || TimeOnly.FromDateTime(now) >= To) return;
        var wanting = await db.DailyMails.AsNoTracking().Where(m => m.On && m.LastOn != today).Select(m => new { m.Id, m.UserId }).ToListAsync(ct);
        for (var i = 0; i < wanting.Count; i++)
        {
            progress.Report(new(i, wanting.Count, "Räknar"));
            var counts = await CountAsync(wanting[i].UserId, today, ct);
            var (id, userId) = (wanting[i].Id, wanting[i].UserId);
            var address = await platform.Set<User>().AsNoTracking().Where(u => u.Id == userId).Select(u => u.Email).FirstOrDefaultAsync(ct);
            await session.WriteAsync(async token =>
            {
                var row = await db.DailyMails.FirstAsync(m => m.Id == id, token);
                if (row.LastOn == today) return;
                row.Sent(today);
                if (!counts.None && address is not null) outbox.Add("daily", address, "Din dag i Mia", counts.Text);
            }, ct);
        }
        progress.Report(new(wanting.Count, wanting.Count, "Klart"));
    }

    private async Task<DailyCounts> CountAsync(Guid userId, DateOnly today, CancellationToken ct)
    {
        var sum = new DailyCounts();
        if (staff.Find(userId) is not { Open: true } member) return sum;
        foreach (var place in member.On(today).Select(a => a.DelprojektId).OfType<Guid>().Distinct())
        {
            if (directory.Find(place) is not { } delprojekt) continue;
            sum += await scopes.RunInDelprojektAsync(delprojekt, async services =>
            {
                var own = services.GetRequiredService<CaseworkDbContext>();
                var meetings = await own.Bookings.CountAsync(b => b.On == today && b.Status == BookingStatus.Planned && b.Staff.Any(s => s.UserId == userId), ct);
                var tasks = await own.WorkTasks.CountAsync(t => t.OwnerId == userId && t.DoneAt == null && t.DueOn <= today, ct);
                var alerts = await services.GetRequiredService<AlertEngine>().FindAsync(userId, withReferrals: false, ct);
                return new DailyCounts(meetings, tasks, alerts.Where(a => a.Snooze is null && a.Terms.Receiver != AlertReceiver.Registrar).Select(a => a.Fact.SubjectId).Distinct().Count());
            });
        }
        return sum;
    }
}
