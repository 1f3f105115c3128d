using System.Text;
using Mia.Casework.Data;
using Mia.Casework.Domain.Bookings;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Services.Bookings;
using Mia.Platform.Data;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Casework.Pages.Kalender;

/// <summary>The times of one member of staff, for a calendar program that has the secret address. A wrong, old or closed address looks alike.</summary>
[AllowAnonymous]
[EnableRateLimiting("public")]
public sealed class FeedModel : MiaPage
{
    /// <summary>Secret of the address.</summary>
    [FromRoute(Name = "token")]
    public string Token { get; set; } = "";

    /// <summary>Sends the calendar.</summary>
    public async Task<IActionResult> OnGetAsync() => await Send(new Query(Token)) is { Length: > 0 } text
        ? File(Encoding.UTF8.GetBytes(text), "text/calendar; charset=utf-8", "mia.ics") : NotFound();

    /// <summary>What the address opens.</summary>
    [Anonymous]
    public sealed record Query(string Token) : IQuery<string>;

    internal sealed class Reader(IServiceScopeFactory scopes, IStaffDirectory staff, ICodeLists codes, TimeProvider clock) : IRequestHandler<Query, string>
    {
        private const int DaysBack = 30;
        private const int DaysAhead = 365;

        public async Task<string> Handle(Query request, CancellationToken cancellationToken)
        {
            if (request.Token.Length != CalendarFeed.TokenLength) return "";
            var (hash, today) = (CalendarFeed.Hash(request.Token), clock.Today());
            // The secret is who is asking. What is fetched of a booking is when, and what sort of place.
            return await scopes.RunAsSystemAsync(async services =>
            {
                var db = services.GetRequiredService<CaseworkDbContext>();
                var whose = await db.CalendarFeeds.AsNoTracking().Where(f => f.TokenHash == hash).Select(f => (Guid?)f.UserId).FirstOrDefaultAsync(cancellationToken);
                if (whose is not { } id || staff.Find(id) is not { Open: true } member) return "";
                // Times of a delprojekt where she no longer works are no longer hers.
                var places = member.On(today).Select(a => a.DelprojektId).OfType<Guid>().Distinct().ToList();
                var (from, to) = (today.AddDays(-DaysBack), today.AddDays(DaysAhead));
                var times = await db.Bookings.AsNoTracking().Where(b => b.On >= from && b.On <= to && places.Contains(b.DelprojektId) && b.Staff.Any(s => s.UserId == id))
                    .OrderBy(b => b.On).ThenBy(b => b.From).Select(b => new { b.Id, b.On, b.From, b.To, b.PlaceKind, b.Status, b.Sequence }).ToListAsync(cancellationToken);
                return CalendarText.Of(times.Select(t => new CalendarTime(t.Id, t.On, t.From, t.To, codes.Text(CodeLists.BookingPlace, t.PlaceKind),
                    t.Status == BookingStatus.Cancelled, t.Sequence)), clock.UtcNow());
            });
        }
    }
}
