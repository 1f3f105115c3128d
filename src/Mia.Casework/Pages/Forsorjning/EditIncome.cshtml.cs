using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Pages.Arende;
using Mia.Platform.Messaging;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Mia.Casework.Pages.Forsorjning;

/// <summary>Changes an income, or takes back one that was written down by mistake.</summary>
public sealed class EditIncomeModel : CasePage, IIncomeForm
{
    /// <summary>The period of the address.</summary>
    [FromRoute(Name = "periodId")]
    public Guid PeriodId { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    IncomeInput IIncomeForm.Input => Input;

    /// <inheritdoc />
    public IReadOnlyList<SelectListItem> Sources => Shown.Sources;

    /// <inheritdoc />
    public IReadOnlyList<SelectListItem> Parties => Shown.Parties;

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id, PeriodId));

    /// <summary>The form as it is saved.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Input = Shown.Saved;
    }

    /// <summary>Saves the change.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { CaseId = Id, PeriodId = PeriodId });
        return Done(In("forsorjning"), "Försörjningen är ändrad.");
    }

    /// <summary>Takes it back.</summary>
    public async Task<IActionResult> OnPostRemoveAsync()
    {
        ModelState.Clear();
        await Send(new Remove(Id, PeriodId));
        return Done(In("forsorjning"), "Försörjningen är borttagen.");
    }

    /// <summary>One period.</summary>
    [Requires(CaseworkPermissions.WriteIncome)]
    public sealed record Query(Guid Id, Guid PeriodId) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, Command Saved, bool IsEnded, IReadOnlyList<SelectListItem> Sources, IReadOnlyList<SelectListItem> Parties)
        : CaseView(Head, "case.income");

    /// <summary>The change.</summary>
    [Requires(CaseworkPermissions.WriteIncome)]
    public sealed record Command : IncomeInput, ICommand<bool>
    {
        /// <summary>The case.</summary>
        [BindNever]
        public Guid CaseId { get; init; }

        /// <summary>The period.</summary>
        [BindNever]
        public Guid PeriodId { get; init; }

        /// <summary>Version stamp that the form was filled from.</summary>
        public Guid Version { get; init; }

        /// <summary>Last day, of one that has stopped.</summary>
        public DateOnly? EndsOn { get; init; }
    }

    /// <summary>Takes it back.</summary>
    [Requires(CaseworkPermissions.WriteIncome)]
    public sealed record Remove(Guid CaseId, Guid PeriodId) : ICommand<bool>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(ICodeLists codes, TimeProvider clock) => Include(new IncomeFields(codes, clock));
    }

    internal sealed class RemoveValidator : AbstractValidator<Remove>
    {
        public RemoveValidator() => RuleFor(c => c.PeriodId).NotEmpty();
    }

    internal sealed class Reader(IncomeBook book) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var head = await book.HeadAsync(request.Id, cancellationToken);
            var p = await book.FindAsync(request.Id, request.PeriodId, cancellationToken);
            var saved = new Command { Version = p.Version, Source = p.Source, Percent = p.Percent, Party = p.Party, From = p.From, PlannedEndOn = p.PlannedEndOn, EndsOn = p.EndsOn };
            return new(head, saved, p.EndsOn is not null, book.Sources(p.Source), book.Parties());
        }
    }

    internal sealed class Handler(IncomeBook book, CaseDesk desk) : IRequestHandler<Command, bool>, IRequestHandler<Remove, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            var (owner, all) = await book.OpenAsync(request.CaseId, cancellationToken);
            var found = await book.OneAsync(all, request.PeriodId, request.Version, request, cancellationToken);
            found.Change(owner, request.Terms, request.EndsOn, all, book.Rules, desk.By);
            return true;
        }

        public async Task<bool> Handle(Remove request, CancellationToken cancellationToken)
        {
            var (_, all) = await book.OpenAsync(request.CaseId, cancellationToken);
            (all.Find(p => p.Id == request.PeriodId) ?? throw await desk.RefusedAsync(cancellationToken)).Remove(desk.By);
            return true;
        }
    }
}
