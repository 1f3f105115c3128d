using FluentValidation;
using Mia.Casework.Data;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Exits;
using Mia.Casework.Domain.Plans;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Pages.Insatser;
using Mia.Casework.Services;
using Mia.Platform.Data;
using Mia.Platform.Drafts;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Avsluta;

/// <content>Validation and handlers.</content>
public sealed partial class ExitModel
{
    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(ICodeLists codes, TimeProvider clock)
        {
            RuleFor(c => c.EndedOn).NotNull().WithMessage("Ange sista dagen i projektet.");
            RuleForEach(c => c.Outcomes).EachCodeOf(codes, clock, CodeLists.Outcome);
            RuleFor(c => c.PrimaryOutcome).CodeOf(codes, clock, CodeLists.Outcome);
            RuleFor(c => c.EndReason).NotEmpty().WithMessage("Välj varför ärendet slutar.").CodeOf(codes, clock, CodeLists.EndReason);
            RuleFor(c => c.Manner).NotEmpty().WithMessage("Välj avslutssätt.").CodeOf(codes, clock, CodeLists.EndManner);
            RuleFor(c => c.Empowerment).InclusiveBetween(0, 5).WithMessage("Välj ett svar mellan 1 och 5, eller ”Vet ej”.");
            RuleFor(c => c.OwnWords).MaximumLength(TextLimits.Note).WithMessage($"Texten får ha högst {TextLimits.Note} tecken.");
            RuleForEach(c => c.Income).EachCodeOf(codes, clock, CodeLists.Income);
            RuleFor(c => c.NoReceiverCode).CodeOf(codes, clock, CodeLists.NoReceiver);
            RuleFor(c => c.NoReceiverReason).MaximumLength(TextLimits.Reason).WithMessage($"Förklaringen får ha högst {TextLimits.Reason} tecken.");
        }
    }

    internal sealed class ReopenValidator : AbstractValidator<Reopen>
    {
        public ReopenValidator() => RuleFor(c => c.Reason).Must(ReopenReasons.ContainsKey).WithMessage("Välj varför ärendet ska öppnas igen.");
    }

    internal sealed class WithoutValidator : AbstractValidator<WithoutReceiver>
    {
        public WithoutValidator(ICodeLists codes, TimeProvider clock)
        {
            RuleFor(c => c.Code).NotEmpty().WithMessage("Välj ett skäl.").CodeOf(codes, clock, CodeLists.NoReceiver);
            RuleFor(c => c.Reason).NotEmpty().WithMessage("Skriv en kort förklaring.").MaximumLength(TextLimits.Reason)
                .WithMessage($"Förklaringen får ha högst {TextLimits.Reason} tecken.");
        }
    }

    internal sealed class Reader(CaseDesk desk, CaseworkDbContext db, InterventionList interventions, ExitChecks checks, ICodeLists codes, IStaffDirectory staff)
        : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var head = await desk.HeadAsync(request.Id, cancellationToken);
            var exit = await db.Exits.AsNoTracking().FirstOrDefaultAsync(e => e.CaseId == request.Id, cancellationToken);
            var noReceiver = codes.Of(CodeLists.NoReceiver, desk.Today);
            if (exit is not null) return new(head, InWords(exit), desk.Today) { NoReceiver = noReceiver };
            var running = (await interventions.OfAsync(request.Id, cancellationToken)).Where(i => i.IsOpen).ToList();
            var incomes = await db.IncomePeriods.AsNoTracking().Where(p => p.CaseId == request.Id).ToListAsync(cancellationToken);
            var now = incomes.Where(p => p.HoldsOn(desk.Today)).Select(p => p.Source).Distinct().ToList();
            return new(head, null, desk.Today)
            {
                Filled = new() { EndedOn = desk.Today, Version = head.Version, AskedIncome = now.Count > 0, Income = now },
                Outcomes = codes.Of(CodeLists.Outcome, desk.Today), Reasons = codes.Of(CodeLists.EndReason, desk.Today),
                Manners = codes.Of(CodeLists.EndManner, desk.Today), Incomes = codes.Of(CodeLists.Income, desk.Today),
                NoReceiver = noReceiver, Running = running, Checks = await checks.OfAsync(head, running.Count > 0, incomes.Exists(p => p.HoldsOn(desk.Today.AddDays(1))), cancellationToken),
            };
        }

        private Written InWords(Exit e) => new(e.EndedOn, string.Join(", ", e.Outcomes.Select(o => codes.Text(CodeLists.Outcome, o))),
            e.Outcomes.Count > 1 ? codes.Text(CodeLists.Outcome, e.PrimaryOutcome) : "", codes.Text(CodeLists.EndReason, e.EndReason),
            codes.Text(CodeLists.EndManner, e.Manner), e.Empowerment switch { null => "Inte frågat", 0 => "Vet ej", var n => $"{n} av 5" },
            e.OwnWords ?? "", e.HoursPerWeek,
            !e.IncomeAsked ? "Inte frågat" : e.Income.Count == 0 ? "Inget angett" : string.Join(", ", e.Income.Select(i => codes.Text(CodeLists.Income, i))),
            e.NoReceiverCode is null ? "" : $"{codes.Text(CodeLists.NoReceiver, e.NoReceiverCode)}. {e.NoReceiverReason}",
            $"{(e.RegisteredBy is { } who ? staff.NameOf(who) : "Mia")}, {SwedishTime.DateAndClock(e.RegisteredAt)}");
    }

    internal sealed class Handler(CaseDesk desk, CaseworkDbContext db, ICodeLists codes, IDrafts drafts, DataSession session)
        : IRequestHandler<Command, Guid>, IRequestHandler<Reopen, bool>, IRequestHandler<WithoutReceiver, bool>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var found = await desk.OpenAsync(request.CaseId, r => r.Exit, cancellationToken);
            if (found.Version != request.Version)
                throw new ConflictException(found.Version, [new("Ärendet", "", found.Status.Swedish()), new("Sista dag", "Input.EndedOn", found.EndedOn?.Iso() ?? "")]);
            if (!request.EndInterventions && found.Interventions.Any(i => i.DeletedAt is null && i.EndsOn is null))
                throw new RuleException(nameof(Command.EndInterventions), "Insatser pågår. Bekräfta att de avslutas samma dag, eller avsluta dem först.");
            var plan = await db.Plans.Include(p => p.Objectives).Include(p => p.Activities).ThenInclude(a => a.Waits).AsSplitQuery().AsNoTracking().FirstOrDefaultAsync(p => p.CaseId == found.Id, cancellationToken);
            plan?.RequireBefore(request.EndedOn, nameof(Command.EndedOn));
            var confirmed = await db.Handovers.AnyAsync(h => h.CaseId == found.Id
                && (h.Status == HandoverStatus.Received || h.Status == HandoverStatus.FirstContact || h.Status == HandoverStatus.Done), cancellationToken);
            var exit = found.Close(new ExitTerms
            {
                EndedOn = request.EndedOn!.Value, Outcomes = request.Outcomes, PrimaryOutcome = request.PrimaryOutcome, EndReason = request.EndReason,
                Manner = request.Manner, Income = request.AskedIncome ? request.Income : null, HoursPerWeek = request.HoursPerWeek,
                Empowerment = request.Empowerment, OwnWords = request.OwnWords, NoReceiverCode = request.NoReceiverCode,
                NoReceiverReason = request.NoReceiverReason,
            }, ExitRules.From(codes), confirmed, desk.By);
            db.Add(exit);
            await drafts.RemoveAsync(DraftKey(found.Id), cancellationToken);
            return exit.Id;
        }

        public async Task<bool> Handle(Reopen request, CancellationToken cancellationToken)
        {
            var (found, exit) = await EndedAsync(request.CaseId, cancellationToken);
            found.Reopen(exit, desk.By);
            session.Record(new ChangeEvent("case.reopened", found.Id, found.ParticipantId, request.Reason));
            return true;
        }

        public async Task<bool> Handle(WithoutReceiver request, CancellationToken cancellationToken)
        {
            var (found, exit) = await EndedAsync(request.CaseId, cancellationToken);
            found.CloseWithoutReceiver(exit, request.Code, request.Reason);
            return true;
        }

        private async Task<(Case, Exit)> EndedAsync(Guid caseId, CancellationToken ct)
        {
            var found = await desk.OpenAsync(caseId, r => r.Exit, ct);
            return (found, await db.Exits.FirstOrDefaultAsync(e => e.CaseId == caseId, ct)
                ?? throw new RuleException("Ärendet är inte avslutat."));
        }
    }
}
