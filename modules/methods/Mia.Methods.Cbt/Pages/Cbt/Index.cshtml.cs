using FluentValidation;
using Mia.Casework.Data;
using Mia.Casework.Domain.Interventions;
using Mia.Platform.Messaging;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Mia.Methods.Cbt.Pages.Cbt;

/// <summary>Queue and series, and the rule of the delprojekt for when CM and SE end (methods.md 5.3).</summary>
[Requires(CbtPermissions.Read)]
public sealed class IndexModel : MiaPage
{
    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>What is shown.</summary>
    public SeriesList Shown { get; private set; } = null!;

    /// <summary>The three ways.</summary>
    public IReadOnlyList<SelectListItem> Choices { get; } = [.. Enum.GetValues<WhenRequiredEnds>().Select(w => new SelectListItem(Text(w), w.ToString()))];

    /// <summary>The rule in words.</summary>
    public string RuleText => Shown.WhenRequiredEnds is { } when ? $"Regeln här: {Text(when).ToLower(System.Globalization.CultureInfo.GetCultureInfo("sv-SE"))}." : "";

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new SeriesQuery());

    /// <summary>Shows the page.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Input = new() { When = Shown.WhenRequiredEnds };
    }

    /// <summary>Saves the rule.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input);
        return Done(Go("kbt"), "Regeln är sparad.");
    }

    private static string Text(WhenRequiredEnds when) => when switch
    {
        WhenRequiredEnds.End => "KBT avslutas samma dag",
        WhenRequiredEnds.FinishSeries => "Pågående serie får avslutas",
        _ => "En ny CM eller SE måste börja först",
    };

    /// <summary>The rule from now on.</summary>
    [Requires(CbtPermissions.Decide)]
    public sealed record Command : ICommand<bool>
    {
        /// <summary>What happens.</summary>
        public WhenRequiredEnds? When { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.When).NotNull().WithMessage("Välj vad som ska hända.").IsInEnum().WithMessage("Välj ett av alternativen.");
    }

    internal sealed class Handler(CaseworkDbContext db) : IRequestHandler<Command, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            var offer = await db.InterventionOffers.Where(o => o.Code == "KBT").OrderByDescending(o => o.ValidFrom).FirstOrDefaultAsync(cancellationToken)
                ?? throw new NotFoundException();
            offer.Decide(request.When!.Value);
            return true;
        }
    }
}
