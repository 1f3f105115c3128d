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

    /// <summary>What to show.</summary>
    [Requires(CaseworkPermissions.ReadReferrals)]
    public sealed class Query : IQuery<View>
    {
        /// <summary><c>oppna</c>, <c>vantelista</c> or <c>avgjorda</c>.</summary>
        public string Visa { get; set; } = "oppna";

        /// <summary>Only from this referrer, code.</summary>
        public string? Remittent { get; set; }
    }

    /// <summary>The list.</summary>
    public sealed record View(IReadOnlyList<Row> Rows, int Open, int Waiting, bool More, int ConfirmWithin, int DecideWithin, DateOnly Today) : IShowsPersons
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

    internal sealed class Handler(CaseworkDbContext db, AutoMapper.IConfigurationProvider maps, CaseworkSettings settings, ICurrentDelprojekt current, TimeProvider time)
        : IRequestHandler<Query, View>
    {
        private const int Most = 100;
        private static readonly ReferralStatus[] Decided =
            [ReferralStatus.Enrolled, ReferralStatus.ReferredOn, ReferralStatus.DeclinedByPerson, ReferralStatus.NotRelevant];

        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var (here, today) = (current.Required.Id, time.Today());
            var all = db.Referrals.AsNoTracking();
            var counts = await all.Where(r => !Decided.Contains(r.Status)).GroupBy(r => r.Status).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
            var waiting = counts.Where(c => c.Key == ReferralStatus.WaitingList).Sum(c => c.Count);
            var chosen = request.Visa switch
            {
                "vantelista" => all.Where(r => r.Status == ReferralStatus.WaitingList).OrderBy(r => r.WaitingSince).ThenBy(r => r.Id),
                "avgjorda" => all.Where(r => Decided.Contains(r.Status)).OrderByDescending(r => r.ReceivedOn).ThenBy(r => r.Id),
                _ => all.Where(r => !Decided.Contains(r.Status) && r.Status != ReferralStatus.WaitingList).OrderBy(r => r.ReceivedOn).ThenBy(r => r.Id),
            };
            var from = string.IsNullOrEmpty(request.Remittent) ? chosen : chosen.Where(r => r.Referrer == request.Remittent);
            var rows = await from.Take(Most + 1).ProjectTo<Row>(maps).ToListAsync(cancellationToken);
            return new([.. rows.Take(Most)], counts.Sum(c => c.Count) - waiting, waiting, rows.Count > Most,
                await settings.GetAsync(SettingKeys.ConfirmWithin, here, today, cancellationToken),
                await settings.GetAsync(SettingKeys.DecideWithin, here, today, cancellationToken), today);
        }
    }
}
