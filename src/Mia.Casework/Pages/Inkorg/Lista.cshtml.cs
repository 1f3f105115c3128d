using AutoMapper;
using AutoMapper.QueryableExtensions;
using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Intake;
using Mia.Casework.Services;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Time;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Inkorg;

/// <summary>Referrals of the delprojekt, those that wait longest first.</summary>
public sealed class ListaModel : MiaPage
{
    /// <summary>Filters, in the address.</summary>
    [BindProperty(SupportsGet = true)]
    public Query Filter { get; set; } = new();

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <summary>Shows the list.</summary>
    public async Task OnGetAsync() => Shown = await Send(Filter);

    /// <summary>Address with another view.</summary>
    public string With(string view) => Go("inkorg") + "?Visa=" + view + (string.IsNullOrEmpty(Filter.Remittent) ? "" : "&Remittent=" + Uri.EscapeDataString(Filter.Remittent));

    /// <summary>Address of the page before or after.</summary>
    public string Beside(string view, string side, Guid id) => $"{With(view)}&{side}={id}";

    /// <summary>What to show.</summary>
    [Requires(CaseworkPermissions.ReadReferrals)]
    public sealed class Query : IQuery<View>
    {
        /// <summary><c>oppna</c>, <c>vantelista</c> or <c>avgjorda</c>.</summary>
        public string Visa { get; set; } = "oppna";

        /// <summary>Only from this referrer, code.</summary>
        public string? Remittent { get; set; }

        /// <summary>The last referral of the page before.</summary>
        public Guid? Efter { get; set; }

        /// <summary>The first referral of the page after, to go back; goes before <see cref="Efter"/>.</summary>
        public Guid? Fore { get; set; }
    }

    /// <summary>The list.</summary>
    public sealed record View(IReadOnlyList<Row> Rows, int Open, int Waiting, bool More, bool Earlier, int ConfirmWithin, int DecideWithin, DateOnly Today) : IShowsPersons
    {
        /// <inheritdoc />
        public IEnumerable<Guid> ShownParticipants => Rows.Select(r => r.Id);

        /// <inheritdoc />
        public string ShownAs => "referral.list";

        /// <summary>Longer than the delprojekt has said that it may take.</summary>
        public bool IsLate(Row row) => row.Status switch
        {
            ReferralStatus.Received => SwedishCalendar.WorkingDaysBetween(row.ReceivedOn, Today) > ConfirmWithin,
            ReferralStatus.WaitingList => row.ReviewOn < Today,
            _ => row.Status.IsOpen() && SwedishCalendar.WorkingDaysBetween(row.ReceivedOn, Today) > DecideWithin,
        };
    }

    /// <summary>One referral.</summary>
    public sealed class Row
    {
        public Guid Id { get; init; }
        public string Number { get; init; } = "";
        public string? Name { get; init; }
        public bool IsProtected { get; init; }
        public int? BirthYear { get; init; }
        public string Referrer { get; init; } = "";
        public string? KommunCode { get; init; }
        public ReferralStatus Status { get; init; }
        public DateOnly ReceivedOn { get; init; }
        public DateOnly? ReviewOn { get; init; }
        public string? Priority { get; init; }
    }

    internal sealed class Maps : Profile
    {
        public Maps() => CreateMap<Referral, Row>();
    }

    internal sealed class Handler(CaseworkDbContext db, AutoMapper.IConfigurationProvider maps, DatedSettings settings, TimeProvider time)
        : IRequestHandler<Query, View>
    {
        private const int Size = 50;
        private static readonly ReferralStatus[] Decided =
            [ReferralStatus.Enrolled, ReferralStatus.ReferredOn, ReferralStatus.DeclinedByPerson, ReferralStatus.NotRelevant];

        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var all = db.Referrals.AsNoTracking();
            var counts = await all.Where(r => !Decided.Contains(r.Status)).GroupBy(r => r.Status).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
            var waiting = counts.Where(c => c.Key == ReferralStatus.WaitingList).Sum(c => c.Count);
            // Those that wait longest first; of the decided ones the latest.
            var (byWait, oldestFirst) = (request.Visa == "vantelista", request.Visa != "avgjorda");
            var chosen = request.Visa switch
            {
                "vantelista" => all.Where(r => r.Status == ReferralStatus.WaitingList),
                "avgjorda" => all.Where(r => Decided.Contains(r.Status)),
                _ => all.Where(r => !Decided.Contains(r.Status) && r.Status != ReferralStatus.WaitingList),
            };
            var list = string.IsNullOrEmpty(request.Remittent) ? chosen : chosen.Where(r => r.Referrer == request.Remittent);
            async Task<List<Row>> PageAsync(bool ascending, ReferralPosition? from) =>
                await list.Beyond(byWait, ascending, from).Take(Size + 1).ProjectTo<Row>(maps).ToListAsync(cancellationToken);

            var (rows, more, earlier) = (new List<Row>(), false, false);
            if (await all.PositionAsync(request.Fore, byWait, cancellationToken) is { } before)
            {
                rows = await PageAsync(!oldestFirst, before);
                (more, earlier) = (true, rows.Count > Size);
            }
            if (earlier)
            {
                rows = [.. rows.Take(Size).Reverse()];
            }
            else
            {
                // Less than a page before it: the first page, whole.
                var after = request.Fore is null ? await all.PositionAsync(request.Efter, byWait, cancellationToken) : null;
                rows = await PageAsync(oldestFirst, after);
                if (rows.Count == 0 && after is not null) rows = await PageAsync(oldestFirst, after = null);
                (more, earlier) = (rows.Count > Size, after is not null);
                rows = [.. rows.Take(Size)];
            }
            return new(rows, counts.Sum(c => c.Count) - waiting, waiting, more, earlier,
                await settings.DaysAsync(SettingKeys.ConfirmWithin, cancellationToken),
                await settings.DaysAsync(SettingKeys.DecideWithin, cancellationToken), time.Today());
        }
    }
}
