using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Pages.Arende;
using Mia.Platform.Messaging;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Mia.Casework.Pages.Forsorjning;

/// <summary>An income has stopped.</summary>
public sealed class EndIncomeModel : CasePage
{
    /// <summary>The period of the address.</summary>
    [FromRoute(Name = "periodId")]
    public Guid PeriodId { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id, PeriodId));

    /// <summary>Ended as was planned, or today.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Input = new() { EndsOn = Shown.Proposed };
    }

    /// <summary>Ends it.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { CaseId = Id, PeriodId = PeriodId });
        return Done(In("forsorjning"), "Försörjningen är avslutad.");
    }

    /// <summary>What ends.</summary>
    [Requires(CaseworkPermissions.WriteIncome)]
    public sealed record Query(Guid Id, Guid PeriodId) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, string Name, DateOnly From, DateOnly Proposed) : CaseView(Head, "case.income");

    /// <summary>The end.</summary>
    [Requires(CaseworkPermissions.WriteIncome)]
    public sealed record Command : ICommand<bool>
    {
        /// <summary>The case.</summary>
        [BindNever]
        public Guid CaseId { get; init; }

        /// <summary>The period.</summary>
        [BindNever]
        public Guid PeriodId { get; init; }

        /// <summary>Last day.</summary>
        public DateOnly? EndsOn { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.EndsOn).NotNull().WithMessage("Ange sista dagen.");
    }

    internal sealed class Reader(IncomeBook book, CaseDesk desk, ICodeLists codes) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var head = await book.HeadAsync(request.Id, cancellationToken);
            var p = await book.FindAsync(request.Id, request.PeriodId, cancellationToken);
            return new(head, codes.Text(CodeLists.Income, p.Source), p.From, p.PlannedEndOn < desk.Today ? p.PlannedEndOn.Value : desk.Today);
        }
    }

    internal sealed class Handler(IncomeBook book, CaseDesk desk) : IRequestHandler<Command, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            var (_, all) = await book.OpenAsync(request.CaseId, cancellationToken);
            (all.Find(p => p.Id == request.PeriodId) ?? throw await desk.RefusedAsync(cancellationToken)).End(request.EndsOn!.Value, desk.By);
            return true;
        }
    }
}
