using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Intake;
using Mia.Casework.Pages.Ihopkoppling;
using Mia.Casework.Services;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.People;
using Mia.Platform.Time;
using Mia.Web;
using Mia.Web.Components;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Inkorg;

/// <summary>One referral: who, what it says, whether the person is known, the target-group check, and what can be decided.</summary>
public sealed class AnmalanModel : MiaPage
{
    /// <summary>Which one.</summary>
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <summary>Shows it.</summary>
    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id));

    /// <summary>A hit is somebody else; remembered.</summary>
    public async Task<IActionResult> OnPostTellApartAsync([FromForm] Guid otherId)
    {
        await Send(new TellApart.Command(Id, otherId));
        return Done(Go($"inkorg/{Id}"), "Det är noterat att det är två olika personer.");
    }

    /// <summary>Which referral.</summary>
    [Requires(CaseworkPermissions.ReadReferrals)]
    public sealed record Query(Guid Id) : IQuery<View>;

    /// <summary>All of it.</summary>
    public sealed record View(Referral Referral, EligibilityCheck Check, Duplicates Duplicates, IReadOnlyList<TimelineEntry> Steps,
        string? MaskedNumber, DateOnly Today) : IShowsPersons
    {
        /// <inheritdoc />
        public IEnumerable<Guid> ShownParticipants => [Referral.Id, .. Duplicates.Told];

        /// <inheritdoc />
        public string ShownAs => "referral.open";

        /// <summary>Day on which the person is so old, by what is known.</summary>
        public string Age => Referral switch
        {
            { BirthDate: { } date } => $"{Platform.People.Age.On(date, Today)} år",
            { BirthYear: { } year } => $"född {year}",
            _ => "ålder okänd",
        };
    }

    internal sealed class Handler(CaseworkDbContext db, DuplicateSearch duplicates, IStaffDirectory staff, ICurrentDelprojekt current, TimeProvider time)
        : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var referral = await db.Referrals.AsNoTracking().Include(r => r.Steps).Include(r => r.Answers).AsSplitQuery()
                .FirstOrDefaultAsync(r => r.Id == request.Id, cancellationToken) ?? throw new NotFoundException();
            var (here, today) = (current.Required.Id, time.Today());
            var rules = await db.EligibilityRules.AsNoTracking().Where(r => r.DelprojektId == here).ToListAsync(cancellationToken);
            return new(referral, EligibilityCheck.Of(rules, referral.Facts(today), referral.Answers),
                referral.CaseId is null ? await duplicates.FindAsync(DuplicateQuery.Of(referral), cancellationToken) : Duplicates.None, Steps(referral),
                referral.IdentityNumber is { } number ? IdentityNumber.FromStored(number).Masked : null, today);
        }

        private List<TimelineEntry> Steps(Referral referral) => [.. referral.Steps.OrderByDescending(s => s.At).ThenByDescending(s => s.Id)
            .Select(s => new TimelineEntry(SwedishTime.DateAndClock(s.At), s.UserId is { } id ? staff.NameOf(id) : "E-tjänsten", s.Status.Swedish(), "")
            {
                IsKey = s.Status == referral.Status, Group = SwedishTime.DateOf(s.At).MonthAndYear(),
            })];
    }
}
