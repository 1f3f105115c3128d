using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Pages.Deltagare;
using Mia.Casework.Services;
using Mia.Casework.Services.People;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Ihopkoppling;

/// <summary>Looks for another record of the same person, and takes earlier joins back. The search is posted: nothing of it is in an address.</summary>
public sealed class JoinSearchModel : CasePage
{
    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <summary>What was searched for.</summary>
    public string Text { get; private set; } = "";

    /// <summary>What was found; null before a search.</summary>
    public SearchModel.View? Found { get; private set; }

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id));

    /// <summary>Shows the page.</summary>
    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    /// <summary>Searches.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] string? q, CancellationToken ct)
    {
        await LoadAsync(ct);
        Found = await Send(new SearchModel.Query(Text = (q ?? "").Trim()));
        return Page();
    }

    /// <summary>Takes a join back.</summary>
    public async Task<IActionResult> OnPostUndoAsync([FromForm] Guid joinId)
    {
        var left = await Send(new Undo(Id, joinId));
        var rows = left.NewRows switch { 0 => "", 1 => " En ny rad hör till ärendet som gick tillbaka och följde med.", var n => $" {n} nya rader hör till ärenden som gick tillbaka och följde med." };
        return Done(In("koppla-ihop"), "Ihopkopplingen är ångrad." + rows + (left.Newer.Count == 0 ? "" : $" Ändrat efteråt och därför kvar: {string.Join(", ", left.Newer).ToLowerInvariant()}."));
    }

    /// <summary>A proposal is somebody else; remembered.</summary>
    public async Task<IActionResult> OnPostTellApartAsync([FromForm] Guid personId, [FromForm] Guid otherId)
    {
        await Send(new TellApart.Command(personId, otherId));
        return Done(In("koppla-ihop"), "Det är noterat att det är två olika personer.");
    }

    /// <summary>Who may be the same, and what was joined.</summary>
    [Requires(CaseworkPermissions.JoinPersons)]
    public sealed record Query(Guid Id) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, IReadOnlyList<Duplicate> Likely, bool AnyHidden, IReadOnlyList<Row> Joins, IEnumerable<Guid> ShownParticipants) : IShowsPersons
    {
        /// <inheritdoc />
        public string ShownAs => "case.join";
    }

    /// <summary>A join that can be taken back.</summary>
    public sealed record Row(Guid Id, string On, string By, DateOnly Until, string Cases);

    /// <summary>Takes a join back.</summary>
    [Requires(CaseworkPermissions.JoinPersons)]
    public sealed record Undo(Guid CaseId, Guid JoinId) : ICommand<Separated>;

    internal sealed class UndoValidator : AbstractValidator<Undo>
    {
        public UndoValidator() => RuleFor(c => c.JoinId).NotEmpty();
    }

    internal sealed class Handler(CaseworkDbContext db, CaseDesk desk, CaseAccess access, PersonJoins joins) : IRequestHandler<Undo, Separated>
    {
        public async Task<Separated> Handle(Undo request, CancellationToken cancellationToken)
        {
            var head = await desk.HeadAsync(request.CaseId, cancellationToken);
            await access.RequireAsync(head.Id, CaseLevel.Overview, cancellationToken);
            var join = await db.PersonJoins.FirstOrDefaultAsync(j => j.Id == request.JoinId && j.KeptId == head.ParticipantId, cancellationToken) ?? throw await desk.RefusedAsync(cancellationToken);
            return await joins.SeparateAsync(join, cancellationToken);
        }
    }

    internal sealed class Reader(CaseworkDbContext db, CaseDesk desk, CaseAccess access, DuplicateSearch duplicates, IStaffDirectory staff) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var head = await desk.HeadAsync(request.Id, cancellationToken);
            await access.RequireAsync(head.Id, CaseLevel.Overview, cancellationToken);
            var person = await db.Participants.AsNoTracking().SingleAsync(p => p.Id == head.ParticipantId, cancellationToken);
            var lookup = await db.Designations.AsNoTracking().Where(d => d.ParticipantId == person.Id && d.ValidTo == null).Select(d => d.Lookup).FirstOrDefaultAsync(cancellationToken);
            // The alias of a protected person is nobody's name.
            var found = person.IsProtected ? Duplicates.None
                : await duplicates.FindAsync(new DuplicateQuery(null, person.Name, lookup, person.BirthDate, person.BirthDate.Year) { ParticipantId = person.Id }, cancellationToken);
            var likely = found.Found.Where(d => d.ParticipantId is not null).ToList();
            var today = desk.Today;
            var made = await db.PersonJoins.AsNoTracking().Where(j => j.KeptId == person.Id && j.UndoneAt == null && j.UndoUntil >= today).OrderByDescending(j => j.MadeAt).ToListAsync(cancellationToken);
            var moved = made.SelectMany(j => j.Read().Cases).Distinct().ToList();
            var numbers = await db.Cases.AsNoTracking().Where(c => moved.Contains(c.Id)).Select(c => new { c.Id, c.Number }).ToDictionaryAsync(c => c.Id, c => Domain.Codes.NumberSeries.CaseNumber(c.Number), cancellationToken);
            return new(head, likely, found.Hidden.Any(id => id != person.Id),
                [.. made.Select(j => new Row(j.Id, SwedishTime.DateAndClock(j.MadeAt), j.MadeBy is { } by ? staff.NameOf(by) : "Mia", j.UndoUntil, string.Join(", ", j.Read().Cases.Where(numbers.ContainsKey).Select(c => numbers[c]))))],
                [person.Id, .. found.Told]);
        }
    }
}
