using FluentValidation;
using Mia.Casework.Data;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Services;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Security;
using Mia.Platform.Time;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace Mia.Admin.Pages.Administration;

/// <summary>One code: what it is called and from when, and a form for another wording.</summary>
public sealed class CodeOneModel : MiaPage
{
    /// <summary>Which list.</summary>
    [FromRoute]
    public string Lista { get; set; } = "";

    /// <summary>Which code.</summary>
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    internal View Result { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken ct) => Result = await Send(new Query(Lista, Id));

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Input = Result.Form;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var changed = await Send(Input with { List = Lista, Id = Id });
        return Done($"/admin/kodlistor/{Lista}/{Id}", changed ? "Ändringen är sparad." : "Inget är ändrat.");
    }

    [Requires(Permissions.CodeLists)]
    internal sealed record Query(string List, Guid Id) : IQuery<View>;

    internal sealed record View(string List, string Value, string Text, DateOnly From, DateOnly? To, bool Ended, IReadOnlyList<string> Marks, string External, string? NeededBy, bool MayChange,
        IReadOnlyList<Line> History, Command Form);

    internal sealed record Line(DateOnly From, string Text, string Who);

    internal sealed class QueryHandler(CaseworkDbContext db, ICodeGuard guard, IStaffDirectory staff, ICurrentUser user, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = clock.Today();
            var c = await db.Codes.AsNoTracking().Include(x => x.Wordings).FirstOrDefaultAsync(x => x.Id == request.Id && x.List == request.List, cancellationToken) ?? throw new NotFoundException();
            IReadOnlyList<Line> history = [.. c.Wordings.OrderByDescending(w => w.ValidFrom).Select(w => new Line(w.ValidFrom, w.Text, w.DecidedBy is { } who ? staff.NameOf(who) : "")), new Line(c.ValidFrom, c.Text, "")];
            return new(CodeLists.Name(c.List), c.Value, c.TextOn(today), c.ValidFrom, c.ValidTo, c.ValidTo < today, c.Marks, c.ExternalCode, guard.NeededBy(c.List, c.Value), user.Can(Permissions.CodeListsWrite), history,
                new() { Text = history[0].Text, ExternalCode = c.ExternalCode, ValidFrom = c.ValidFrom > today ? c.ValidFrom : today, Version = c.Version });
        }
    }

    /// <summary>Changes the wording from a day on, and what another register calls it.</summary>
    [Requires(Permissions.CodeListsWrite)]
    public sealed record Command : ICommand<bool>
    {
        /// <summary>The list.</summary>
        [BindNever]
        public string List { get; init; } = "";

        /// <summary>The code.</summary>
        [BindNever]
        public Guid Id { get; init; }

        /// <summary>Version stamp that the form was filled from.</summary>
        public Guid Version { get; init; }

        /// <summary>Swedish text.</summary>
        public string Text { get; init; } = "";

        /// <summary>First day of the wording.</summary>
        public DateOnly? ValidFrom { get; init; }

        /// <summary>Code of another register.</summary>
        public string ExternalCode { get; init; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Text).NotEmpty().WithMessage("Skriv texten som ska stå i formulären.").AtMost(TextLimits.Name);
            RuleFor(c => c.ValidFrom).NotNull().WithMessage("Ange från vilken dag texten gäller.");
            RuleFor(c => c.ExternalCode).AtMost(TextLimits.Code);
        }
    }

    internal sealed class Handler(CaseworkDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<Command, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            var all = await db.Codes.Include(c => c.Wordings).Where(c => c.List == request.List).ToListAsync(cancellationToken);
            var code = all.Find(c => c.Id == request.Id) ?? throw new NotFoundException();
            var (text, from) = (request.Text.Trim(), request.ValidFrom!.Value);
            if (code.Version != request.Version)
                throw new ConflictException(code.Version, [new("Text", "Input.Text", code.TextOn(DateOnly.MaxValue)), new("Kod i annat register", "Input.ExternalCode", code.ExternalCode)]);
            var (reworded, named) = (code.TextOn(from) != text, code.ExternalCode != request.ExternalCode.Trim());
            if (reworded && all.Find(c => c.Id != code.Id && c.HoldsFrom(from) && string.Equals(c.TextOn(from), text, StringComparison.OrdinalIgnoreCase)) is { } alike)
                throw new RuleException(nameof(Command.Text), $"Koden {alike.Value} har redan den texten. Skriv så att de går att skilja åt.");
            if (reworded) code.Reword(text, from, user.Acting(clock));
            if (named) code.Name(request.ExternalCode);
            return reworded || named;
        }
    }
}
