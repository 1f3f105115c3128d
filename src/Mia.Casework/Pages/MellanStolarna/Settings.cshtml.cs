using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Alerts;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Services;
using Mia.Casework.Services.Alerts;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Security;
using Mia.Platform.Time;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.MellanStolarna;

/// <summary>What holds for each kind of alert in the delprojekt: on or off, days, receiver. Holds from today; what held before is kept.</summary>
public sealed class SettingsModel : MiaPage
{
    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>What is shown.</summary>
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>For whom an alert can be.</summary>
    public IReadOnlyList<SelectListItem> Receivers { get; } =
    [
        new("Den som ansvarar", nameof(AlertReceiver.Responsible)), new("Den som tar emot anmälningar", nameof(AlertReceiver.Intake)), new("Projektledaren", nameof(AlertReceiver.ProjectLeader)),
        new("Den som registrerar", nameof(AlertReceiver.Registrar)),
    ];

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Rows = await Send(new Query());

    /// <summary>Shows what holds.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Input = new() { Kinds = [.. Rows.Select(r => new Kind { Code = r.Code, On = r.Terms.On, Days = r.Terms.Days, EscalateAfter = r.Terms.EscalateAfter, Receiver = r.Terms.Receiver })] };
    }

    /// <summary>Saves what is different.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        var changed = await Send(Input);
        return Done(Go("mellan-stolarna"), changed == 0 ? "Inget är ändrat." : "Ändringen gäller från och med i dag.");
    }

    /// <summary>What holds.</summary>
    [Requires(CaseworkPermissions.LeadAlerts)]
    public sealed record Query : IQuery<IReadOnlyList<Row>>;

    /// <summary>A kind of alert.</summary>
    public sealed record Row(string Code, string Name, string Definition, bool InWorkingDays, AlertTerms Terms);

    /// <summary>What shall hold.</summary>
    [Requires(CaseworkPermissions.LeadAlerts)]
    public sealed record Command : ICommand<int>
    {
        /// <summary>One for each kind.</summary>
        public List<Kind> Kinds { get; init; } = [];
    }

    /// <summary>What shall hold for one kind.</summary>
    public sealed record Kind
    {
        /// <summary>Which.</summary>
        public string Code { get; init; } = "";

        /// <summary>Shown.</summary>
        public bool On { get; init; }

        /// <summary>Days before it shows.</summary>
        public int? Days { get; init; }

        /// <summary>Days from then until it is the project leader's.</summary>
        public int? EscalateAfter { get; init; }

        /// <summary>For whom.</summary>
        public AlertReceiver Receiver { get; init; } = AlertReceiver.Responsible;
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        private const int Most = 365;

        public Validator()
        {
            RuleFor(c => c.Kinds).Must(k => k.Count <= 100).WithMessage("Ladda om sidan och försök igen.");
            RuleForEach(c => c.Kinds).ChildRules(kind =>
            {
                kind.RuleFor(k => k.Days).NotNull().WithMessage("Ange antal dagar.").InclusiveBetween(0, Most).WithMessage($"Ange mellan 0 och {Most} dagar.");
                kind.RuleFor(k => k.EscalateAfter).NotNull().WithMessage("Ange antal dagar.").InclusiveBetween(0, Most).WithMessage($"Ange mellan 0 och {Most} dagar.");
                kind.RuleFor(k => k.Receiver).IsInEnum().WithMessage("Välj mottagare.");
            });
        }
    }

    internal sealed class Reader(AlertEngine engine) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query request, CancellationToken cancellationToken)
        {
            var rows = new List<Row>();
            foreach (var kind in await engine.KindsAsync()) rows.Add(new(kind.Code, kind.Name, kind.Definition, kind.InWorkingDays, await engine.TermsAsync(kind, cancellationToken)));
            return rows;
        }
    }

    internal sealed class Handler(AlertEngine engine, CaseworkDbContext db, ICurrentDelprojekt here, ICurrentUser user, TimeProvider clock) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            var (place, today, by) = (here.Required.Id, clock.Today(), user.Acting(clock));
            var own = await db.Settings.Where(s => s.DelprojektId == place && s.ValidFrom == today).ToListAsync(cancellationToken);
            var kinds = (await engine.KindsAsync()).ToDictionary(k => k.Code, StringComparer.Ordinal);
            var changed = 0;
            foreach (var wanted in request.Kinds.Where(k => kinds.ContainsKey(k.Code)).DistinctBy(k => k.Code))
            {
                var kind = kinds[wanted.Code];
                var now = await engine.TermsAsync(kind, cancellationToken);
                Set(kind.OnKey, now.On ? 1 : 0, wanted.On ? 1 : 0);
                Set(kind.DaysKey, now.Days, wanted.Days!.Value);
                Set(kind.EscalateKey, now.EscalateAfter, wanted.EscalateAfter!.Value);
                Set(kind.ReceiverKey, (int)now.Receiver, (int)wanted.Receiver);
            }
            return changed;

            void Set(string key, int holds, int value)
            {
                if (holds == value) return;
                changed++;
                if (own.Find(s => s.Key == key) is { } row) row.Change(value, by);
                else db.Add(Setting.Decide(place, key, value, today, by));
            }
        }
    }
}
