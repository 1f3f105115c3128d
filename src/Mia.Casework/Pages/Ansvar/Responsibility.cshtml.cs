using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Pages.Insatser;
using Mia.Casework.Services;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Security;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Ansvar;

/// <summary>Who answers for which area of a case. Exactly one is main while the case is open (methods.md 3.3).</summary>
public sealed class ResponsibilityModel : CasePage
{
    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <summary>The areas to choose from.</summary>
    public IReadOnlyList<SelectListItem> Areas { get; } = [.. Enum.GetValues<ResponsibilityArea>().Select(a => new SelectListItem(a.Swedish(), a.ToString()))];

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id));

    /// <summary>Shows who is responsible, with the reader proposed.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Input = new() { Version = Shown.Main, From = Shown.Today, UserId = Shown.Head.Rights.IsResponsible ? null : Shown.Me };
    }

    /// <summary>Adds somebody, or changes the main responsible.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { CaseId = Id });
        return Done(In("ansvar"), "Ansvaret är sparat.");
    }

    /// <summary>Ends a responsibility beside the main one.</summary>
    public async Task<IActionResult> OnPostEndAsync([FromForm] Guid responsibilityId)
    {
        await Send(new End(Id, responsibilityId));
        return Done(In("ansvar"), "Ansvaret är avslutat.");
    }

    /// <summary>Who is responsible, now and before.</summary>
    [Requires(CaseworkPermissions.ReadCases)]
    public sealed record Query(Guid Id) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, IReadOnlyList<Row> Rows, IReadOnlyList<SelectListItem> Staff, DateOnly Today, Guid? Me)
        : CaseView(Head, "case.responsible")
    {
        /// <summary>The row of the main responsible: changes whenever somebody else becomes it.</summary>
        public Guid Main => Rows.FirstOrDefault(r => r.IsMain && r.To is null)?.Id ?? Guid.Empty;
    }

    /// <summary>One responsibility.</summary>
    public sealed record Row(Guid Id, string Name, ResponsibilityArea Area, bool IsMain, DateOnly From, DateOnly? To, bool StillHere);

    /// <summary>A new responsibility.</summary>
    [Requires(CaseworkPermissions.WriteResponsibilities)]
    public sealed record Command : ICommand<bool>
    {
        /// <summary>The case.</summary>
        [BindNever]
        public Guid CaseId { get; init; }

        /// <summary>The row of the main responsible that the form was filled from: tells whether somebody else has changed it.</summary>
        public Guid Version { get; init; }

        /// <summary>Who.</summary>
        public Guid? UserId { get; init; }

        /// <summary>For what.</summary>
        public ResponsibilityArea Area { get; init; } = ResponsibilityArea.Coordination;

        /// <summary>From which day.</summary>
        public DateOnly? From { get; init; }

        /// <summary>Answers for the whole from that day.</summary>
        public bool IsMain { get; init; }

        /// <summary>The former main responsible keeps the area.</summary>
        public bool KeepFormer { get; init; }
    }

    /// <summary>Ends one.</summary>
    [Requires(CaseworkPermissions.WriteResponsibilities)]
    public sealed record End(Guid CaseId, Guid ResponsibilityId) : ICommand<bool>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.UserId).NotNull().WithMessage("Välj vem som ska ansvara.");
            RuleFor(c => c.Area).IsInEnum().WithMessage("Välj område.");
            RuleFor(c => c.From).NotNull().WithMessage("Ange från vilken dag.");
        }
    }

    internal sealed class EndValidator : AbstractValidator<End>
    {
        public EndValidator() => RuleFor(c => c.ResponsibilityId).NotEmpty();
    }

    internal sealed class Reader(CaseDesk desk, CaseworkDbContext db, InterventionBook book, IStaffDirectory staff, ICurrentUser user)
        : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var head = await desk.HeadAsync(request.Id, cancellationToken);
            var rows = await db.Set<CaseResponsibility>().AsNoTracking().Where(r => r.CaseId == request.Id).ToListAsync(cancellationToken);
            return new(head, [.. rows.OrderBy(r => r.To is not null).ThenByDescending(r => r.IsMain).ThenByDescending(r => r.From)
                .Select(r => new Row(r.Id, staff.NameOf(r.UserId), r.Area, r.IsMain, r.From, r.To, desk.IsHere(r.UserId)))],
                book.Staff(), desk.Today, user.Id);
        }
    }

    internal sealed class Handler(CaseDesk desk, InterventionBook book, IStaffDirectory staff, PlanOwners plans) : IRequestHandler<Command, bool>, IRequestHandler<End, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            var found = await desk.OpenAsync(request.CaseId, r => r.Assign, cancellationToken);
            var current = found.Responsibilities.FirstOrDefault(r => r.IsMain && r.To is null)?.Id ?? Guid.Empty;
            if (current != request.Version)
                throw new ConflictException(current,
                [
                    new("Huvudansvarig", "Input.UserId", found.MainResponsibleId is { } main ? staff.NameOf(main) : "Ingen vald") { Yours = request.UserId is { } wanted ? staff.NameOf(wanted) : "Ingen vald" },
                ]);
            book.CheckStaff(request.UserId, field: nameof(Command.UserId));
            if (request.IsMain) found.ChangeMain(request.UserId!.Value, request.Area, request.From!.Value, request.KeepFormer, desk.By);
            else found.Assign(request.UserId!.Value, request.Area, request.From!.Value, desk.By);
            await plans.PassOnAsync(found, cancellationToken);
            return true;
        }

        public async Task<bool> Handle(End request, CancellationToken cancellationToken)
        {
            var found = await desk.OpenAsync(request.CaseId, r => r.Assign, cancellationToken);
            found.EndResponsibility(request.ResponsibilityId, desk.Today, desk.By);
            await plans.PassOnAsync(found, cancellationToken);
            return true;
        }
    }
}
