using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Exits;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Pages.Utkast;
using Mia.Platform.Drafts;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Overlamning;

/// <summary>Changes a handover that has not been sent.</summary>
public sealed class EditModel : CasePage
{
    /// <summary>The handover of the address.</summary>
    [FromRoute(Name = "overlamningId")]
    public Guid HandoverId { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>Its foot.</summary>
    public FormFoot Foot { get; private set; } = null!;

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct)
    {
        Shown = await Send(new Query(Id, HandoverId));
        var here = In($"overlamning/{HandoverId}");
        Foot = new("Spara och förhandsgranska", here, HandoverInput.DraftKey(Id, HandoverId), null, here + "/andra");
    }

    /// <summary>What is saved, or what was typed on top of it.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        var kept = await this.RestoreAsync(HandoverInput.DraftKey(Id, HandoverId));
        Input = Shown.Saved with { Version = kept?.Stamp ?? Shown.Saved.Version };
        Foot = Foot.With(kept);
    }

    /// <summary>Saves the draft.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { CaseId = Id, HandoverId = HandoverId });
        return Done(In($"overlamning/{HandoverId}"), "Utkastet är sparat. Inget har skickats.");
    }

    /// <summary>One draft.</summary>
    [Requires(CaseworkPermissions.WriteHandovers)]
    public sealed record Query(Guid Id, Guid HandoverId) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, Command Saved, IReadOnlyList<SelectListItem> Parties, IReadOnlyList<SelectListItem> Methods) : CaseView(Head, "case.handover");

    /// <summary>The draft.</summary>
    [Requires(CaseworkPermissions.WriteHandovers)]
    public sealed record Command : HandoverInput, ICommand<bool>
    {
        /// <summary>The case.</summary>
        [BindNever]
        public Guid CaseId { get; init; }

        /// <summary>The handover.</summary>
        [BindNever]
        public Guid HandoverId { get; init; }

        /// <summary>Version stamp that the form was filled from.</summary>
        public Guid Version { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(ICodeLists codes, TimeProvider clock) => Include(new HandoverInputRules(codes, clock));
    }

    internal sealed class Reader(CaseDesk desk, CaseworkDbContext db, ICodeLists codes) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var head = await desk.HeadAsync(request.Id, cancellationToken);
            if (!head.Rights.Handover) throw new ForbiddenException(CaseworkPermissions.WriteHandovers);
            var h = await db.Handovers.AsNoTracking().FirstOrDefaultAsync(h => h.Id == request.HandoverId && h.CaseId == request.Id, cancellationToken)
                ?? throw await desk.RefusedAsync(cancellationToken);
            return new(head, new Command
            {
                Version = h.Version, Party = h.Party, Unit = h.Unit, Person = h.Person, Email = h.Email, Method = h.Method, Summary = h.Summary, ApprovedOn = h.ApprovedOn,
            }, codes.Of(CodeLists.Party, desk.Today), codes.Of(CodeLists.HandoverMethod, desk.Today));
        }
    }

    internal sealed class Handler(CaseDesk desk, CaseworkDbContext db, ICodeLists codes, IDrafts drafts) : IRequestHandler<Command, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            await desk.OpenAsync(request.CaseId, r => r.Handover, cancellationToken);
            var h = await db.Handovers.FirstOrDefaultAsync(h => h.Id == request.HandoverId && h.CaseId == request.CaseId, cancellationToken)
                ?? throw await desk.RefusedAsync(cancellationToken);
            if (h.Version != request.Version)
                throw new ConflictException(h.Version,
                [
                    new("Part", "Input.Party", codes.Text(CodeLists.Party, h.Party)) { Yours = codes.Text(CodeLists.Party, request.Party) }, new("Enhet", "Input.Unit", h.Unit ?? ""), new("Person", "Input.Person", h.Person ?? ""),
                    new("E-post", "Input.Email", h.Email ?? ""), new("Sammanfattning", "Input.Summary", h.Summary ?? ""),
                    new("Godkänd", "Input.ApprovedOn", h.ApprovedOn?.Iso() ?? ""),
                ]);
            h.Edit(request.Terms, desk.By);
            await drafts.RemoveAsync(HandoverInput.DraftKey(request.CaseId, request.HandoverId), cancellationToken);
            return true;
        }
    }
}
