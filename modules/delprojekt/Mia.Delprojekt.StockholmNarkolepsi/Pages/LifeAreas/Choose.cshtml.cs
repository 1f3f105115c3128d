using FluentValidation;
using Mia.Casework.Domain.Mapping;
using Mia.Casework.Pages.Arende;
using Mia.Delprojekt.StockholmNarkolepsi.Data;
using Mia.Delprojekt.StockholmNarkolepsi.Domain;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Mia.Delprojekt.StockholmNarkolepsi.Pages.LifeAreas;

/// <summary>The participant's own choice of life areas to begin with.</summary>
[Requires(StockholmPermissions.LifeAreas)]
public sealed class ChooseModel : MiaPage
{
    /// <summary>The case of the address.</summary>
    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id));

    /// <summary>The latest choice, to change.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Input = new() { Areas = Shown.Earlier is [var latest, ..] ? [.. latest.Codes] : [] };
    }

    /// <summary>Saves.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { CaseId = Id });
        return Done(Go($"deltagare/{Id}/livsomraden"), "Valet är sparat.");
    }

    /// <summary>Choices of a case.</summary>
    [Requires(StockholmPermissions.LifeAreas)]
    public sealed record Query(Guid CaseId) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, IReadOnlyList<SelectListItem> Areas, IReadOnlyList<Choice> Earlier) : CaseView(Head, "case.life-areas");

    /// <summary>A choice.</summary>
    public sealed record Choice(DateOnly ChosenOn, IReadOnlyList<string> Codes, string Text);

    /// <summary>A new choice.</summary>
    [Requires(StockholmPermissions.LifeAreas)]
    public sealed record Command : ICommand<Guid>
    {
        /// <summary>From the address.</summary>
        [BindNever]
        public Guid CaseId { get; init; }

        /// <summary>Codes.</summary>
        public List<string> Areas { get; init; } = [];
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Areas).NotEmpty().WithMessage("Välj minst ett område.");
            RuleForEach(c => c.Areas).MaximumLength(24);
        }
    }

    internal sealed class Reader(NarcolepsyDbContext db, CaseOwners owners, ICaseHeads heads, ILifeAreas lifeAreas, TimeProvider time) : IRequestHandler<Query, View>
    {
        /// <summary>Shown before the others (methods.md 14.3).</summary>
        private static readonly string[] First = ["VÅR", "SÖM", "FRI"];

        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var owner = await owners.OpenAsync(request.CaseId, cancellationToken);
            var choices = await db.Choices.AsNoTracking().Where(c => c.CaseId == request.CaseId).OrderByDescending(c => c.ChosenOn).ThenByDescending(c => c.Id).ToListAsync(cancellationToken);
            var areas = lifeAreas.On(owner.DelprojektId, time.Today());
            return new(await heads.HeadAsync(request.CaseId, cancellationToken),
                [.. areas.OrderBy(a => Array.IndexOf(First, a.Code) is >= 0 and var at ? at : First.Length).Select(a => new SelectListItem(a.Text, a.Code))],
                choices.ConvertAll(c => new Choice(c.ChosenOn, c.Areas, string.Join(", ", c.Areas.Select(a => lifeAreas.Text(owner.DelprojektId, a, time.Today()))))));
        }
    }

    internal sealed class Handler(NarcolepsyDbContext db, CaseOwners owners, ILifeAreas lifeAreas, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var owner = await owners.OpenAsync(request.CaseId, cancellationToken);
            if (!owner.IsOpen) throw new RuleException("Ärendet är avslutat.");
            var known = lifeAreas.On(owner.DelprojektId, time.Today()).Select(a => a.Code).ToHashSet(StringComparer.Ordinal);
            var made = new LifeAreaChoice(owner.DelprojektId, owner.ControllerId, owner.CaseId, owner.ParticipantId, request.Areas, known, time.Today());
            db.Add(made);
            return made.Id;
        }
    }
}
