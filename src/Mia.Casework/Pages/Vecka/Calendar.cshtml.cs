using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Bookings;
using Mia.Platform.Messaging;
using Mia.Platform.Security;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Vecka;

/// <summary>One's own calendar address and daily mail.</summary>
public sealed class CalendarModel : MiaPage
{
    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <summary>The address as a calendar program wants it.</summary>
    public string? Address => Shown.Token is { } token ? $"{Request.Scheme}://{Request.Host}/kalender/{token}" : null;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query());

    /// <summary>Shows what is chosen.</summary>
    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    /// <summary>Makes an address, or a new one.</summary>
    public async Task<IActionResult> OnPostOpenAsync()
    {
        await Send(new Open());
        return Done(Go("vecka/kalender"), "Adressen är klar. En tidigare adress fungerar inte längre.");
    }

    /// <summary>Closes the address.</summary>
    public async Task<IActionResult> OnPostCloseAsync()
    {
        await Send(new Close());
        return Done(Go("vecka/kalender"), "Adressen är stängd.");
    }

    /// <summary>Daily mail or not.</summary>
    public async Task<IActionResult> OnPostMailAsync([FromForm] bool on)
    {
        await Send(new Mail(on));
        return Done(Go("vecka/kalender"), on ? "Du får ett mejl de dagar något väntar." : "Du får inget dagligt mejl.");
    }

    /// <summary>What is chosen.</summary>
    [Requires(CaseworkPermissions.ReadBookings)]
    public sealed record Query : IQuery<View>;

    /// <summary>What the page shows.</summary>
    /// <param name="Token">Secret of the address; null when there is none.</param>
    /// <param name="Mail">Daily mail.</param>
    public sealed record View(string? Token, bool Mail);

    /// <summary>Makes an address, or a new one.</summary>
    [Requires(CaseworkPermissions.ReadBookings)]
    public sealed record Open : ICommand<bool>;

    /// <summary>Closes the address.</summary>
    [Requires(CaseworkPermissions.ReadBookings)]
    public sealed record Close : ICommand<bool>;

    /// <summary>Daily mail or not.</summary>
    [Requires(CaseworkPermissions.ReadBookings)]
    public sealed record Mail(bool On) : ICommand<bool>;

    internal sealed class Reader(CaseworkDbContext db, ICurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken) => new(
            (await db.CalendarFeeds.AsNoTracking().FirstOrDefaultAsync(f => f.UserId == user.Id, cancellationToken))?.Token,
            await db.DailyMails.AnyAsync(m => m.UserId == user.Id && m.On, cancellationToken));
    }

    internal sealed class Handler(CaseworkDbContext db, ICurrentUser user) : IRequestHandler<Open, bool>, IRequestHandler<Close, bool>, IRequestHandler<Mail, bool>
    {
        private Guid Me => user.Id ?? throw new ForbiddenException("signed-in");

        public async Task<bool> Handle(Open request, CancellationToken cancellationToken)
        {
            if (await FeedAsync(cancellationToken) is { } feed) feed.Renew(CalendarFeed.NewToken());
            else db.Add(new CalendarFeed(Me, CalendarFeed.NewToken()));
            return true;
        }

        public async Task<bool> Handle(Close request, CancellationToken cancellationToken)
        {
            (await FeedAsync(cancellationToken))?.Close();
            return true;
        }

        public async Task<bool> Handle(Mail request, CancellationToken cancellationToken)
        {
            var row = await db.DailyMails.FirstOrDefaultAsync(m => m.UserId == user.Id, cancellationToken);
            if (row is null) db.Add(row = new DailyMail(Me));
            row.Choose(request.On);
            return true;
        }

        private Task<CalendarFeed?> FeedAsync(CancellationToken ct) => db.CalendarFeeds.FirstOrDefaultAsync(f => f.UserId == user.Id, ct);
    }
}
