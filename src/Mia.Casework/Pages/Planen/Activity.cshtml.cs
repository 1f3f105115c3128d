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

/// <summary>Something that somebody is to do: a new activity, or one to be changed or removed.</summary>
public sealed class ActivityModel : CasePage
{
    /// <summary>The activity of the address; none for a new one.</summary>
    [FromRoute(Name = "aktivitetId")]
    public Guid? ActivityId { get; set; }

    /// <summary>The goal or objective from which the form was opened.</summary>
    [FromQuery(Name = "under")]
    public Guid? Under { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id, ActivityId, Under));

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
        await Send(Input with { CaseId = Id, ActivityId = ActivityId });
        return Done(In("plan"), ActivityId is null ? "Aktiviteten är tillagd." : "Aktiviteten är ändrad.");
    }

    /// <summary>Removes it; the next page offers to undo.</summary>
    public async Task<IActionResult> OnPostRemoveAsync()
    {
        await Send(new Remove(Id, ActivityId ?? Guid.Empty));
        return Done(In($"plan?borttagen={ActivityId}"), "Aktiviteten är borttagen.");
    }

    /// <summary>The form.</summary>
    [Requires(CaseworkPermissions.WritePlans)]
    public sealed record Query(Guid Id, Guid? ActivityId, Guid? Under) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, Command Saved, IReadOnlyList<SelectListItem> Under, IReadOnlyList<SelectListItem> Owners,
        IReadOnlyList<SelectListItem> Interventions, FormFoot Foot) : CaseView(Head, "case.plan");

    /// <summary>The activity.</summary>
    [Requires(CaseworkPermissions.WritePlans)]
    public sealed record Command : ICommand<Guid>
    {
        /// <summary>The case.</summary>
        [BindNever]
        public Guid CaseId { get; init; }

        /// <summary>The activity; null for a new one.</summary>
        [BindNever]
        public Guid? ActivityId { get; init; }

        /// <summary>Version stamp that the form was filled from.</summary>
        public Guid Version { get; init; }

        /// <summary>What is to be done.</summary>
        public string? What { get; init; }

        /// <summary>Who does it: the id of a member of staff, or a code of the party list.</summary>
        public string? OwnerParty { get; init; }

        /// <summary>Unit or person elsewhere.</summary>
        public string? OwnerContact { get; init; }

        /// <summary>Goal or objective.</summary>
        public Guid? UnderId { get; init; }

        /// <summary>First day.</summary>
        public DateOnly? StartsOn { get; init; }

        /// <summary>To be done by.</summary>
        public DateOnly? DueOn { get; init; }

        /// <summary>Intervention.</summary>
        public Guid? InterventionId { get; init; }

        internal Guid? UserId => Guid.TryParse(OwnerParty, out var user) ? user : null;

        internal string? PartyCode => UserId is null ? OwnerParty : PlanParties.Staff;
    }

    /// <summary>Removes one.</summary>
    [Requires(CaseworkPermissions.WritePlans)]
    public sealed record Remove(Guid CaseId, Guid ActivityId) : ICommand<bool>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(ICodeLists codes, TimeProvider clock)
        {
            RuleFor(c => c.What).NotEmpty().WithMessage("Skriv vad som ska göras.").AtMost(TextLimits.Reason);
            RuleFor(c => c.OwnerParty).NotEmpty().WithMessage("Välj vem som gör det.");
            RuleFor(c => c.PartyCode).CodeOf(codes, clock, CodeLists.Party).OverridePropertyName(nameof(Command.OwnerParty));
            RuleFor(c => c.OwnerContact).AtMost(TextLimits.Name);
            RuleFor(c => c.UnderId).NotNull().WithMessage("Välj vilket mål eller delmål aktiviteten hör till.");
            RuleFor(c => c.StartsOn).NotNull().WithMessage("Ange vilken dag aktiviteten börjar.");
        }
    }

    internal sealed class RemoveValidator : AbstractValidator<Remove>
    {
        public RemoveValidator() => RuleFor(c => c.ActivityId).NotEmpty();
    }

    internal sealed class Reader(PlanDesk desk, PlanOptions options) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var (head, plan) = await desk.FormAsync(request.Id, cancellationToken);
            var saved = request.ActivityId is { } id ? plan.Activities.FirstOrDefault(a => a.Id == id) ?? throw await desk.RefusedAsync(cancellationToken) : null;
            var url = saved is null ? $"{head.Url}/plan/aktivitet" : $"{head.Url}/plan/aktivitet/{saved.Id}";
            return new(head, new Command
            {
                Version = saved?.Version ?? Guid.Empty, What = saved?.What,
                OwnerParty = saved?.OwnerUserId?.ToString() ?? saved?.OwnerParty ?? PlanParties.Participant,
                OwnerContact = saved?.OwnerContact,
                UnderId = saved is null ? request.Under : saved.ObjectiveId ?? saved.GoalId,
                StartsOn = saved?.StartsOn ?? desk.Today, DueOn = saved?.DueOn,
                InterventionId = saved?.InterventionId,
            }, PlanOptions.Under(plan), await options.OwnersAsync(request.Id, cancellationToken), await options.InterventionsAsync(request.Id, cancellationToken),
                new("Spara aktiviteten", head.Url + "/plan", PlanForms.Key(Form, request.Id, saved?.Id), null, url));
        }
    }

    internal sealed class Handler(PlanDesk desk, PlanForms forms) : IRequestHandler<Command, Guid>, IRequestHandler<Remove, bool>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (owner, plan) = await desk.OpenAsync(request.CaseId, cancellationToken);
            var terms = new ActivityTerms
            {
                UnderId = request.UnderId!.Value, What = request.What, Party = request.PartyCode, UserId = request.UserId, Contact = request.OwnerContact,
                StartsOn = request.StartsOn!.Value, DueOn = request.DueOn, InterventionId = request.InterventionId,
            };
            // A role that has ended takes the access with it, even while the name still stands on the case.
            if (request.UserId is { } user && !desk.IsHere(user)) throw new RuleException(nameof(Command.OwnerParty), "Personen arbetar inte längre här. Välj någon annan.");
            await forms.DoneAsync(Form, request.CaseId, request.ActivityId, cancellationToken);
            if (request.ActivityId is not { } id) return plan.AddActivity(owner, terms).Id;
            var saved = plan.Activities.FirstOrDefault(a => a.Id == id) ?? throw await desk.RefusedAsync(cancellationToken);
            if (saved.Version != request.Version) throw new ConflictException(saved.Version, Fields(saved, request));
            plan.ChangeActivity(owner, id, terms);
            return id;
        }

        public async Task<bool> Handle(Remove request, CancellationToken cancellationToken)
        {
            var (owner, plan) = await desk.OpenAsync(request.CaseId, cancellationToken);
            if (plan.Activities.All(a => a.Id != request.ActivityId)) throw await desk.RefusedAsync(cancellationToken);
            plan.RemoveActivity(owner, request.ActivityId, desk.By);
            return true;
        }

        private ConflictField[] Fields(PlanActivity a, Command request) =>
        [
            new("Vad", "Input.What", a.What ?? ""),
            new("Vem", "Input.OwnerParty", desk.Party(a.OwnerParty, a.OwnerUserId is null ? null : desk.NameOf(a.OwnerUserId)))
                { Yours = desk.Party(request.PartyCode, request.UserId is null ? null : desk.NameOf(request.UserId)) },
            new("Enhet eller person", "Input.OwnerContact", a.OwnerContact ?? ""), new("Börjar", "Input.StartsOn", a.StartsOn.Iso()),
            new("Klart senast", "Input.DueOn", a.DueOn?.Iso() ?? ""),
        ];
    }

    private const string Form = "aktivitet";
}
