using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Exits;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Pages.Utkast;
using Mia.Platform.Drafts;
using Mia.Platform.Messaging;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Mia.Casework.Pages.Overlamning;

/// <summary>Begins a handover. Nothing leaves the house yet.</summary>
public sealed class AddModel : CasePage
{
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
        Shown = await Send(new Query(Id));
        Foot = new("Spara och förhandsgranska", In("overlamning"), HandoverInput.DraftKey(Id), null, In("overlamning/ny"));
    }

    /// <summary>An empty form, or what was typed before.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Foot = Foot.With(await this.RestoreAsync(HandoverInput.DraftKey(Id)));
    }

    /// <summary>Saves the draft.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        var made = await Send(Input with { CaseId = Id });
        return Done(In($"overlamning/{made}"), "Överlämningen är sparad som utkast. Inget har skickats.");
    }

    /// <summary>What can be chosen.</summary>
    [Requires(CaseworkPermissions.WriteHandovers)]
    public sealed record Query(Guid Id) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, IReadOnlyList<SelectListItem> Parties, IReadOnlyList<SelectListItem> Methods) : CaseView(Head, "case.handover");

    /// <summary>The draft.</summary>
    [Requires(CaseworkPermissions.WriteHandovers)]
    public sealed record Command : HandoverInput, ICommand<Guid>
    {
        /// <summary>The case.</summary>
        [BindNever]
        public Guid CaseId { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(ICodeLists codes, TimeProvider clock) => Include(new HandoverInputRules(codes, clock));
    }

    internal sealed class Reader(CaseDesk desk, ICodeLists codes) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var head = await desk.HeadAsync(request.Id, cancellationToken);
            if (!head.Rights.Handover) throw new ForbiddenException(CaseworkPermissions.WriteHandovers);
            return new(head, codes.Of(CodeLists.Party, desk.Today), codes.Of(CodeLists.HandoverMethod, desk.Today));
        }
    }

    internal sealed class Handler(CaseDesk desk, CaseworkDbContext db, IDrafts drafts) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var found = await desk.OpenAsync(request.CaseId, r => r.Handover, cancellationToken);
            var handover = new Handover(found, request.Terms, desk.By);
            db.Add(handover);
            await drafts.RemoveAsync(HandoverInput.DraftKey(request.CaseId), cancellationToken);
            return handover.Id;
        }
    }
}
