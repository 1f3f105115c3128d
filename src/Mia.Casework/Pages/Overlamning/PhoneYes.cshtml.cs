using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Pages.Arende;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Overlamning;

/// <summary>What the receiver said by telephone, as our own note. It completes nothing (methods.md 11.3).</summary>
public sealed class PhoneYesModel(TimeProvider clock) : CasePage
{
    /// <summary>The handover of the address.</summary>
    [FromRoute(Name = "overlamningId")]
    public Guid HandoverId { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id, HandoverId));

    /// <summary>The form, with today's date.</summary>
    public Task OnGetAsync(CancellationToken ct)
    {
        Input = new() { PhoneYesOn = clock.Today() };
        return LoadAsync(ct);
    }

    /// <summary>Saves the note.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { CaseId = Id, HandoverId = HandoverId });
        return Done(In($"overlamning/{HandoverId}"), "Samtalet är antecknat. Mottagaren behöver fortfarande bekräfta själv.");
    }

    /// <summary>Which handover.</summary>
    [Requires(CaseworkPermissions.WriteHandovers)]
    public sealed record Query(Guid Id, Guid HandoverId) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, string Receiver) : CaseView(Head, "case.handover");

    /// <summary>The note.</summary>
    [Requires(CaseworkPermissions.WriteHandovers)]
    public sealed record Command : ICommand<bool>
    {
        /// <summary>The case.</summary>
        [BindNever]
        public Guid CaseId { get; init; }

        /// <summary>The handover.</summary>
        [BindNever]
        public Guid HandoverId { get; init; }

        /// <summary>The day of the call.</summary>
        public DateOnly? PhoneYesOn { get; init; }

        /// <summary>Who at the receiver said yes.</summary>
        public string? PhoneYesBy { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.PhoneYesOn).NotNull().WithMessage("Skriv vilken dag ni pratade.");
            RuleFor(c => c.PhoneYesBy).NotEmpty().WithMessage("Skriv vem du pratade med.").MaximumLength(TextLimits.Name).WithMessage($"Namnet får ha högst {TextLimits.Name} tecken.");
        }
    }

    internal sealed class Handler(CaseDesk desk, CaseworkDbContext db, ICodeLists codes) : IRequestHandler<Query, View>, IRequestHandler<Command, bool>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var head = await desk.HeadAsync(request.Id, cancellationToken);
            if (!head.Rights.Handover) throw new ForbiddenException(CaseworkPermissions.WriteHandovers);
            var h = await db.Handovers.AsNoTracking().FirstOrDefaultAsync(h => h.Id == request.HandoverId && h.CaseId == request.Id, cancellationToken)
                ?? throw await desk.RefusedAsync(cancellationToken);
            return new(head, HandoverChain.Receiver(h, codes));
        }

        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            await desk.OpenAsync(request.CaseId, r => r.Handover, cancellationToken);
            var h = await db.Handovers.FirstOrDefaultAsync(h => h.Id == request.HandoverId && h.CaseId == request.CaseId, cancellationToken)
                ?? throw await desk.RefusedAsync(cancellationToken);
            h.NotePhoneYes(request.PhoneYesOn!.Value, request.PhoneYesBy, desk.By);
            return true;
        }
    }
}
