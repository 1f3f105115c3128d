using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Plans;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Services;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Mia.Casework.Pages.Planen;

/// <summary>The five GAS levels of an objective: written before the work starts, then locked (methods.md 3.4).</summary>
public sealed class LevelsModel : CasePage
{
    /// <summary>The objective of the address.</summary>
    [FromRoute(Name = "delmalId")]
    public Guid ObjectiveId { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id, ObjectiveId));

    /// <summary>What is saved.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Input = Shown.Saved;
    }

    /// <summary>Saves, and locks when asked to.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { CaseId = Id, ObjectiveId = ObjectiveId });
        return Done(In("plan"), Input.Lock ? "Nivåerna är sparade och låsta." : "Nivåerna är sparade.");
    }

    /// <summary>Takes the draft away.</summary>
    public async Task<IActionResult> OnPostDropAsync()
    {
        await Send(new Drop(Id, ObjectiveId));
        return Done(In("plan"), "Nivåerna är borttagna.");
    }

    /// <summary>One objective.</summary>
    [Requires(CaseworkPermissions.WritePlans)]
    public sealed record Query(Guid Id, Guid ObjectiveId) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, Command Saved, string Text, bool IsLocked, bool CanDrop, string LockedText, IReadOnlyList<VersionRow> Versions) : CaseView(Head, "case.plan");

    /// <summary>A locked version with its ratings in words.</summary>
    public sealed record VersionRow(int Number, string Locked, string Replaced, string Reason, IReadOnlyList<LevelRow> Levels, IReadOnlyList<string> Ratings);

    /// <summary>One level.</summary>
    public sealed record LevelRow(string Sign, string Text);

    /// <summary>The levels.</summary>
    [Requires(CaseworkPermissions.WritePlans)]
    public sealed record Command : ICommand<bool>
    {
        /// <summary>The case.</summary>
        [BindNever]
        public Guid CaseId { get; init; }

        /// <summary>The objective.</summary>
        [BindNever]
        public Guid ObjectiveId { get; init; }

        /// <summary>Version stamp of the levels that the form was filled from; empty when there were none.</summary>
        public Guid Version { get; init; }

        /// <summary>−2.</summary>
        public string? MuchLess { get; init; }

        /// <summary>−1.</summary>
        public string? Less { get; init; }

        /// <summary>0.</summary>
        public string? Expected { get; init; }

        /// <summary>+1.</summary>
        public string? More { get; init; }

        /// <summary>+2.</summary>
        public string? MuchMore { get; init; }

        /// <summary>−1 or −2.</summary>
        public int? Baseline { get; init; }

        /// <summary>1–3.</summary>
        public int Importance { get; init; } = 1;

        /// <summary>1–3.</summary>
        public int Difficulty { get; init; } = 1;

        /// <summary>Why locked levels are changed.</summary>
        public string? Reason { get; init; }

        /// <summary>Lock them now.</summary>
        public bool Lock { get; init; }
    }

    /// <summary>Takes a draft of levels away.</summary>
    [Requires(CaseworkPermissions.WritePlans)]
    public sealed record Drop(Guid CaseId, Guid ObjectiveId) : ICommand<bool>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Expected).NotEmpty().WithMessage("Börja med nivån ”Som väntat”.").AtMost(TextLimits.Reason);
            RuleFor(c => c.MuchLess).AtMost(TextLimits.Reason);
            RuleFor(c => c.Less).AtMost(TextLimits.Reason);
            RuleFor(c => c.More).AtMost(TextLimits.Reason);
            RuleFor(c => c.MuchMore).AtMost(TextLimits.Reason);
            RuleFor(c => c.Reason).AtMost(TextLimits.Reason);
        }
    }

    internal sealed class DropValidator : AbstractValidator<Drop>
    {
        public DropValidator() => RuleFor(c => c.ObjectiveId).NotEmpty();
    }

    internal sealed class Reader(PlanDesk desk) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var (head, plan) = await desk.FormAsync(request.Id, cancellationToken);
            var o = plan.Objectives.FirstOrDefault(o => o.Id == request.ObjectiveId) ?? throw await desk.RefusedAsync(cancellationToken);
            var scale = o.Scale;
            var saved = scale is null ? new Command() : new Command
            {
                Version = scale.Version, MuchLess = scale.MuchLess, Less = scale.Less, Expected = scale.Expected, More = scale.More, MuchMore = scale.MuchMore,
                Baseline = scale.Baseline, Importance = scale.Importance, Difficulty = scale.Difficulty,
            };
            var locked = scale?.LockedAt is { } at ? $"Nivåerna låstes {SwedishTime.DateOf(at).Iso()} av {desk.NameOf(scale.LockedBy)}." : "";
            return new(head, saved, o.Text ?? "", scale?.LockedAt is not null, scale is { LockedAt: null }, locked,
                [.. o.Scales.Where(s => s.LockedAt is not null).OrderByDescending(s => s.Number).Select(s => RowOf(o, s))]);
        }

        private VersionRow RowOf(Objective o, GasScale s) => new(s.Number, SwedishTime.DateOf(s.LockedAt!.Value).Iso(),
            s.ReplacedAt is { } at ? SwedishTime.DateOf(at).Iso() : "", s.Reason ?? "",
            [.. s.Levels.Select((text, i) => new LevelRow(Gas.Sign(i + Gas.Least), text ?? "")).Reverse()],
            [.. o.Ratings.Where(r => r.ScaleId == s.Id).OrderBy(r => r.On).Select(r => $"{r.On.Iso()}: {Gas.Sign(r.Score)}, {PlanText.Small(Gas.Swedish(r.Score))} ({desk.NameOf(r.RatedBy)})")]);
    }

    internal sealed class Handler(PlanDesk desk) : IRequestHandler<Command, bool>, IRequestHandler<Drop, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            var (owner, plan) = await desk.OpenAsync(request.CaseId, cancellationToken);
            var o = plan.Objectives.FirstOrDefault(o => o.Id == request.ObjectiveId) ?? throw await desk.RefusedAsync(cancellationToken);
            if (o.Scale is { } now && now.Version != request.Version)
                throw new ConflictException(now.Version,
                [
                    new("+2", "Input.MuchMore", now.MuchMore ?? ""), new("+1", "Input.More", now.More ?? ""), new("0", "Input.Expected", now.Expected ?? ""),
                    new("−1", "Input.Less", now.Less ?? ""), new("−2", "Input.MuchLess", now.MuchLess ?? ""),
                    new("Låst", "Input.Lock", now.LockedAt is null ? "Nej" : "Ja") { Yours = request.Lock ? "Ja" : "Nej" },
                ]);
            plan.WriteLevels(owner, o.Id, new GasTerms([request.MuchLess, request.Less, request.Expected, request.More, request.MuchMore],
                request.Importance, request.Difficulty, request.Baseline), request.Reason, desk.By);
            if (request.Lock && o.Scale?.LockedAt is null) plan.LockLevels(owner, o.Id, desk.By);
            return true;
        }

        public async Task<bool> Handle(Drop request, CancellationToken cancellationToken)
        {
            var (owner, plan) = await desk.OpenAsync(request.CaseId, cancellationToken);
            if (plan.Objectives.All(o => o.Id != request.ObjectiveId)) throw await desk.RefusedAsync(cancellationToken);
            plan.DropLevels(owner, request.ObjectiveId);
            return true;
        }
    }
}
