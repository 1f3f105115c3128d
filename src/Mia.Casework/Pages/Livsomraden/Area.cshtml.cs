using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Mapping;
using Mia.Casework.Services;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Security;
using Mia.Platform.Time;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Mia.Casework.Pages.Livsomraden;

/// <summary>Renames, hides or shows one life area, from a day on.</summary>
public sealed class AreaModel : MiaPage
{
    /// <summary>Code of the area.</summary>
    [FromQuery(Name = "omrade")]
    public string? Code { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Code ?? ""));

    /// <summary>What holds today.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Input = new() { Text = Shown.Text, Prompt = Shown.Prompt, Hidden = Shown.Area.Hidden, ValidFrom = Shown.Today };
    }

    /// <summary>Saves the decision.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Code = Code ?? "" });
        return Done(Go("livsomraden"), "Beslutet om livsområdet är sparat.");
    }

    /// <summary>One area.</summary>
    [Requires(CaseworkPermissions.WriteLifeAreas)]
    public sealed record Query(string Code) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    /// <param name="Area">As it holds today.</param>
    /// <param name="Common">The common word; empty for an area of the delprojekt's own.</param>
    /// <param name="Text">The delprojekt's own word; null when it has none.</param>
    /// <param name="Prompt">Its own question; null when it has none.</param>
    /// <param name="Today">Today.</param>
    public sealed record View(LifeArea Area, string Common, string? Text, string? Prompt, DateOnly Today);

    /// <summary>The decision.</summary>
    [Requires(CaseworkPermissions.WriteLifeAreas)]
    public sealed record Command : ICommand<Guid>
    {
        /// <summary>The area.</summary>
        [BindNever]
        public string Code { get; init; } = "";

        /// <summary>Own word.</summary>
        public string? Text { get; init; }

        /// <summary>Own question.</summary>
        public string? Prompt { get; init; }

        /// <summary>Do not ask about it.</summary>
        public bool Hidden { get; init; }

        /// <summary>First day.</summary>
        public DateOnly? ValidFrom { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Code).MaximumLength(TextLimits.Code);
            RuleFor(c => c.Text).AtMost(TextLimits.Name);
            RuleFor(c => c.Prompt).AtMost(TextLimits.Reason);
            RuleFor(c => c.ValidFrom).NotNull().WithMessage("Ange från vilken dag det gäller.");
        }
    }

    internal sealed class Reader(ILifeAreas areas, ICodeLists codes, ICurrentDelprojekt here, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = clock.Today();
            var area = Known.Find(areas, here.Required.Id, request.Code, today) ?? throw new NotFoundException();
            // The form begins from the latest decision, also one that has not begun to hold.
            var latest = areas.DecisionsOf(here.Required.Id).FirstOrDefault(d => d.Code == request.Code);
            return Task.FromResult(new View(area, area.IsOwn ? "" : codes.Text(CodeLists.LifeArea, area.Code), latest?.Text, latest?.Prompt, today));
        }
    }

    internal sealed class Handler(CaseworkDbContext db, ILifeAreas areas, ICurrentDelprojekt here, ICurrentUser user, TimeProvider clock) : IRequestHandler<Command, Guid>
    {
        public Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var area = Known.Find(areas, here.Required.Id, request.Code, clock.Today()) ?? throw new NotFoundException();
            var made = LifeAreaDecision.About(here.Required.Id, area, new(request.Text, request.Prompt, request.Hidden, request.ValidFrom!.Value), user.Acting(clock));
            db.Add(made);
            return Task.FromResult(made.Id);
        }
    }

    private static class Known
    {
        /// <summary>An area that holds today or will.</summary>
        public static LifeArea? Find(ILifeAreas areas, Guid delprojektId, string code, DateOnly today) =>
            areas.All(delprojektId, today).FirstOrDefault(a => a.Code == code)
            ?? areas.DecisionsOf(delprojektId).Where(d => d.Code == code).Select(d => new LifeArea(d.Code, d.Text ?? d.Code, d.Prompt ?? "", Hidden: false, IsOwn: true)).FirstOrDefault();
    }
}
