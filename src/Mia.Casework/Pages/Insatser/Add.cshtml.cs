using Mia.Casework.Access;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain;
using Mia.Casework.Pages.Arende;
using Mia.Platform.Messaging;
using Mia.Platform.Security;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Casework.Pages.Insatser;

/// <summary>Starts an intervention beside those that run.</summary>
public sealed class AddModel : CasePage
{
    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id));

    /// <summary>An empty form, starting today with the reader as responsible.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Input = new() { StartsOn = Shown.Today, ResponsibleId = Shown.Me };
    }

    /// <summary>Adds it.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { CaseId = Id });
        return Done(In("insatser"), "Insatsen är tillagd.");
    }

    /// <summary>What can be chosen.</summary>
    [Requires(CaseworkPermissions.WriteInterventions)]
    public sealed record Query(Guid Id) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, IReadOnlyList<SelectListItem> Types, IReadOnlyList<SelectListItem> Staff, DateOnly Today, Guid? Me)
        : CaseView(Head, "case.interventions");

    /// <summary>The intervention.</summary>
    [Requires(CaseworkPermissions.WriteInterventions)]
    public sealed record Command : ICommand<Guid>
    {
        /// <summary>The case.</summary>
        [BindNever]
        public Guid CaseId { get; init; }

        /// <summary>Type.</summary>
        public string TypeCode { get; init; } = "";

        /// <summary>Responsible.</summary>
        public Guid? ResponsibleId { get; init; }

        /// <summary>First day.</summary>
        public DateOnly? StartsOn { get; init; }

        /// <summary>Last day as planned.</summary>
        public DateOnly? PlannedEndOn { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.TypeCode).NotEmpty().WithMessage("Välj vilken insats det gäller.").MaximumLength(TextLimits.Code);
            RuleFor(c => c.StartsOn).NotNull().WithMessage("Ange vilken dag insatsen börjar.");
        }
    }

    internal sealed class Reader(CaseDesk desk, InterventionBook book, ICurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var head = await desk.HeadAsync(request.Id, cancellationToken);
            if (!head.Rights.Interventions) throw new ForbiddenException(CaseworkPermissions.WriteInterventions);
            var rules = await book.RulesAsync(cancellationToken);
            var types = rules.All.Where(r => r.IsOfferedOn(desk.Today)).Select(r => new SelectListItem(
                r.RequiresAnyOf.Count == 0 ? r.Name : $"{r.Name}\nGes bara vid sidan av {rules.RequiredText(r.Code)}.", r.Code)).ToList();
            var staff = book.Staff();
            return new(head, types, staff, desk.Today, staff.Any(s => s.Value == user.Id.ToString()) ? user.Id : null);
        }
    }

    internal sealed class Handler(CaseDesk desk, InterventionBook book) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var found = await desk.OpenAsync(request.CaseId, r => r.Interventions, cancellationToken);
            book.CheckStaff(request.ResponsibleId);
            var period = found.Start(new InterventionTerms(request.TypeCode, request.ResponsibleId, request.StartsOn!.Value, request.PlannedEndOn),
                await book.RulesAsync(cancellationToken), desk.By);
            book.Answer(found, request.ResponsibleId, period.StartsOn, desk.By);
            return period.Id;
        }
    }
}
