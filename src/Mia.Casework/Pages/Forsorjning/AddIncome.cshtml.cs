using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Registration;
using Mia.Casework.Pages.Arende;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Mia.Casework.Pages.Forsorjning;

/// <summary>Writes an income down.</summary>
public sealed class AddIncomeModel(TimeProvider clock) : CasePage, IIncomeForm
{
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
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id));

    /// <summary>An empty form from today on.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Input = new() { From = clock.Today() };
    }

    /// <summary>Saves.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { CaseId = Id });
        return Done(In("forsorjning"), "Försörjningen är sparad.");
    }

    /// <summary>What can be chosen.</summary>
    [Requires(CaseworkPermissions.WriteIncome)]
    public sealed record Query(Guid Id) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, IReadOnlyList<SelectListItem> Sources, IReadOnlyList<SelectListItem> Parties) : CaseView(Head, "case.income");

    /// <summary>The income.</summary>
    [Requires(CaseworkPermissions.WriteIncome)]
    public sealed record Command : IncomeInput, ICommand<Guid>
    {
        /// <summary>The case.</summary>
        [BindNever]
        public Guid CaseId { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(ICodeLists codes, TimeProvider clock) => Include(new IncomeFields(codes, clock));
    }

    internal sealed class Reader(IncomeBook book) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken) =>
            new(await book.HeadAsync(request.Id, cancellationToken), book.Sources(), book.Parties());
    }

    internal sealed class Handler(IncomeBook book, CaseworkDbContext db) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (owner, all) = await book.OpenAsync(request.CaseId, cancellationToken);
            var made = new IncomePeriod(owner, request.Terms, all, book.Rules);
            db.Add(made);
            return made.Id;
        }
    }
}
