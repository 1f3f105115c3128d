using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Registration;
using Mia.Casework.Pages.Arende;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Forsorjning;

/// <summary>What a participant lives on, as dated periods side by side, and whether they are registered (methods.md 18.3 and 21.3).</summary>
public sealed class IncomesModel : CasePage
{
    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id));

    /// <summary>Shows the page.</summary>
    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    /// <summary>The incomes of one case.</summary>
    [Requires(CaseworkPermissions.ReadIncome)]
    public sealed record Query(Guid Id) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, IReadOnlyList<Row> Rows, IReadOnlyList<string> Registrations) : CaseView(Head, "case.income");

    /// <summary>One period.</summary>
    public sealed record Row(Guid Id, string Name, string Party, int? Percent, DateOnly From, DateOnly? LastOn, string Kind, string State, bool Runs);

    internal sealed class Handler(CaseDesk desk, CaseworkDbContext db, ICodeLists codes, IStaffDirectory staff) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var head = await desk.HeadAsync(request.Id, cancellationToken);
            if (!head.Rights.SeesIncome) throw new ForbiddenException(CaseworkPermissions.ReadIncome);
            var periods = await db.IncomePeriods.AsNoTracking().Where(p => p.CaseId == request.Id).ToListAsync(cancellationToken);
            var registered = await db.FinsamRegistrations.AsNoTracking().Where(r => r.CaseId == request.Id).OrderBy(r => r.InOn).ToListAsync(cancellationToken);
            return new(head, [.. periods.OrderBy(p => p.LastOn < desk.Today).ThenByDescending(p => p.From).ThenBy(p => p.Id).Select(RowOf)],
                [.. registered.SelectMany(Lines)]);
        }

        private Row RowOf(IncomePeriod p)
        {
            var (kind, state) = p switch
            {
                { EndsOn: not null } => ("done", "Avslutad"),
                { PlannedEndOn: { } last } when last < desk.Today => ("late", $"Skulle sluta {last.DayAndMonth()}"),
                _ when p.From > desk.Today => ("wait", $"Börjar {p.From.DayAndMonth()}"),
                { PlannedEndOn: { } last } => ("on", $"Pågår, slutar {SwedishTime.Relative(last, desk.Today)}"),
                _ => ("on", "Pågår"),
            };
            return new(p.Id, codes.Text(CodeLists.Income, p.Source), codes.Text(CodeLists.Party, p.Party), p.Percent, p.From, p.LastOn, kind, state, p.EndsOn is null);
        }

        private IEnumerable<string> Lines(FinsamRegistration r)
        {
            yield return $"Registrerad in {r.InOn.Iso()}, {(r.ByName ? "med namn" : "anonymt")}{Who(r.InBy)}";
            if (r.OutOn is { } on) yield return $"Registrerad ut {on.Iso()}{Who(r.OutBy)}";
        }

        private string Who(Guid? id) => id is { } who ? $", av {staff.NameOf(who)}" : "";
    }
}
