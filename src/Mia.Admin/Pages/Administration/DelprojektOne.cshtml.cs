using FluentValidation;
using Mia.Platform.Data;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Time;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mia.Admin.Pages.Administration;

/// <summary>Changes or closes a delprojekt.</summary>
public sealed class DelprojektOneModel : MiaPage
{
    [FromRoute]
    public string Slug { get; set; } = "";

    [BindProperty]
    public Command Input { get; set; } = new();

    [BindProperty]
    public string CloseName { get; set; } = "";

    internal View Result { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken ct) => Result = await Send(new Query(Slug));

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Input = Result.Form;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Slug = Slug });
        return Done("/admin/delprojekt", "Delprojektet är ändrat.");
    }

    public async Task<IActionResult> OnPostCloseAsync()
    {
        await Send(new Close(Slug, CloseName));
        return Done("/admin/delprojekt", "Delprojektet är stängt.");
    }

    [Requires(Permissions.Delprojekt)]
    internal sealed record Query(string Slug) : IQuery<View>;

    internal sealed record View(string Name, bool Closed, IReadOnlyList<string> Controllers, Command Form);

    internal sealed class QueryHandler(PlatformDbContext db) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var d = await db.Set<Delprojekt>().AsNoTracking().Include(x => x.Controllers).Include(x => x.Labels).AsSplitQuery()
                .FirstOrDefaultAsync(x => x.Slug == request.Slug, cancellationToken) ?? throw new NotFoundException();
            string Word(string key) => d.Labels.FirstOrDefault(l => l.Key == key)?.Text ?? "";
            return new View(d.Name, d.ClosedAt is not null, [.. d.Controllers.OrderBy(c => c.Order).Select(c => c.Name)], new Command
            {
                Slug = d.Slug, Name = d.Name, Forbund = d.Forbund, Kommuner = d.Kommuner.Replace(",", ", ", StringComparison.Ordinal),
                Plan = Word(LabelKeys.Plan), ResourceCouncil = Word(LabelKeys.ResourceCouncil),
            });
        }
    }

    /// <summary>Changes it.</summary>
    [Requires(Permissions.Delprojekt)]
    public sealed record Command : ICommand<bool>
    {
        /// <summary>Which; never changed.</summary>
        public string Slug { get; init; } = "";

        /// <summary>Swedish name.</summary>
        public string Name { get; init; } = "";

        /// <summary>Samordningsförbund.</summary>
        public string Forbund { get; init; } = "";

        /// <summary>One more controller, or empty.</summary>
        public string NewController { get; init; } = "";

        /// <summary>Kommun codes, comma between.</summary>
        public string Kommuner { get; init; } = "";

        /// <summary>Own word for the plan.</summary>
        public string Plan { get; init; } = "";

        /// <summary>Own word for the cross-authority team.</summary>
        public string ResourceCouncil { get; init; } = "";
    }

    /// <summary>Closes it.</summary>
    /// <param name="Slug">Which.</param>
    /// <param name="Name">Its name, typed again.</param>
    [Requires(Permissions.Delprojekt)]
    internal sealed record Close(string Slug, string Name) : ICommand<bool>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Name).NotEmpty().WithMessage("Skriv delprojektets namn.").MaximumLength(100).WithMessage("Skriv högst 100 tecken.");
            RuleFor(c => c.Forbund).NotEmpty().WithMessage("Skriv förbundets namn.").MaximumLength(150).WithMessage("Skriv högst 150 tecken.");
            RuleFor(c => c.NewController).MaximumLength(150).WithMessage("Skriv högst 150 tecken.");
            RuleFor(c => c.Kommuner).Must(k => DelprojektText.Kommuner(k).All(DelprojektText.IsKommun)).WithMessage("Skriv kommunkoder med fyra siffror, till exempel 0120, 0182.");
            RuleFor(c => c.Plan).MaximumLength(60).WithMessage("Skriv högst 60 tecken.");
            RuleFor(c => c.ResourceCouncil).MaximumLength(60).WithMessage("Skriv högst 60 tecken.");
        }
    }

    internal sealed class CloseValidator : AbstractValidator<Close>
    {
        public CloseValidator() => RuleFor(c => c.Slug).NotEmpty();
    }

    internal sealed class Handler(PlatformDbContext db, IOrganisationChanges changes, TimeProvider clock) : IRequestHandler<Command, bool>, IRequestHandler<Close, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            var delprojekt = await OpenAsync(request.Slug, cancellationToken);
            delprojekt.Describe(request.Name, request.Forbund, DelprojektText.Kommuner(request.Kommuner));
            if (!string.IsNullOrWhiteSpace(request.NewController)) delprojekt.AddController(request.NewController);
            delprojekt.SetLabel(LabelKeys.Plan, request.Plan);
            delprojekt.SetLabel(LabelKeys.ResourceCouncil, request.ResourceCouncil);
            return true;
        }

        public async Task<bool> Handle(Close request, CancellationToken cancellationToken)
        {
            var delprojekt = await OpenAsync(request.Slug, cancellationToken);
            if (!string.Equals(request.Name.Trim(), delprojekt.Name, StringComparison.OrdinalIgnoreCase))
                throw new RuleException("CloseName", $"Skriv {delprojekt.Name} för att stänga delprojektet.");
            delprojekt.Close(clock.UtcNow());
            return true;
        }

        private async Task<Delprojekt> OpenAsync(string slug, CancellationToken ct)
        {
            changes.RefreshAfterCommit();
            return await db.Set<Delprojekt>().Include(d => d.Controllers).Include(d => d.Labels).FirstOrDefaultAsync(d => d.Slug == slug && d.ClosedAt == null, ct)
                ?? throw new NotFoundException();
        }
    }
}
