using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Exits;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Services;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Avsluta;

/// <summary>How it went 3, 6 and 12 months after the exit, under its own consent (methods.md 11.5).</summary>
public sealed class FollowUpModel : CasePage
{
    /// <summary>Which occasion is proposed.</summary>
    [FromQuery(Name = "manad")]
    public int? Manad { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id));

    /// <summary>Shows the form with the occasion whose turn it is.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Input = new() { Months = Manad ?? Shown.Next, HeldOn = Shown.Today };
    }

    /// <summary>Saves.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { CaseId = Id });
        return Done(In("avslut/uppfoljning"), "Uppföljningen är sparad.");
    }

    /// <summary>Follow-ups of a case.</summary>
    [Requires(CaseworkPermissions.ReadExits)]
    public sealed record Query(Guid Id) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, DateOnly? EndedOn, DateOnly? ConsentTo, IReadOnlyList<Row> Rows, IReadOnlyList<SelectListItem> Results,
        IReadOnlyList<SelectListItem> Occupations, int Next, DateOnly Today) : CaseView(Head, "case.follow-up");

    /// <summary>One follow-up.</summary>
    public sealed record Row(int Months, DateOnly HeldOn, string Result, string Occupation, int? GotSupport, bool? FellBetween, string Who);

    /// <summary>A follow-up.</summary>
    [Requires(CaseworkPermissions.WriteExits)]
    public sealed record Command : ICommand<Guid>
    {
        /// <summary>The case.</summary>
        [BindNever]
        public Guid CaseId { get; init; }

        /// <summary>3, 6 or 12.</summary>
        public int? Months { get; init; }

        /// <summary>The day.</summary>
        public DateOnly? HeldOn { get; init; }

        /// <summary>Code.</summary>
        public string? Result { get; init; }

        /// <summary>Code.</summary>
        public string? Occupation { get; init; }

        /// <summary>1–5.</summary>
        public int? GotSupport { get; init; }

        /// <summary>Nobody held the person after the exit.</summary>
        public bool? FellBetween { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(ICodeLists codes, TimeProvider clock)
        {
            RuleFor(c => c.Months).NotNull().WithMessage("Välj 3, 6 eller 12 månader.");
            RuleFor(c => c.HeldOn).NotNull().WithMessage("Ange vilken dag det var.");
            RuleFor(c => c.Result).NotEmpty().WithMessage("Välj vad som hände.").CodeOf(codes, clock, CodeLists.FollowUpResult);
            RuleFor(c => c.Occupation).CodeOf(codes, clock, CodeLists.Occupation);
        }
    }

    internal sealed class Reader(CaseDesk desk, CaseworkDbContext db, ICodeLists codes, IStaffDirectory staff) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var head = await desk.HeadAsync(request.Id, cancellationToken);
            var ended = await db.Cases.AsNoTracking().Where(c => c.Id == request.Id).Select(c => c.EndedOn).FirstAsync(cancellationToken);
            var held = await db.FollowUps.AsNoTracking().Where(f => f.CaseId == request.Id).OrderBy(f => f.HeldOn).ToListAsync(cancellationToken);
            var today = desk.Today;
            var consent = await db.Consents.AsNoTracking().Where(s => s.CaseId == request.Id && s.Type == ConsentTypes.Evaluation && s.WithdrawnAt == null && s.ValidFrom <= today && s.ValidTo >= today)
                .MaxAsync(s => (DateOnly?)s.ValidTo, cancellationToken);
            return new(head, ended, consent, held.ConvertAll(f => new Row(f.Months, f.HeldOn, codes.Text(CodeLists.FollowUpResult, f.Result),
                    codes.Text(CodeLists.Occupation, f.Occupation), f.GotSupport, f.FellBetween, f.RegisteredBy is { } who ? staff.NameOf(who) : "Mia")),
                codes.Of(CodeLists.FollowUpResult, today), codes.Of(CodeLists.Occupation, today),
                ExitFollowUp.Occasions.FirstOrDefault(m => held.TrueForAll(f => f.Months != m), ExitFollowUp.Occasions[^1]), today);
        }
    }

    internal sealed class Handler(CaseDesk desk, CaseworkDbContext db) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var found = await desk.OpenAsync(request.CaseId, r => r.Exit, cancellationToken);
            var consents = await db.Consents.AsNoTracking().Where(s => s.CaseId == request.CaseId && s.Type == ConsentTypes.Evaluation).ToListAsync(cancellationToken);
            if (await db.FollowUps.AnyAsync(f => f.CaseId == request.CaseId && f.Months == request.Months, cancellationToken))
                throw new RuleException(nameof(Command.Months), "Den uppföljningen är redan antecknad.");
            var made = new ExitFollowUp(found, new FollowUpTerms
            {
                Months = request.Months!.Value, HeldOn = request.HeldOn!.Value, Result = request.Result!, Occupation = string.IsNullOrEmpty(request.Occupation) ? null : request.Occupation,
                GotSupport = request.GotSupport, FellBetween = request.FellBetween,
            }, consents.Exists(c => c.HoldsAt(desk.By.UtcNow)), desk.By);
            db.Add(made);
            return made.Id;
        }
    }
}
