using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Plans;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Services;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Planen;

/// <summary>The plan as it was kept, and the way to take an approval back.</summary>
public sealed class VersionModel : CasePage
{
    /// <summary>The version of the address.</summary>
    [FromRoute(Name = "versionId")]
    public Guid VersionId { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id, VersionId));

    /// <summary>Shows it.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Input = new Command { WithdrawnOn = Shown.Today };
    }

    /// <summary>The participant takes the approval back.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { CaseId = Id, VersionId = VersionId });
        return Done(In("plan"), "Godkännandet är tillbakataget. Versionen finns kvar.");
    }

    /// <summary>One version.</summary>
    [Requires(CaseworkPermissions.ReadPlans)]
    public sealed record Query(Guid Id, Guid VersionId) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, int Number, string Why, string Withdrawn, PlanContent Plan, DateOnly KeptOn, bool CanWithdraw, DateOnly Today) : CaseView(Head, "case.plan-version");

    /// <summary>The withdrawal.</summary>
    [Requires(CaseworkPermissions.WritePlans)]
    public sealed record Command : ICommand<bool>
    {
        /// <summary>The case.</summary>
        [BindNever]
        public Guid CaseId { get; init; }

        /// <summary>The version.</summary>
        [BindNever]
        public Guid VersionId { get; init; }

        /// <summary>The day.</summary>
        public DateOnly? WithdrawnOn { get; init; }

        /// <summary>Why, if the participant wants to say.</summary>
        public string? WithdrawnReason { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.WithdrawnOn).NotNull().WithMessage("Ange vilken dag deltagaren tog tillbaka godkännandet.");
            RuleFor(c => c.WithdrawnReason).AtMost(TextLimits.Reason);
        }
    }

    internal sealed class Reader(PlanDesk desk, CaseworkDbContext db) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var (head, _) = await desk.ReadAsync(request.Id, cancellationToken);
            var v = await db.PlanVersions.AsNoTracking().FirstOrDefaultAsync(v => v.Id == request.VersionId && v.CaseId == request.Id, cancellationToken)
                ?? throw await desk.RefusedAsync(cancellationToken);
            var noted = $"antecknat {SwedishTime.DateAndClock(v.TakenAt)} av {desk.NameOf(v.TakenBy)}";
            var withdrawn = v.WithdrawnOn is { } on ? $"Deltagaren tog tillbaka sitt godkännande {on.Iso()}. Antecknat av {desk.NameOf(v.WithdrawnBy)}." + (v.WithdrawnReason is { } why ? $" Skäl: {why}" : "") : "";
            return new(head, v.Number, v is { ApprovedOn: { } day, Way: { } way } ? $"Godkänd av deltagaren {day.Iso()}. {way.Swedish()}, {noted}." : $"Så stod planen vid uppföljningen, {noted}.",
                withdrawn, PlanContent.FromJson(v.Content), SwedishTime.DateOf(v.TakenAt), v.IsApproved && head.Rights.WritesPlan, desk.Today);
        }
    }

    internal sealed class Handler(PlanDesk desk, CaseworkDbContext db) : IRequestHandler<Command, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            var (_, plan) = await desk.OpenAsync(request.CaseId, cancellationToken);
            var version = await db.PlanVersions.FirstOrDefaultAsync(v => v.Id == request.VersionId && v.CaseId == request.CaseId, cancellationToken)
                ?? throw await desk.RefusedAsync(cancellationToken);
            plan.Withdraw(version, request.WithdrawnOn!.Value, request.WithdrawnReason, desk.By);
            return true;
        }
    }
}
