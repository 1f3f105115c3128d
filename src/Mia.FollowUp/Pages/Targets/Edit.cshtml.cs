using FluentValidation;
using Mia.FollowUp.Data;
using Mia.FollowUp.Numbers;
using Mia.FollowUp.Targets;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Time;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Mia.FollowUp.Pages.Targets;

/// <summary>Decides a new target, or another definition of the number, from a day on.</summary>
public sealed class EditModel(TimeProvider time) : MiaPage
{
    /// <summary>Which number.</summary>
    [FromRoute(Name = "code")]
    public string Code { get; set; } = "";

    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>What holds now, and what can be chosen.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Code));

    /// <summary>The form with what holds now.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Input = new() { Value = Shown.Now.Value, CountedBy = Shown.Now.CountedBy, ValidFrom = time.Today(), Source = Shown.Now.Source };
    }

    /// <summary>Saves.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Code = Code });
        return Done(Go("mal"), "Målet är sparat.");
    }

    /// <summary>What holds now.</summary>
    [Requires(FollowUpPermissions.WriteTargets)]
    public sealed record Query(string Code) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(Target Now, IReadOnlyList<SelectListItem> Definitions);

    /// <summary>The new target.</summary>
    [Requires(FollowUpPermissions.WriteTargets)]
    public sealed record Command : ICommand<Guid>
    {
        /// <summary>Which number.</summary>
        [BindNever]
        public string Code { get; init; } = "";

        /// <summary>Persons or percent; null when none is decided.</summary>
        public int? Value { get; init; }

        /// <summary>Key of the definition.</summary>
        public string CountedBy { get; init; } = "";

        /// <summary>First day.</summary>
        public DateOnly? ValidFrom { get; init; }

        /// <summary>Where it was decided.</summary>
        public string? Source { get; init; }

        /// <summary>What a reader should know.</summary>
        public string? Note { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.CountedBy).NotEmpty().WithMessage("Välj hur utfallet räknas.").MaximumLength(24);
            RuleFor(c => c.ValidFrom).NotNull().WithMessage("Ange från vilken dag målet gäller.");
            RuleFor(c => c.Source).NotEmpty().WithMessage("Ange var målet är beslutat.").MaximumLength(120).WithMessage("Högst 120 tecken.");
            RuleFor(c => c.Note).MaximumLength(Target.MaxNote).WithMessage($"Högst {Target.MaxNote} tecken.");
        }
    }

    internal sealed class Reader(BoardReader reader, ICurrentDelprojekt here, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var all = await reader.TargetsAsync(here.Required.Id, time.Today(), cancellationToken);
            var now = all.Ever.Where(t => t.Code == request.Code).MaxBy(t => t.ValidFrom) ?? throw new NotFoundException();
            return new(now, [.. all.Alike(now).Select(d => new SelectListItem($"{d.Key} {d.Name}", d.Key))]);
        }
    }

    internal sealed class Handler(FollowUpDbContext db, BoardReader reader, ICurrentDelprojekt here, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var all = await reader.TargetsAsync(here.Required.Id, time.Today(), cancellationToken);
            var now = all.Ever.Where(t => t.Code == request.Code).MaxBy(t => t.ValidFrom) ?? throw new NotFoundException();
            if (all.Alike(now).All(d => d.Key != request.CountedBy)) throw new RuleException(nameof(Command.CountedBy), "Välj en av definitionerna för det här målet.");
            var next = now.Replace(request.Value, request.CountedBy, request.ValidFrom!.Value, request.Source, request.Note);
            db.Add(next);
            return next.Id;
        }
    }
}
