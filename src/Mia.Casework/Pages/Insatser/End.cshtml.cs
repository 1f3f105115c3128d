using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Interventions;
using Mia.Casework.Domain;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Services;
using Mia.Platform.Messaging;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Insatser;

/// <summary>Ends one intervention. The case goes on (methods.md 11.2).</summary>
public sealed class EndModel : CasePage
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

    /// <summary>Ends today unless something else is said.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Input = new() { EndsOn = Shown.Today };
    }

    /// <summary>Ends it.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { CaseId = Id, PeriodId = PeriodId });
        return Done(In("insatser"), "Insatsen är avslutad.");
    }

    /// <summary>What ends and what stands on it.</summary>
    [Requires(CaseworkPermissions.WriteInterventions)]
    public sealed record Query(Guid Id, Guid PeriodId) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, string Name, DateOnly StartsOn, IReadOnlyList<string> Losing, string Consequence,
        IReadOnlyList<SelectListItem> Reasons, DateOnly Today) : CaseView(Head, "case.interventions");

    /// <summary>The end.</summary>
    [Requires(CaseworkPermissions.WriteInterventions)]
    public sealed record Command : ICommand<int>
    {
        /// <summary>The case.</summary>
        [BindNever]
        public Guid CaseId { get; init; }

        /// <summary>The intervention.</summary>
        [BindNever]
        public Guid PeriodId { get; init; }

        /// <summary>Last day.</summary>
        public DateOnly? EndsOn { get; init; }

        /// <summary>Why, code.</summary>
        public string EndReason { get; init; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(ICodeLists codes, TimeProvider clock)
        {
            RuleFor(c => c.EndsOn).NotNull().WithMessage("Ange sista dagen.");
            RuleFor(c => c.EndReason).NotEmpty().WithMessage("Välj varför insatsen slutar.").MaximumLength(TextLimits.Code)
                .CodeOf(codes, clock, CodeLists.InterventionEnd);
        }
    }

    internal sealed class Reader(CaseDesk desk, CaseworkDbContext db, InterventionBook book, ICodeLists codes) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var head = await desk.HeadAsync(request.Id, cancellationToken);
            if (!head.Rights.Interventions) throw new ForbiddenException(CaseworkPermissions.WriteInterventions);
            var all = await db.Set<InterventionPeriod>().AsNoTracking().Where(p => p.CaseId == request.Id).ToListAsync(cancellationToken);
            var period = all.Find(p => p.Id == request.PeriodId && p.EndsOn is null)
                ?? throw await desk.RefusedAsync(cancellationToken);
            var rules = await book.RulesAsync(cancellationToken);
            var losing = rules.LosingSupport(period, desk.Today, all);
            var reasons = codes.Of(CodeLists.InterventionEnd, desk.Today)
                .Where(r => r.Value is not (Domain.Cases.InterventionEndCodes.CaseEnded or Domain.Cases.InterventionEndCodes.RequiredEnded)).ToList();
            return new(head, rules.NameOf(period.TypeCode), period.StartsOn, [.. losing.Select(p => rules.NameOf(p.TypeCode))],
                Says(losing, rules), reasons, desk.Today);
        }

        private static string Says(IReadOnlyList<InterventionPeriod> losing, InterventionRules rules) =>
            losing.Count == 0 ? "" : rules.Find(losing[0].TypeCode)!.WhenRequiredEnds switch
            {
                WhenRequiredEnds.End => "Den avslutas samma dag.",
                WhenRequiredEnds.FinishSeries => "Den påbörjade serien får göras klar. De som berörs ser det på sin startsida.",
                _ => $"Starta {rules.RequiredText(losing[0].TypeCode)} på nytt, eller avsluta {rules.NameOf(losing[0].TypeCode)} först.",
            };
    }

    internal sealed class Handler(CaseDesk desk, InterventionBook book) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            var found = await desk.OpenAsync(request.CaseId, r => r.Interventions, cancellationToken);
            return found.End(request.PeriodId, request.EndsOn!.Value, request.EndReason, await book.RulesAsync(cancellationToken), desk.By).Count;
        }
    }
}
