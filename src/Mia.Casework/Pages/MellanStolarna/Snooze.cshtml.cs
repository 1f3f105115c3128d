using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Alerts;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Services;
using Mia.Casework.Services.Alerts;
using Mia.Platform.Data;
using Mia.Platform.Messaging;
using Mia.Platform.Security;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Mia.Casework.Pages.MellanStolarna;

/// <summary>Puts an alert off for a time, with a reason that the project leader can read.</summary>
public sealed class SnoozeModel : MiaPage
{
    /// <summary>The case or referral of the address.</summary>
    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    /// <summary>Kind of alert.</summary>
    [FromQuery(Name = "kod")]
    public string Kod { get; set; } = "";

    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id, Kod));

    /// <summary>Shows the form, a week ahead.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Input = new() { Until = Shown.Today.AddDays(7) };
    }

    /// <summary>Puts it off.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { SubjectId = Id, Code = Kod });
        return Done(Go("mellan-stolarna?vy=uppskjutna"), "Påminnelsen är uppskjuten. Den kommer tillbaka av sig själv.");
    }

    /// <summary>The alert.</summary>
    [Requires(CaseworkPermissions.SnoozeAlerts)]
    public sealed record Query(Guid Id, string Code) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(ChairRow Row, int Longest, DateOnly Today) : IShowsPersons
    {
        /// <inheritdoc />
        public IEnumerable<Guid> ShownParticipants => [Row.ParticipantId];

        /// <inheritdoc />
        public string ShownAs => "between-chairs.snooze";
    }

    /// <summary>Puts it off.</summary>
    [Requires(CaseworkPermissions.SnoozeAlerts)]
    public sealed record Command : ICommand<bool>
    {
        /// <summary>The case or referral.</summary>
        [BindNever]
        public Guid SubjectId { get; init; }

        /// <summary>Kind of alert.</summary>
        [BindNever]
        public string Code { get; init; } = "";

        /// <summary>Last day it is hidden.</summary>
        public DateOnly? Until { get; init; }

        /// <summary>Why.</summary>
        public string? Reason { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Until).NotNull().WithMessage("Ange till vilken dag.");
            RuleFor(c => c.Reason).NotEmpty().WithMessage("Skriv varför. Projektledaren ser skälet.")
                .MaximumLength(TextLimits.Reason).WithMessage(c => $"Skälet får ha högst {TextLimits.Reason} tecken. Nu är det {c.Reason?.Length}.");
        }
    }

    /// <summary>Finds the alert that the reader may put off.</summary>
    internal sealed class Finder(AlertDesk desk, ChairRows rows, CaseDesk cases)
    {
        /// <exception cref="NotFoundException">It does not wait any more, or not for this reader.</exception>
        public async Task<(Alert Alert, ChairRow Row)> FindAsync(Guid subject, string code, CancellationToken ct)
        {
            var found = (await desk.AllAsync(ct)).FirstOrDefault(a => a.Fact.SubjectId == subject && a.Info.Code == code && a.Snooze is null);
            var row = found is null ? null : (await rows.OfAsync([new(found, [])], ct)).SingleOrDefault();
            return found is not null && row?.SnoozeHref is not null ? (found, row) : throw await cases.RefusedAsync(ct);
        }
    }

    internal sealed class Reader(Finder finder, DatedSettings settings, CaseDesk desk) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var (_, row) = await finder.FindAsync(request.Id, request.Code, cancellationToken);
            return new(row, await settings.DaysAsync(SettingKeys.SnoozeDays, cancellationToken), desk.Today);
        }
    }

    internal sealed class Handler(Finder finder, CaseworkDbContext db, DatedSettings settings, CaseDesk desk, ICurrentUser user) : IRequestHandler<Command, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            var (alert, _) = await finder.FindAsync(request.SubjectId, request.Code, cancellationToken);
            var owner = alert.Fact.Subject == AlertSubject.Case
                ? await db.Cases.FindAsync([request.SubjectId], cancellationToken) as IOwned
                : await db.Referrals.FindAsync([request.SubjectId], cancellationToken);
            db.Add(new AlertSnooze(owner!, alert.Fact, alert.Info, request.Until, request.Reason,
                await settings.DaysAsync(SettingKeys.SnoozeDays, cancellationToken), new(user.Id, desk.By.UtcNow)));
            return true;
        }
    }
}
