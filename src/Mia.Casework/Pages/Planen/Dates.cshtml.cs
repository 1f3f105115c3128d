using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Plans;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Services;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Mia.Casework.Pages.Planen;

/// <summary>When the plan holds and when it is looked at again.</summary>
public sealed class DatesModel : CasePage
{
    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id));

    /// <summary>What is saved.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Input = Shown.Saved;
    }

    /// <summary>Saves.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { CaseId = Id });
        return Done(In("plan"), "Planens tid är sparad.");
    }

    /// <summary>The dates.</summary>
    [Requires(CaseworkPermissions.WritePlans)]
    public sealed record Query(Guid Id) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    /// <param name="Head">The case.</param>
    /// <param name="Saved">What is saved.</param>
    /// <param name="Interval">Days between reviews, as practice has decided.</param>
    public sealed record View(CaseHead Head, Command Saved, int Interval) : CaseView(Head, "case.plan");

    /// <summary>The dates.</summary>
    [Requires(CaseworkPermissions.WritePlans)]
    public sealed record Command : ICommand<bool>
    {
        /// <summary>The case.</summary>
        [BindNever]
        public Guid CaseId { get; init; }

        /// <summary>Version stamp that the form was filled from.</summary>
        public Guid Version { get; init; }

        /// <summary>First day.</summary>
        public DateOnly? StartsOn { get; init; }

        /// <summary>Last day as planned.</summary>
        public DateOnly? EndsOn { get; init; }

        /// <summary>Next review meeting.</summary>
        public DateOnly? NextReviewOn { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.StartsOn).NotNull().WithMessage("Ange från vilken dag planen gäller.");
            RuleFor(c => c.NextReviewOn).NotNull().WithMessage("Ange när planen ska följas upp.");
        }
    }

    internal sealed class Reader(PlanDesk desk, DatedSettings settings) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var (head, plan) = await desk.FormAsync(request.Id, cancellationToken);
            return new(head, new Command { Version = PlanStamp.OfDates(plan), StartsOn = plan.StartsOn, EndsOn = plan.EndsOn, NextReviewOn = plan.NextReviewOn },
                await settings.DaysAsync(SettingKeys.PlanReview, cancellationToken));
        }
    }

    internal sealed class Handler(PlanDesk desk) : IRequestHandler<Command, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            var (owner, plan) = await desk.OpenAsync(request.CaseId, cancellationToken);
            if (PlanStamp.OfDates(plan) != request.Version)
                throw new ConflictException(PlanStamp.OfDates(plan),
                [
                    new("Gäller från", "Input.StartsOn", plan.StartsOn.Iso()), new("Till", "Input.EndsOn", plan.EndsOn?.Iso() ?? ""),
                    new("Nästa uppföljning", "Input.NextReviewOn", plan.NextReviewOn?.Iso() ?? ""),
                ]);
            plan.Change(owner, new PlanTerms(request.StartsOn!.Value, request.EndsOn, request.NextReviewOn), desk.By);
            return true;
        }
    }
}
