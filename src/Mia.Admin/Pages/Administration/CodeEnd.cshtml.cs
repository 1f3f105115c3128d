using FluentValidation;
using Mia.Casework.Data;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Services;
using Mia.Platform.Messaging;
using Mia.Platform.Security;
using Mia.Platform.Time;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace Mia.Admin.Pages.Administration;

/// <summary>The last day of a code: set, changed or taken away.</summary>
public sealed class CodeEndModel : MiaPage
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
        Input = new() { Version = Result.Version, ValidTo = Result.To ?? Result.Today };
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { List = Lista, Id = Id });
        return Done($"/admin/kodlistor/{Lista}/{Id}", Input.Again ? "Koden gäller igen." : "Sista dagen är sparad.");
    }

    [Requires(Permissions.CodeListsWrite)]
    internal sealed record Query(string List, Guid Id) : IQuery<View>;

    internal sealed record View(string List, string Value, string Text, DateOnly From, DateOnly? To, bool Ended, string? Refusal, DateOnly Today, Guid Version);

    internal sealed class QueryHandler(CaseworkDbContext db, ICodeGuard guard, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = clock.Today();
            var c = await db.Codes.AsNoTracking().Include(x => x.Wordings).FirstOrDefaultAsync(x => x.Id == request.Id && x.List == request.List, cancellationToken) ?? throw new NotFoundException();
            return new(CodeLists.Name(c.List), c.Value, c.TextOn(today), c.ValidFrom, c.ValidTo, c.ValidTo < today, await guard.RefusalAsync(c, today, cancellationToken), today, c.Version);
        }
    }

    /// <summary>Sets the last day, or takes it away.</summary>
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

        /// <summary>Last day.</summary>
        public DateOnly? ValidTo { get; init; }

        /// <summary>Let it hold again.</summary>
        public bool Again { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.ValidTo).NotNull().When(c => !c.Again).WithMessage("Ange sista dagen.");
    }

    internal sealed class Handler(CaseworkDbContext db, ICodeGuard guard, ICurrentUser user, TimeProvider clock) : IRequestHandler<Command, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            var code = await db.Codes.FirstOrDefaultAsync(c => c.Id == request.Id && c.List == request.List, cancellationToken) ?? throw new NotFoundException();
            if (code.Version != request.Version)
                throw new ConflictException(code.Version, [new("Sista dagen", "Input.ValidTo", code.ValidTo is { } to ? to.Iso() : "tills vidare") { Yours = request.Again ? "tills vidare" : null }]);
            if (request.Again)
            {
                code.Reopen();
                return true;
            }
            var last = request.ValidTo!.Value;
            if (await guard.RefusalAsync(code, last, cancellationToken) is { } refusal) throw new RuleException(nameof(Command.ValidTo), refusal);
            code.End(last, user.Acting(clock));
            return true;
        }
    }
}
