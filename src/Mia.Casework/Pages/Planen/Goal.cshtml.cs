using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Plans;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Pages.Utkast;
using Mia.Casework.Services;
using Mia.Platform.Messaging;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Mia.Casework.Pages.Planen;

/// <summary>A goal in the participant's own words: a new one, or one to be changed or removed.</summary>
public sealed class GoalModel : CasePage
{
    /// <summary>The goal of the address; none for a new one.</summary>
    [FromRoute(Name = "malId")]
    public Guid? GoalId { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id, GoalId));

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
        await Send(Input with { CaseId = Id, GoalId = GoalId });
        return Done(In("plan"), GoalId is null ? "Målet är tillagt." : "Målet är ändrat.");
    }

    /// <summary>Removes it; the next page offers to undo.</summary>
    public async Task<IActionResult> OnPostRemoveAsync()
    {
        await Send(new Remove(Id, GoalId ?? Guid.Empty));
        return Done(In($"plan?borttagen={GoalId}"), "Målet är borttaget.");
    }

    /// <summary>The form.</summary>
    [Requires(CaseworkPermissions.WritePlans)]
    public sealed record Query(Guid Id, Guid? GoalId) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, Command Saved, IReadOnlyList<SelectListItem> Areas, IReadOnlyList<SelectListItem> Directions, FormFoot Foot)
        : CaseView(Head, "case.plan");

    /// <summary>The goal.</summary>
    [Requires(CaseworkPermissions.WritePlans)]
    public sealed record Command : ICommand<Guid>
    {
        /// <summary>The case.</summary>
        [BindNever]
        public Guid CaseId { get; init; }

        /// <summary>The goal; null for a new one.</summary>
        [BindNever]
        public Guid? GoalId { get; init; }

        /// <summary>Version stamp that the form was filled from.</summary>
        public Guid Version { get; init; }

        /// <summary>Own words.</summary>
        public string? Words { get; init; }

        /// <summary>Code.</summary>
        public string? LifeArea { get; init; }

        /// <summary>Code.</summary>
        public string? Direction { get; init; }
    }

    /// <summary>Removes one.</summary>
    [Requires(CaseworkPermissions.WritePlans)]
    public sealed record Remove(Guid CaseId, Guid GoalId) : ICommand<bool>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(ICodeLists codes, LifeAreasHere areas, TimeProvider clock) => Include(new GoalRules(codes, areas, clock));
    }

    internal sealed class RemoveValidator : AbstractValidator<Remove>
    {
        public RemoveValidator() => RuleFor(c => c.GoalId).NotEmpty();
    }

    internal sealed class Reader(PlanDesk desk, PlanOptions options, LifeAreasHere areas) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var (head, plan) = await desk.FormAsync(request.Id, cancellationToken);
            var goal = request.GoalId is { } id ? plan.Goals.FirstOrDefault(g => g.Id == id) ?? throw await desk.RefusedAsync(cancellationToken) : null;
            var url = goal is null ? $"{head.Url}/plan/mal" : $"{head.Url}/plan/mal/{goal.Id}";
            return new(head, new Command
            {
                Version = goal?.Version ?? Guid.Empty,
                Words = goal?.Words,
                LifeArea = goal?.LifeArea, Direction = goal?.Direction,
            }, areas.Options(goal?.LifeArea), options.Of(CodeLists.GoalDirection), new("Spara målet", head.Url + "/plan", PlanForms.Key(Form, request.Id, goal?.Id), null, url));
        }
    }

    internal sealed class Handler(PlanDesk desk, PlanForms forms, ICodeLists codes, LifeAreasHere areas) : IRequestHandler<Command, Guid>, IRequestHandler<Remove, bool>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (owner, plan) = await desk.OpenAsync(request.CaseId, cancellationToken);
            var terms = new GoalTerms(request.Words, request.LifeArea, request.Direction);
            await forms.DoneAsync(Form, request.CaseId, request.GoalId, cancellationToken);
            if (request.GoalId is not { } id) return plan.AddGoal(owner, terms).Id;
            var goal = plan.Goals.FirstOrDefault(g => g.Id == id) ?? throw await desk.RefusedAsync(cancellationToken);
            if (goal.Version != request.Version)
                throw new ConflictException(goal.Version,
                [
                    new("Målet", "Input.Words", goal.Words ?? ""), new("Livsområde", "Input.LifeArea", areas.Text(goal.LifeArea)) { Yours = areas.Text(request.LifeArea) },
                    new("Riktning", "Input.Direction", codes.Text(CodeLists.GoalDirection, goal.Direction)) { Yours = codes.Text(CodeLists.GoalDirection, request.Direction) },
                ]);
            plan.ChangeGoal(owner, id, terms);
            return id;
        }

        public async Task<bool> Handle(Remove request, CancellationToken cancellationToken)
        {
            var (owner, plan) = await desk.OpenAsync(request.CaseId, cancellationToken);
            if (plan.Goals.All(g => g.Id != request.GoalId)) throw await desk.RefusedAsync(cancellationToken);
            plan.RemoveGoal(owner, request.GoalId, desk.By);
            return true;
        }
    }

    private const string Form = "mal";
}

/// <summary>What can be checked of a goal before the plan is opened.</summary>
internal sealed class GoalRules : AbstractValidator<GoalModel.Command>
{
    public GoalRules(ICodeLists codes, LifeAreasHere areas, TimeProvider clock)
    {
        RuleFor(c => c.Words).NotEmpty().WithMessage("Skriv målet med deltagarens egna ord.").AtMost(Domain.TextLimits.Reason);
        RuleFor(c => c.LifeArea).NotEmpty().WithMessage("Välj livsområde.").MustBeLifeArea(areas);
        RuleFor(c => c.Direction).NotEmpty().WithMessage("Välj riktning.").CodeOf(codes, clock, CodeLists.GoalDirection);
    }
}
