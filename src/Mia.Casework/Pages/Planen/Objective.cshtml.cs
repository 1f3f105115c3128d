using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Plans;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Pages.Utkast;
using Mia.Casework.Services;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Mia.Casework.Pages.Planen;

/// <summary>An objective with its measurable sign: a new one, or one to be changed or removed.</summary>
public sealed class ObjectiveModel : CasePage
{
    /// <summary>The objective of the address; none for a new one.</summary>
    [FromRoute(Name = "delmalId")]
    public Guid? ObjectiveId { get; set; }

    /// <summary>The goal from which the form was opened.</summary>
    [FromQuery(Name = "mal")]
    public Guid? Under { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id, ObjectiveId, Under));

    /// <summary>The form, filled with what is saved or was typed before.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        var kept = await this.RestoreAsync(Shown.Foot.Draft!);
        Shown = Shown with { Foot = Shown.Foot.With(kept) };
        Input = Shown.Saved with { Version = kept?.Stamp ?? Shown.Saved.Version };
    }

    /// <summary>Saves.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { CaseId = Id, ObjectiveId = ObjectiveId });
        return Done(In("plan"), ObjectiveId is null ? "Delmålet är tillagt." : "Delmålet är ändrat.");
    }

    /// <summary>Removes it; the next page offers to undo.</summary>
    public async Task<IActionResult> OnPostRemoveAsync()
    {
        await Send(new Remove(Id, ObjectiveId ?? Guid.Empty));
        return Done(In($"plan?borttagen={ObjectiveId}"), "Delmålet är borttaget.");
    }

    /// <summary>The form.</summary>
    [Requires(CaseworkPermissions.WritePlans)]
    public sealed record Query(Guid Id, Guid? ObjectiveId, Guid? Under) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, Command Saved, IReadOnlyList<SelectListItem> Goals, IReadOnlyList<SelectListItem> Areas, FormFoot Foot)
        : CaseView(Head, "case.plan");

    /// <summary>The objective.</summary>
    [Requires(CaseworkPermissions.WritePlans)]
    public sealed record Command : ICommand<Guid>
    {
        /// <summary>The case.</summary>
        [BindNever]
        public Guid CaseId { get; init; }

        /// <summary>The objective; null for a new one.</summary>
        [BindNever]
        public Guid? ObjectiveId { get; init; }

        /// <summary>Version stamp that the form was filled from.</summary>
        public Guid Version { get; init; }

        /// <summary>The goal.</summary>
        public Guid? GoalId { get; init; }

        /// <summary>What is to be reached.</summary>
        public string? Text { get; init; }

        /// <summary>The measurable sign.</summary>
        public string? Sign { get; init; }

        /// <summary>Code; empty: the goal's.</summary>
        public string? LifeArea { get; init; }

        /// <summary>To be reached by.</summary>
        public DateOnly? TargetOn { get; init; }
    }

    /// <summary>Removes one.</summary>
    [Requires(CaseworkPermissions.WritePlans)]
    public sealed record Remove(Guid CaseId, Guid ObjectiveId) : ICommand<bool>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(LifeAreasHere areas)
        {
            RuleFor(c => c.GoalId).NotNull().WithMessage("Välj vilket mål delmålet leder till.");
            RuleFor(c => c.Text).NotEmpty().WithMessage("Skriv vad som ska nås.").AtMost(TextLimits.Reason);
            RuleFor(c => c.Sign).AtMost(TextLimits.Reason);
            RuleFor(c => c.LifeArea).MustBeLifeArea(areas);
        }
    }

    internal sealed class RemoveValidator : AbstractValidator<Remove>
    {
        public RemoveValidator() => RuleFor(c => c.ObjectiveId).NotEmpty();
    }

    internal sealed class Reader(PlanDesk desk, LifeAreasHere areas) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var (head, plan) = await desk.FormAsync(request.Id, cancellationToken);
            var saved = request.ObjectiveId is { } id ? plan.Objectives.FirstOrDefault(o => o.Id == id) ?? throw await desk.RefusedAsync(cancellationToken) : null;
            var url = saved is null ? $"{head.Url}/plan/delmal" : $"{head.Url}/plan/delmal/{saved.Id}";
            var goal = saved?.GoalId ?? request.Under ?? (plan.Goals is [var only] ? only.Id : null);
            // The area of the goal is not repeated: it follows the goal.
            var area = saved?.LifeArea == plan.Goals.FirstOrDefault(g => g.Id == goal)?.LifeArea ? null : saved?.LifeArea;
            return new(head, new Command
            {
                Version = saved?.Version ?? Guid.Empty, GoalId = goal,
                Text = saved?.Text, Sign = saved?.Sign,
                LifeArea = area, TargetOn = saved?.TargetOn,
            }, PlanOptions.Goals(plan), areas.Options(saved?.LifeArea), new("Spara delmålet", head.Url + "/plan", PlanForms.Key(Form, request.Id, saved?.Id), null, url));
        }
    }

    internal sealed class Handler(PlanDesk desk, PlanForms forms) : IRequestHandler<Command, Guid>, IRequestHandler<Remove, bool>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (owner, plan) = await desk.OpenAsync(request.CaseId, cancellationToken);
            if (plan.Goals.All(g => g.Id != request.GoalId)) throw new RuleException(nameof(Command.GoalId), "Målet finns inte längre. Välj ett annat.");
            var terms = new ObjectiveTerms(request.GoalId!.Value, request.Text, request.Sign, request.LifeArea, request.TargetOn);
            await forms.DoneAsync(Form, request.CaseId, request.ObjectiveId, cancellationToken);
            if (request.ObjectiveId is not { } id) return plan.AddObjective(owner, terms).Id;
            var saved = plan.Objectives.FirstOrDefault(o => o.Id == id) ?? throw await desk.RefusedAsync(cancellationToken);
            if (saved.Version != request.Version)
                throw new ConflictException(saved.Version,
                [
                    new("Delmål", "Input.Text", saved.Text ?? ""), new("Tecken", "Input.Sign", saved.Sign ?? ""), new("Nått senast", "Input.TargetOn", saved.TargetOn?.Iso() ?? ""),
                ]);
            plan.ChangeObjective(owner, id, terms);
            return id;
        }

        public async Task<bool> Handle(Remove request, CancellationToken cancellationToken)
        {
            var (owner, plan) = await desk.OpenAsync(request.CaseId, cancellationToken);
            if (plan.Objectives.All(o => o.Id != request.ObjectiveId)) throw await desk.RefusedAsync(cancellationToken);
            plan.RemoveObjective(owner, request.ObjectiveId, desk.By);
            return true;
        }
    }

    private const string Form = "delmal";
}
