using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Exits;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Services;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Avsluta;

/// <summary>What should be in place before a case ends and that only people know (methods.md 11.4).</summary>
public sealed class ChecklistModel : CasePage
{
    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <summary>Answers to choose from.</summary>
    public IReadOnlyList<SelectListItem> States { get; } =
        [new("Ja", nameof(CheckState.Yes)), new("Nej", nameof(CheckState.No)), new("Ej aktuellt", nameof(CheckState.NotRelevant)), new("Vet inte än", "")];

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id));

    /// <summary>The answers so far.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Input = new() { Version = Shown.Version, Lines = [.. Shown.Lines.Select(l => new Line { Code = l.Code, State = l.State })] };
    }

    /// <summary>Saves.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { CaseId = Id });
        return Done(In("avslut"), "Svaren är sparade.");
    }

    /// <summary>The checklist of one case.</summary>
    [Requires(CaseworkPermissions.WriteExits)]
    public sealed record Query(Guid Id) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, IReadOnlyList<ShownLine> Lines, Guid Version) : CaseView(Head, "case.exit-checklist");

    /// <summary>A line: what is asked, the answer, and who gave it when.</summary>
    public sealed record ShownLine(string Code, string Text, CheckState? State, string? Answered);

    /// <summary>The answers.</summary>
    [Requires(CaseworkPermissions.WriteExits)]
    public sealed record Command : ICommand<bool>
    {
        /// <summary>The case.</summary>
        [BindNever]
        public Guid CaseId { get; init; }

        /// <summary>Version stamp of the checklist; empty when there is none yet.</summary>
        public Guid Version { get; init; }

        /// <summary>One answer for each line that was shown.</summary>
        public List<Line> Lines { get; init; } = [];
    }

    /// <summary>The answer to one line.</summary>
    public sealed record Line
    {
        /// <summary>Code of <see cref="CodeLists.ExitCheck"/>.</summary>
        public string Code { get; init; } = "";

        /// <summary>The answer; null when it is not known yet.</summary>
        public CheckState? State { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(ICodeLists codes, TimeProvider clock)
        {
            RuleFor(c => c.Lines).Must(lines => lines.DistinctBy(l => l.Code).Count() == lines.Count).WithMessage("En rad i checklistan står två gånger. Ladda om sidan.");
            RuleForEach(c => c.Lines).ChildRules(line =>
            {
                line.RuleFor(l => l.Code).CodeOf(codes, clock, CodeLists.ExitCheck);
                line.RuleFor(l => l.State).IsInEnum().WithMessage("Välj ett av svaren.");
            });
        }
    }

    internal sealed class Reader(CaseDesk desk, CaseworkDbContext db, ICodeLists codes, IStaffDirectory staff) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var head = await desk.HeadAsync(request.Id, cancellationToken);
            if (!head.Rights.Exit) throw new ForbiddenException("case");
            var list = await db.ExitChecklists.AsNoTracking().FirstOrDefaultAsync(c => c.CaseId == request.Id, cancellationToken);
            return new(head, [.. codes.Of(CodeLists.ExitCheck, desk.Today).Select(c => Shown(c, list?.Answers.FirstOrDefault(a => a.Code == c.Value)))], list?.Version ?? Guid.Empty);
        }

        private ShownLine Shown(SelectListItem line, CheckAnswer? answer) =>
            new(line.Value, line.Text, answer?.State, answer is null ? null : $"Svar av {(answer.By is { } who ? staff.NameOf(who) : "Mia")} {answer.On.Iso()}.");
    }

    internal sealed class Handler(CaseDesk desk, CaseworkDbContext db, ICodeLists codes) : IRequestHandler<Command, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            var owner = await desk.OpenAsync(request.CaseId, r => r.Exit, cancellationToken);
            var list = await db.ExitChecklists.FirstOrDefaultAsync(c => c.CaseId == request.CaseId, cancellationToken);
            if ((list?.Version ?? Guid.Empty) != request.Version)
                throw new ConflictException(list?.Version ?? Guid.Empty, [.. (list?.Answers ?? []).Select(a => new ConflictField(codes.Text(CodeLists.ExitCheck, a.Code), NameOf(request, a.Code), InWords(a.State)))]);
            if (list is null) db.Add(list = new ExitChecklist(owner));
            list.Answer(owner, request.Lines.ToDictionary(l => l.Code, l => l.State, StringComparer.Ordinal), desk.By);
            return true;
        }

        private static string NameOf(Command request, string code) => $"Input.Lines[{request.Lines.FindIndex(l => l.Code == code)}].State";

        private static string InWords(CheckState state) => state switch { CheckState.Yes => "Ja", CheckState.No => "Nej", _ => "Ej aktuellt" };
    }
}
