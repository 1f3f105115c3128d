using FluentValidation;
using Mia.Platform.Data;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Modules;
using Mia.Platform.Organisation;
using Mia.Platform.Toolbox;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mia.Admin.Pages.Administration;

/// <summary>The toolbox of one delprojekt. A switch first shows what it does and asks why.</summary>
public sealed class ToolsOfModel : MiaPage
{
    private const int Shown = 20;

    [FromRoute]
    public string Slug { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? Tool { get; set; }

    [BindProperty]
    public string? Ask { get; set; }

    [BindProperty]
    public Command Input { get; set; } = new();

    internal View Result { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken ct) => Result = await Send(new Query(Slug, Tool));

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    /// <summary>The switch itself: to what it does.</summary>
    public IActionResult OnPostAsk() => Redirect($"/admin/verktyg/{Uri.EscapeDataString(Slug)}/{Uri.EscapeDataString(Ask ?? "")}#effekt");

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input);
        return Done($"/admin/verktyg/{Uri.EscapeDataString(Slug)}", Input.On ? "Verktyget är på." : "Verktyget är av.");
    }

    [Requires(Permissions.Tools)]
    internal sealed record Query(string Slug, string? Tool) : IQuery<View>;

    internal sealed record View(DelprojektInfo Delprojekt, IReadOnlyList<ToolRow> Tools, EffectView? Effect, IReadOnlyList<Change> History);

    internal sealed record ToolRow(Tool Tool, bool IsOn);

    internal sealed record Need(string Name, bool IsOn);

    internal sealed record Change(string Name, string Tool, bool On, DateTime At, string Who, string Reason);

    internal sealed record EffectView(Tool Tool, bool IsOn, IReadOnlyList<string> Places, IReadOnlyList<Need> Needs, IReadOnlyList<string> NeededBy, Change? Last);

    internal sealed class QueryHandler(AdminScope scope, ModuleCatalogue catalogue, IToolbox toolbox, PlatformDbContext db, IStaffDirectory staff) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var place = scope.Require(request.Slug);
            var tools = new List<ToolRow>();
            foreach (var tool in catalogue.Tools.Values.Select(t => t.Tool).OrderBy(t => t.Group, StringComparer.CurrentCulture).ThenBy(t => t.Name, StringComparer.CurrentCulture))
                tools.Add(new ToolRow(tool, await toolbox.IsOnAsync(tool.Id, place.Id)));
            var rows = await db.Set<ToolSwitch>().AsNoTracking().Where(s => s.DelprojektId == place.Id).OrderByDescending(s => s.At).ToListAsync(cancellationToken);
            var history = rows.Select(s => new Change(Name(s.Tool), s.Tool, s.On, s.At, s.UserId is { } id ? staff.NameOf(id) : "Mia", s.Reason)).ToList();
            return new View(place, tools, Effect(request.Tool, tools, history), [.. history.Take(Shown)]);
        }

        private string Name(string tool) => catalogue.Tools.GetValueOrDefault(tool)?.Tool.Name ?? tool;

        private EffectView? Effect(string? id, List<ToolRow> tools, List<Change> history)
        {
            if (id is null) return null;
            var row = tools.FirstOrDefault(t => t.Tool.Id == id) ?? throw new NotFoundException();
            var menu = catalogue.Nav.Where(n => n.InMenu && n.Tool == id).Select(n => $"menyn ”{n.Text}”");
            var cards = catalogue.Slots.SelectMany(s => s).Where(s => s.Tool == id).Select(s => Place(s.Location)).Distinct();
            return new EffectView(row.Tool, row.IsOn, [.. menu, .. cards],
                [.. row.Tool.Needs.Select(n => new Need(Name(n), tools.Any(t => t.Tool.Id == n && t.IsOn)))],
                [.. tools.Where(t => t.IsOn && t.Tool.Needs.Contains(id)).Select(t => t.Tool.Name)], history.FirstOrDefault(h => h.Tool == id));
        }

        private static string Place(string slot) => slot switch
        {
            Slots.StartMain or Slots.StartAside => "ett kort på startsidan",
            Slots.CaseTabs => "en flik hos deltagaren",
            Slots.CaseOverview or Slots.CaseAside => "ett kort hos deltagaren",
            Slots.Referral => "en ruta vid anmälan",
            Slots.Targets => "en tabell under målen",
            _ => "en ruta på andra sidor",
        };
    }

    /// <summary>Switches a tool.</summary>
    [Requires(Permissions.Tools)]
    public sealed record Command : ICommand<bool>
    {
        /// <summary>Slug.</summary>
        public string Delprojekt { get; init; } = "";

        /// <summary>Id of the tool.</summary>
        public string Tool { get; init; } = "";

        /// <summary>The state that is wanted.</summary>
        public bool On { get; init; }

        /// <summary>Why, at most 300 characters.</summary>
        public string Reason { get; init; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Reason).NotEmpty().WithMessage("Skriv varför du ändrar, så att andra förstår det senare.")
            .MaximumLength(300).WithMessage("Skriv högst 300 tecken.");
    }

    internal sealed class Handler(AdminScope scope, IToolAdministration tools) : IRequestHandler<Command, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            await tools.SwitchAsync(scope.Require(request.Delprojekt).Id, request.Tool, request.On, request.Reason.Trim(), cancellationToken);
            return true;
        }
    }
}
