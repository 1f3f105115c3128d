using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain;
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
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Planen;

/// <summary>Begins the plan of a case with its first goal.</summary>
public sealed class StartModel : CasePage
{
    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id));

    /// <summary>The form, with what was typed before.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        var kept = await this.RestoreAsync(Shown.Foot.Draft!);
        Shown = Shown with { Foot = Shown.Foot.With(kept) };
        Input = Shown.Saved;
    }

    /// <summary>Begins it.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { CaseId = Id });
        return Done(In("plan"), "Planen har börjat.");
    }

    /// <summary>The form.</summary>
    [Requires(CaseworkPermissions.WritePlans)]
    public sealed record Query(Guid Id) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, Command Saved, IReadOnlyList<SelectListItem> Areas, IReadOnlyList<SelectListItem> Directions, FormFoot Foot) : CaseView(Head, "case.plan");

    /// <summary>The plan and its first goal.</summary>
    [Requires(CaseworkPermissions.WritePlans)]
    public sealed record Command : ICommand<Guid>
    {
        /// <summary>The case.</summary>
        [BindNever]
        public Guid CaseId { get; init; }

        /// <summary>Own words.</summary>
        public string? Words { get; init; }

        /// <summary>Code.</summary>
        public string? LifeArea { get; init; }

        /// <summary>Code.</summary>
        public string? Direction { get; init; }

        /// <summary>First day.</summary>
        public DateOnly? StartsOn { get; init; }

        /// <summary>Last day as planned.</summary>
        public DateOnly? EndsOn { get; init; }

        /// <summary>First review meeting.</summary>
        public DateOnly? NextReviewOn { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(ICodeLists codes, LifeAreasHere areas, TimeProvider clock)
        {
            RuleFor(c => c.Words).NotEmpty().WithMessage("Skriv målet med deltagarens egna ord.").AtMost(TextLimits.Reason);
            RuleFor(c => c.LifeArea).NotEmpty().WithMessage("Välj livsområde.").MustBeLifeArea(areas);
            RuleFor(c => c.Direction).NotEmpty().WithMessage("Välj riktning.").CodeOf(codes, clock, CodeLists.GoalDirection);
            RuleFor(c => c.StartsOn).NotNull().WithMessage("Ange från vilken dag planen gäller.");
            RuleFor(c => c.NextReviewOn).NotNull().WithMessage("Ange när planen ska följas upp.");
        }
    }

    internal sealed class Reader(PlanDesk desk, PlanOptions options, LifeAreasHere areas, DatedSettings settings) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var (head, plan) = await desk.SeeAsync(request.Id, cancellationToken);
            if (!head.Rights.WritesPlan) throw new ForbiddenException(CaseworkPermissions.WritePlans);
            var review = desk.Today.AddDays(await settings.DaysAsync(SettingKeys.PlanReview, cancellationToken));
            return new(head, new Command
            {
                StartsOn = desk.Today, NextReviewOn = review,
            }, areas.Options(), options.Of(CodeLists.GoalDirection), new("Börja planen", head.Url + "/plan", PlanForms.Key(Form, request.Id, null), null, head.Url + "/plan/ny"));
        }
    }

    internal sealed class Handler(PlanDesk desk, CaseworkDbContext db, PlanForms forms) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var owner = await desk.OpenCaseAsync(request.CaseId, cancellationToken);
            if (await db.Plans.AnyAsync(p => p.CaseId == request.CaseId, cancellationToken))
                throw new RuleException("Någon annan har redan börjat planen. Öppna den och lägg till målet där. Din text finns kvar i formuläret.");
            var plan = new Plan(owner, new PlanTerms(request.StartsOn!.Value, request.EndsOn, request.NextReviewOn), desk.By);
            plan.AddGoal(owner, new GoalTerms(request.Words, request.LifeArea, request.Direction));
            db.Add(plan);
            await forms.DoneAsync(Form, request.CaseId, null, cancellationToken);
            return plan.Id;
        }
    }

    private const string Form = "ny";
}
