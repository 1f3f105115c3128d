using FluentValidation;
using Mia.Casework.Data;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Services;
using Mia.Platform.Data;
using Mia.Platform.Messaging;
using Mia.Platform.Security;
using Mia.Platform.Time;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Mia.Admin.Pages.Administration;

/// <summary>One code list: its codes, ended ones too, and a form for a new one.</summary>
public sealed class CodeListModel : MiaPage
{
    /// <summary>Which list.</summary>
    [FromRoute]
    public string Lista { get; set; } = "";

    /// <summary>A new code.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    internal View Result { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken ct) => Result = await Send(new Query(Lista));

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Input = new() { ValidFrom = Result.Today };
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { List = Lista });
        return Done($"/admin/kodlistor/{Lista}", "Koden är tillagd.");
    }

    [Requires(Permissions.CodeLists)]
    internal sealed record Query(string List) : IQuery<View>;

    internal sealed record View(string Name, IReadOnlyList<Row> Rows, IReadOnlyList<SelectListItem> Places, IReadOnlyList<SelectListItem> Marks, string? Closed, bool MayChange, DateOnly Today);

    internal sealed record Row(Guid Id, string Value, string Text, string Coming, DateOnly From, DateOnly? To, bool Ended, bool Later, IReadOnlyList<string> Marks, bool Needed, string External);

    internal sealed class QueryHandler(CaseworkDbContext db, ICodeGuard guard, ICurrentUser user, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = clock.Today();
            var codes = await db.Codes.AsNoTracking().Include(c => c.Wordings).Where(c => c.List == request.List).OrderBy(c => c.Order).ThenBy(c => c.Value).ToListAsync(cancellationToken);
            if (codes.Count == 0) throw new NotFoundException();
            return new(CodeLists.Name(request.List), [.. codes.Select(c => RowOf(c, today))], [.. codes.Where(c => c.HoldsFrom(today)).Select(c => new SelectListItem($"Efter {c.TextOn(today)}", c.Value))],
                [.. codes.SelectMany(c => c.Marks).Distinct().Select(m => new SelectListItem(CodeMarks.Word(m), m))], guard.Closed(request.List), user.Can(Permissions.CodeListsWrite), today);
        }

        private Row RowOf(Code c, DateOnly today) => new(c.Id, c.Value, c.TextOn(today),
            string.Join(" ", c.Wordings.Where(w => w.ValidFrom > today).OrderBy(w => w.ValidFrom).Select(w => $"Heter ”{w.Text}” från {w.ValidFrom.Iso()}.")),
            c.ValidFrom, c.ValidTo, c.ValidTo < today, c.ValidFrom > today, c.Marks, guard.NeededBy(c.List, c.Value) is not null, c.ExternalCode);
    }

    /// <summary>Adds a code.</summary>
    [Requires(Permissions.CodeListsWrite)]
    public sealed record Command : ICommand<Guid>
    {
        /// <summary>The list.</summary>
        [BindNever]
        public string List { get; init; } = "";

        /// <summary>Stable code.</summary>
        public string Value { get; init; } = "";

        /// <summary>Swedish text.</summary>
        public string Text { get; init; } = "";

        /// <summary>First day.</summary>
        public DateOnly? ValidFrom { get; init; }

        /// <summary>Code that it stands after; empty for last.</summary>
        public string After { get; init; } = "";

        /// <summary>What it means for rules.</summary>
        public List<string> Marks { get; init; } = [];

        /// <summary>Code of another register.</summary>
        public string ExternalCode { get; init; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Value).NotEmpty().WithMessage("Skriv en kod, till exempel ORO.").AtMost(TextLimits.Code);
            RuleFor(c => c.Text).NotEmpty().WithMessage("Skriv texten som ska stå i formulären.").AtMost(TextLimits.Name);
            RuleFor(c => c.ValidFrom).NotNull().WithMessage("Ange från vilken dag koden gäller.");
            RuleFor(c => c.ExternalCode).AtMost(TextLimits.Code);
        }
    }

    internal sealed class Handler(CaseworkDbContext db, ICodeGuard guard, ICurrentUser user, TimeProvider clock) : IRequestHandler<Command, Guid>
    {
        private const int Step = 10;

        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            // Removed rows keep their code too: it must never come back with another meaning.
            var all = await db.Codes.IgnoreQueryFilters([MiaDbContext.SoftDeleteFilter]).AsNoTracking().Include(c => c.Wordings).Where(c => c.List == request.List).ToListAsync(cancellationToken);
            if (all.Count == 0) throw new NotFoundException();
            if (guard.Closed(request.List) is { } closed) throw new RuleException(closed);
            var (value, from) = (request.Value.Trim(), request.ValidFrom!.Value);
            if (all.Find(c => string.Equals(c.Value, value, StringComparison.OrdinalIgnoreCase)) is { } same)
                throw new RuleException(nameof(Command.Value), $"Koden finns redan: {same.TextOn(from)}. Välj en annan kod{(same.ValidTo is null ? "" : ", eller låt den gälla igen")}.");
            if (all.Find(c => c.HoldsFrom(from) && string.Equals(c.TextOn(from), request.Text.Trim(), StringComparison.OrdinalIgnoreCase)) is { } alike)
                throw new RuleException(nameof(Command.Text), $"Koden {alike.Value} har redan den texten. Skriv så att de går att skilja åt.");
            var known = all.SelectMany(c => c.Marks).ToHashSet(StringComparer.Ordinal);
            if (request.Marks.Exists(m => !known.Contains(m))) throw new RuleException(nameof(Command.Marks), "Välj bland alternativen i listan.");
            var order = request.After.Length == 0 ? all.Max(c => c.Order) + Step
                : (all.Find(c => c.Value == request.After) ?? throw new RuleException(nameof(Command.After), "Välj bland alternativen i listan.")).Order + 1;
            var made = Code.Add(request.List, new CodeSeed(value, request.Text) { Order = order, ExternalCode = request.ExternalCode, Marks = [.. request.Marks.Distinct()] }, from, user.Acting(clock));
            db.Add(made);
            return made.Id;
        }
    }
}
