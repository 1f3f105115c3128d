using FluentValidation;
using Mia.Casework.Data;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Exits;
using Mia.Casework.Services;
using Mia.Platform.Data;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Time;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Overlamning;

/// <summary>
/// The receiver's page: no account, a link with a secret of 256 bits. A wrong, old or withdrawn link looks exactly alike. Only the
/// receiver's answers here move the handover on.
/// </summary>
[AllowAnonymous]
[EnableRateLimiting("public")]
public sealed class ReceiverModel : MiaPage
{
    /// <summary>Secret of the address.</summary>
    [FromRoute(Name = "token")]
    public string Token { get; set; } = "";

    /// <summary>Who at the receiver gets in touch.</summary>
    [BindProperty]
    public string Name { get; set; } = "";

    /// <summary>First appointment.</summary>
    [BindProperty]
    public DateOnly? FirstAppointmentOn { get; set; }

    /// <summary>Why not.</summary>
    [BindProperty]
    public string Reason { get; set; } = "";

    /// <summary>Day of the first contact.</summary>
    [BindProperty]
    public DateOnly? On { get; set; }

    /// <summary>The no was refused and stays open.</summary>
    public bool DeclineFailed { get; private set; }

    /// <summary>What is shown; null when the link opens nothing.</summary>
    public View? Shown { get; private set; }

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct)
    {
        Shown = await Send(new Query(Token)) is { Preview.Person.Length: > 0 } found ? found : null;
        if (Shown is null) Response.StatusCode = 404;
    }

    /// <summary>Shows the page.</summary>
    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    /// <summary>Yes, we take over.</summary>
    public Task<IActionResult> OnPostAcceptAsync() =>
        AnswerAsync(new Accept(Token, Name, FirstAppointmentOn), "Tack. Den som lämnade över ser att ni har tagit emot.");

    /// <summary>No.</summary>
    public Task<IActionResult> OnPostDeclineAsync()
    {
        DeclineFailed = true;
        return AnswerAsync(new Decline(Token, Reason), "Tack för svaret.");
    }

    /// <summary>First contact.</summary>
    public Task<IActionResult> OnPostMetAsync() => AnswerAsync(new Met(Token, On), "Sparat.");

    /// <summary>Done.</summary>
    public Task<IActionResult> OnPostDoneAsync() => AnswerAsync(new Complete(Token), "Tack. Överlämningen är klar.");

    private async Task<IActionResult> AnswerAsync(IRequest<bool> answer, string says)
    {
        if (await Send(answer)) return Done($"/overlamning/{Token}", says);
        await LoadAsync(HttpContext.RequestAborted);
        return Page();
    }

    /// <summary>What the link opens.</summary>
    [Anonymous]
    public sealed record Query(string Token) : IQuery<View>;

    /// <summary>What the receiver sees. Empty when the link opens nothing.</summary>
    public sealed record View(ReceiverView Preview, HandoverStatus Status, string Finished, Guid? ParticipantId) : IShowsPersons
    {
        /// <inheritdoc />
        public IEnumerable<Guid> ShownParticipants => ParticipantId is { } id && Finished.Length == 0 ? [id] : [];

        /// <inheritdoc />
        public string ShownAs => "handover.receiver";
    }

    /// <summary>Yes.</summary>
    /// <param name="Token">Secret.</param>
    /// <param name="Name">Who at the receiver.</param>
    /// <param name="FirstAppointmentOn">First appointment, if booked.</param>
    [Anonymous]
    public sealed record Accept(string Token, string Name, DateOnly? FirstAppointmentOn) : ICommand<bool>;

    /// <summary>No.</summary>
    /// <param name="Token">Secret.</param>
    /// <param name="Reason">Why.</param>
    [Anonymous]
    public sealed record Decline(string Token, string Reason) : ICommand<bool>;

    /// <summary>First contact.</summary>
    /// <param name="Token">Secret.</param>
    /// <param name="On">The day.</param>
    [Anonymous]
    public sealed record Met(string Token, DateOnly? On) : ICommand<bool>;

    /// <summary>Done.</summary>
    [Anonymous]
    public sealed record Complete(string Token) : ICommand<bool>;

    internal sealed class AcceptValidator : AbstractValidator<Accept>
    {
        public AcceptValidator(TimeProvider clock)
        {
            RuleFor(c => c.Name).NotEmpty().WithMessage("Skriv vem som tar kontakt.").MaximumLength(TextLimits.Name).WithMessage($"Namnet får ha högst {TextLimits.Name} tecken.");
            RuleFor(c => c.FirstAppointmentOn).NotBefore(() => clock.Today()).WithMessage("Första tiden kan inte ligga i det förflutna.")
                .NotAfter(() => clock.Today().AddYears(1)).WithMessage("Första tiden ligger mer än ett år bort. Kontrollera årtalet.");
        }
    }

    internal sealed class DeclineValidator : AbstractValidator<Decline>
    {
        public DeclineValidator() => RuleFor(c => c.Reason).NotEmpty().WithMessage("Skriv kort varför.").MaximumLength(TextLimits.Reason).WithMessage($"Skälet får ha högst {TextLimits.Reason} tecken.");
    }

    internal sealed class MetValidator : AbstractValidator<Met>
    {
        public MetValidator(TimeProvider clock) => RuleFor(c => c.On).NotNull().WithMessage("Ange vilken dag det var.")
            .NotAfter(() => clock.Today()).WithMessage("Datumet ligger i framtiden.");
    }

    internal sealed class CompleteValidator : AbstractValidator<Complete>
    {
        public CompleteValidator() => RuleFor(c => c.Token).NotEmpty();
    }

    internal sealed class Handler(CaseworkDbContext db, DataScope scope, IDelprojektDirectory delprojekt, IStaffDirectory staff, IReadAudit audit, TimeProvider clock)
        : IRequestHandler<Query, View>, IRequestHandler<Accept, bool>, IRequestHandler<Decline, bool>, IRequestHandler<Met, bool>, IRequestHandler<Complete, bool>
    {
        private static readonly View Nothing = new(new("", "", "", "", "", null, null), HandoverStatus.Withdrawn, "", null);

        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            if (await FindAsync(request.Token, cancellationToken) is not { } h) return Nothing;
            var owner = await db.Cases.AsNoTracking().Include(c => c.Participant).FirstAsync(c => c.Id == h.CaseId, cancellationToken);
            var finished = h.Status switch
            {
                HandoverStatus.Done => "Ni har tagit över. Överlämningen är klar.",
                HandoverStatus.Declined => "Ni har svarat att ni inte kan ta emot.",
                _ => "",
            };
            return new(ReceiverView.Of(h, owner, delprojekt.Find(h.DelprojektId)?.Name ?? "Mia", staff, clock.Today()), h.Status, finished, h.ParticipantId);
        }

        public Task<bool> Handle(Accept request, CancellationToken cancellationToken) => ChangeAsync(request.Token, async h =>
        {
            h.Receive(request.Token, request.Name, request.FirstAppointmentOn, clock.UtcNow());
            var owner = await db.Cases.FirstAsync(c => c.Id == h.CaseId, cancellationToken);
            owner.ReceiverConfirmed();
        }, cancellationToken);

        public Task<bool> Handle(Decline request, CancellationToken cancellationToken) => ChangeAsync(request.Token, async h =>
        {
            h.Decline(request.Token, request.Reason, clock.UtcNow());
            var owner = await db.Cases.FirstAsync(c => c.Id == h.CaseId, cancellationToken);
            var exit = await db.Exits.FirstOrDefaultAsync(e => e.CaseId == h.CaseId, cancellationToken);
            owner.ReceiverLost(exit, await db.Handovers.AnyAsync(o => o.CaseId == h.CaseId && o.Id != h.Id
                && (o.Status == HandoverStatus.Received || o.Status == HandoverStatus.FirstContact || o.Status == HandoverStatus.Done), cancellationToken));
        }, cancellationToken);

        public Task<bool> Handle(Met request, CancellationToken cancellationToken) => ChangeAsync(request.Token, h =>
        {
            h.ReportFirstContact(request.Token, request.On!.Value, clock.UtcNow());
            return Task.CompletedTask;
        }, cancellationToken);

        public Task<bool> Handle(Complete request, CancellationToken cancellationToken) => ChangeAsync(request.Token, h =>
        {
            h.Complete(request.Token, clock.UtcNow());
            return Task.CompletedTask;
        }, cancellationToken);

        private async Task<bool> ChangeAsync(string token, Func<Handover, Task> change, CancellationToken ct)
        {
            if (await FindAsync(token, ct) is not { } h) return false;
            await change(h);
            return true;
        }

        /// <summary>The secret opens all delprojekt for the one look-up, and afterwards only the handover's own.</summary>
        private async Task<Handover?> FindAsync(string token, CancellationToken ct)
        {
            var hash = Handover.Hash(token);
            scope.EnterEverything();
            var found = await db.Handovers.FirstOrDefaultAsync(h => h.TokenHash == hash, ct);
            if (found is null || !found.Opens(token, clock.UtcNow()))
            {
                await audit.RefusedAsync(ct);
                return null;
            }
            scope.Enter(found.DelprojektId, found.ControllerId);
            return found;
        }
    }
}
