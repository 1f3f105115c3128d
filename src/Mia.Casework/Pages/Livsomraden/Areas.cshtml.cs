using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Mapping;
using Mia.Casework.Services;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Security;
using Mia.Platform.Time;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Casework.Pages.Livsomraden;

/// <summary>Which life areas the delprojekt asks about, and what it calls them. Codes stay, so that the county can add up (methods.md 2.3).</summary>
public sealed class AreasModel : MiaPage
{
    /// <summary>A new area.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query());

    /// <summary>Shows the page.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Input = new() { ValidFrom = Shown.Today };
    }

    /// <summary>Adds an area.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input);
        return Done(Go("livsomraden"), "Livsområdet är tillagt.");
    }

    /// <summary>The areas of the delprojekt.</summary>
    [Requires(CaseworkPermissions.WriteLifeAreas)]
    public sealed record Query : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(IReadOnlyList<Row> Rows, IReadOnlyList<string> History, DateOnly Today);

    /// <summary>One area.</summary>
    public sealed record Row(LifeArea Area, string Common, string Coming);

    /// <summary>A new area.</summary>
    [Requires(CaseworkPermissions.WriteLifeAreas)]
    public sealed record Command : ICommand<string>
    {
        /// <summary>Name.</summary>
        public string? Text { get; init; }

        /// <summary>Question that helps to begin.</summary>
        public string? Prompt { get; init; }

        /// <summary>First day.</summary>
        public DateOnly? ValidFrom { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Text).NotEmpty().WithMessage("Skriv vad området ska heta.").AtMost(TextLimits.Name);
            RuleFor(c => c.Prompt).AtMost(TextLimits.Reason);
            RuleFor(c => c.ValidFrom).NotNull().WithMessage("Ange från vilken dag det gäller.");
        }
    }

    internal sealed class Reader(ILifeAreas areas, ICodeLists codes, ICurrentDelprojekt here, IStaffDirectory staff, TimeProvider clock) : IRequestHandler<Query, View>
    {
        private const int Told = 20;

        public Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = clock.Today();
            var decisions = areas.DecisionsOf(here.Required.Id);
            var coming = decisions.Where(d => d.ValidFrom > today).ToLookup(d => d.Code);
            var known = areas.All(here.Required.Id, today).ToList();
            // An area that begins later is not known today; it is shown, so that it is not added twice.
            known.AddRange(decisions.Where(d => d.Code.StartsWith(LifeAreaDecision.OwnPrefix, StringComparison.Ordinal) && known.TrueForAll(a => a.Code != d.Code))
                .DistinctBy(d => d.Code).Select(d => new LifeArea(d.Code, d.Text ?? d.Code, d.Prompt ?? "", Hidden: true, IsOwn: true)));
            return Task.FromResult(new View([.. known.Select(a => new Row(a, a.IsOwn ? "" : codes.Text(CodeLists.LifeArea, a.Code), string.Join(" ", coming[a.Code].Select(Words))))],
                [.. decisions.Take(Told).Select(d => $"{SwedishTime.DateAndClock(d.DecidedAt)}{(d.DecidedBy is { } who ? $", {staff.NameOf(who)}" : "")}: {d.Code} {Words(d)}")], today));
        }

        private static string Words(LifeAreaDecision d) => $"{(d.Hidden ? "Döljs" : d.Text is { } text ? $"Heter ”{text}”" : "Visas med det gemensamma namnet")} från {d.ValidFrom.Iso()}.";
    }

    internal sealed class Handler(CaseworkDbContext db, ILifeAreas areas, ICurrentDelprojekt here, ICurrentUser user, TimeProvider clock) : IRequestHandler<Command, string>
    {
        public Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var by = user.Acting(clock);
            var made = LifeAreaDecision.Add(here.Required.Id, new(request.Text, request.Prompt, Hidden: false, request.ValidFrom!.Value), areas.DecisionsOf(here.Required.Id).Select(d => d.Code), by);
            db.Add(made);
            return Task.FromResult(made.Code);
        }
    }
}
