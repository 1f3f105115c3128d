using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Interventions;
using Mia.Casework.Pages.Arende;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Insatser;

/// <summary>Corrects dates and responsible of an intervention. What other interventions require is checked anew (methods.md 5.3).</summary>
public sealed class EditModel : CasePage
{
    /// <summary>The intervention of the address.</summary>
    [FromRoute(Name = "insatsId")]
    public Guid PeriodId { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

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

    /// <summary>Saves.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { CaseId = Id, PeriodId = PeriodId });
        return Done(In("insatser"), "Insatsen är ändrad.");
    }

    /// <summary>Takes back what was added by mistake.</summary>
    public async Task<IActionResult> OnPostRemoveAsync()
    {
        await Send(new Remove(Id, PeriodId));
        return Done(In("insatser"), "Insatsen är borttagen.");
    }

    /// <summary>One intervention.</summary>
    [Requires(CaseworkPermissions.WriteInterventions)]
    public sealed record Query(Guid Id, Guid PeriodId) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, string Name, bool IsEnded, Command Saved, IReadOnlyList<SelectListItem> Staff)
        : CaseView(Head, "case.interventions");

    /// <summary>The correction.</summary>
    [Requires(CaseworkPermissions.WriteInterventions)]
    public sealed record Command : ICommand<bool>
    {
        /// <summary>The case.</summary>
        [BindNever]
        public Guid CaseId { get; init; }

        /// <summary>The intervention.</summary>
        [BindNever]
        public Guid PeriodId { get; init; }

        /// <summary>Version stamp that the form was filled from.</summary>
        public Guid Version { get; init; }

        /// <summary>Responsible.</summary>
        public Guid? ResponsibleId { get; init; }

        /// <summary>First day.</summary>
        public DateOnly? StartsOn { get; init; }

        /// <summary>Last day as planned.</summary>
        public DateOnly? PlannedEndOn { get; init; }

        /// <summary>Last day, of an ended one.</summary>
        public DateOnly? EndsOn { get; init; }
    }

    /// <summary>Removes it.</summary>
    [Requires(CaseworkPermissions.WriteInterventions)]
    public sealed record Remove(Guid CaseId, Guid PeriodId) : ICommand<bool>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.StartsOn).NotNull().WithMessage("Ange vilken dag insatsen börjar.");
    }

    internal sealed class RemoveValidator : AbstractValidator<Remove>
    {
        public RemoveValidator() => RuleFor(c => c.PeriodId).NotEmpty();
    }

    internal sealed class Reader(CaseDesk desk, CaseworkDbContext db, InterventionBook book) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var head = await desk.HeadAsync(request.Id, cancellationToken);
            if (!head.Rights.Interventions) throw new ForbiddenException(CaseworkPermissions.WriteInterventions);
            var period = await db.Set<InterventionPeriod>().AsNoTracking()
                .FirstOrDefaultAsync(p => p.Id == request.PeriodId && p.CaseId == request.Id, cancellationToken)
                ?? throw await desk.RefusedAsync(cancellationToken);
            var rules = await book.RulesAsync(cancellationToken);
            var saved = new Command
            {
                Version = period.Version, ResponsibleId = period.ResponsibleId, StartsOn = period.StartsOn,
                PlannedEndOn = period.PlannedEndOn, EndsOn = period.EndsOn,
            };
            return new(head, rules.NameOf(period.TypeCode), period.EndsOn is not null, saved, book.Staff(period.ResponsibleId));
        }
    }

    internal sealed class Handler(CaseDesk desk, InterventionBook book, IStaffDirectory staff) : IRequestHandler<Command, bool>, IRequestHandler<Remove, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            var found = await desk.OpenAsync(request.CaseId, r => r.Interventions, cancellationToken);
            var period = found.Interventions.FirstOrDefault(p => p.Id == request.PeriodId)
                ?? throw await desk.RefusedAsync(cancellationToken);
            if (period.Version != request.Version)
                throw new ConflictException(period.Version,
                [
                    new("Ansvarig", "Input.ResponsibleId", NameOf(period.ResponsibleId)) { Yours = NameOf(request.ResponsibleId) },
                    new("Start", "Input.StartsOn", period.StartsOn.Iso()),
                    new("Planerat slut", "Input.PlannedEndOn", period.PlannedEndOn?.Iso() ?? ""),
                    new("Slut", "Input.EndsOn", period.EndsOn?.Iso() ?? ""),
                ]);
            var before = period.ResponsibleId;
            book.CheckStaff(request.ResponsibleId, before);
            found.Correct(period.Id, new InterventionTerms(period.TypeCode, request.ResponsibleId, request.StartsOn!.Value, request.PlannedEndOn),
                period.EndsOn is null ? request.EndsOn : request.EndsOn ?? period.EndsOn, await book.RulesAsync(cancellationToken), desk.By);
            if (request.ResponsibleId != before) book.Answer(found, request.ResponsibleId, desk.Today, desk.By);
            return true;

            string NameOf(Guid? id) => id is { } who ? staff.NameOf(who) : "Ingen vald";
        }

        public async Task<bool> Handle(Remove request, CancellationToken cancellationToken)
        {
            var found = await desk.OpenAsync(request.CaseId, r => r.Interventions, cancellationToken);
            found.RemoveIntervention(request.PeriodId, await book.RulesAsync(cancellationToken), desk.By);
            return true;
        }
    }
}
