using FluentValidation;
using Mia.Platform.Data;
using Mia.Platform.Messaging;
using Mia.Platform.Modules;
using Mia.Platform.Organisation;
using Mia.Platform.Toolbox;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Mia.Admin.Pages.Administration;

/// <summary>A delprojekt from data alone: no module is needed for it (methods.md 15).</summary>
public sealed class DelprojektNewModel : MiaPage
{
    private const string Proposal = "proposal:";

    [BindProperty]
    public Command Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Toolboxes { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken ct) => Toolboxes = await Send(new Query());

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync() => Done($"/admin/verktyg/{await Send(Input)}", "Delprojektet är upplagt. Välj nu verktyg och bjud in medarbetare.");

    [Requires(Permissions.Delprojekt)]
    internal sealed record Query : IQuery<IReadOnlyList<SelectListItem>>;

    internal sealed class QueryHandler(ModuleCatalogue catalogue, IDelprojektDirectory directory) : IRequestHandler<Query, IReadOnlyList<SelectListItem>>
    {
        public Task<IReadOnlyList<SelectListItem>> Handle(Query request, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<SelectListItem>>(
            [.. directory.All.Select(d => new SelectListItem($"Som {d.Name} har nu", d.Slug)), .. catalogue.Proposals.Select(p => new SelectListItem($"Förslaget för {p.Name}", Proposal + p.Slug))]);
    }

    /// <summary>Makes it. Answers with its slug.</summary>
    [Requires(Permissions.Delprojekt)]
    public sealed record Command : ICommand<string>
    {
        /// <summary>Part of the address.</summary>
        public string Slug { get; init; } = "";

        /// <summary>Swedish name.</summary>
        public string Name { get; init; } = "";

        /// <summary>Samordningsförbund.</summary>
        public string Forbund { get; init; } = "";

        /// <summary>Controllers, one a line.</summary>
        public string Controllers { get; init; } = "";

        /// <summary>Kommun codes, comma between.</summary>
        public string Kommuner { get; init; } = "";

        /// <summary>Slug of the delprojekt whose toolbox is copied, <c>proposal:</c> and the slug of a proposal, or empty.</summary>
        public string CopyFrom { get; init; } = "";

        /// <summary>Own word for the plan.</summary>
        public string Plan { get; init; } = "";

        /// <summary>Own word for the cross-authority team.</summary>
        public string ResourceCouncil { get; init; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Name).NotEmpty().WithMessage("Skriv delprojektets namn.").MaximumLength(100).WithMessage("Skriv högst 100 tecken.");
            RuleFor(c => c.Slug).NotEmpty().WithMessage("Skriv en adress, till exempel varna.").MaximumLength(40).WithMessage("Skriv högst 40 tecken.");
            RuleFor(c => c.Forbund).NotEmpty().WithMessage("Skriv förbundets namn.").MaximumLength(150).WithMessage("Skriv högst 150 tecken.");
            RuleFor(c => c.Controllers).NotEmpty().WithMessage("Skriv minst en huvudman.").MaximumLength(2000).WithMessage("Skriv högst 2 000 tecken.");
            RuleFor(c => c.Kommuner).Must(k => DelprojektText.Kommuner(k).All(DelprojektText.IsKommun)).WithMessage("Skriv kommunkoder med fyra siffror, till exempel 0120, 0182.");
            RuleFor(c => c.Plan).MaximumLength(60).WithMessage("Skriv högst 60 tecken.");
            RuleFor(c => c.ResourceCouncil).MaximumLength(60).WithMessage("Skriv högst 60 tecken.");
        }
    }

    internal sealed class Handler(PlatformDbContext db, ModuleCatalogue catalogue, IDelprojektDirectory directory, IToolbox toolbox, IOrganisationChanges changes, IMediator mediator) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var slug = request.Slug.Trim();
            if (await db.Set<Delprojekt>().AnyAsync(d => d.Slug == slug, cancellationToken)) throw new RuleException(nameof(Command.Slug), "Adressen används redan av ett annat delprojekt.");
            var made = Delprojekt.Create(slug, request.Name, request.Forbund, DelprojektText.Lines(request.Controllers), DelprojektText.Kommuner(request.Kommuner));
            made.SetLabel(LabelKeys.Plan, request.Plan);
            made.SetLabel(LabelKeys.ResourceCouncil, request.ResourceCouncil);
            db.Add(made);
            foreach (var tool in await ToolsAsync(request.CopyFrom)) db.Add(new ToolSetting(made.Id, tool.Id, tool.On));
            await mediator.Publish(new DelprojektCreated(made.Id, slug), cancellationToken);
            changes.RefreshAfterCommit();
            return slug;
        }

        /// <summary>Every tool gets a row, so that a tool that is on by default stays off where it was not chosen.</summary>
        private async Task<IReadOnlyList<(string Id, bool On)>> ToolsAsync(string from)
        {
            var chosen = new HashSet<string>();
            if (from.StartsWith(Proposal, StringComparison.Ordinal))
                chosen.UnionWith(catalogue.Proposals.FirstOrDefault(p => p.Slug == from[Proposal.Length..])?.Toolbox ?? throw new NotFoundException());
            else if (from.Length > 0)
            {
                var other = directory.Find(from) ?? throw new NotFoundException();
                foreach (var tool in catalogue.Tools.Keys)
                {
                    if (await toolbox.IsOnAsync(tool, other.Id)) chosen.Add(tool);
                }
            }

            return [.. catalogue.Tools.Keys.Select(t => (t, chosen.Contains(t)))];
        }
    }
}

/// <summary>Reads what is typed about a delprojekt.</summary>
internal static class DelprojektText
{
    public static IEnumerable<string> Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static IEnumerable<string> Kommuner(string text) => text.Split([',', ' ', '\n', '\r', ';'], StringSplitOptions.RemoveEmptyEntries);

    public static bool IsKommun(string code) => code.Length == 4 && code.All(char.IsAsciiDigit);
}
