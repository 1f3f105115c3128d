using FluentValidation;
using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.People;
using Mia.Casework.Pages.Arende;
using Mia.Casework.Services.People;
using Mia.Platform.Data;
using Mia.Platform.Messaging;
using Mia.Platform.People;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Ihopkoppling;

/// <summary>Two records side by side, and what of each stays when they are joined.</summary>
public sealed class CompareModel : CasePage
{
    /// <summary>A case of the other record.</summary>
    [FromRoute]
    public Guid OtherId { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public Command Input { get; set; } = new();

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id, OtherId));

    /// <summary>Shows both.</summary>
    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    /// <summary>Joins them.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { CaseId = Id, OtherCaseId = OtherId });
        return Done(In("koppla-ihop"), "Posterna är ihopkopplade. Du kan ångra här.");
    }

    /// <summary>Both records.</summary>
    [Requires(CaseworkPermissions.JoinPersons)]
    public sealed record Query(Guid Id, Guid OtherId) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    /// <param name="Head">The record that stays.</param>
    /// <param name="Other">The other one.</param>
    /// <param name="Refused">Why they cannot be joined; null when they can.</param>
    /// <param name="Facts">What each says.</param>
    /// <param name="Counts">How much points at each.</param>
    /// <param name="BothOpen">Both have a case that runs.</param>
    /// <param name="Stamp">Changes whenever one of them does.</param>
    public sealed record View(CaseHead Head, CaseHead Other, string? Refused, IReadOnlyList<Fact> Facts, IReadOnlyList<Held> Counts, bool BothOpen, string Stamp) : IShowsPersons
    {
        /// <inheritdoc />
        public IEnumerable<Guid> ShownParticipants => [Head.ParticipantId, Other.ParticipantId];

        /// <inheritdoc />
        public string ShownAs => "case.join-compare";
    }

    /// <summary>One fact. Both say something different: it is chosen.</summary>
    public sealed record Fact(string Key, string Label, string Kept, string Other, bool Choose);

    /// <summary>How many rows of a kind.</summary>
    public sealed record Held(string Label, int Kept, int Other);

    /// <summary>Joins them.</summary>
    [Requires(CaseworkPermissions.JoinPersons)]
    public sealed record Command : ICommand<Guid>
    {
        /// <summary>A case of the record that stays.</summary>
        [BindNever]
        public Guid CaseId { get; init; }

        /// <summary>A case of the other one.</summary>
        [BindNever]
        public Guid OtherCaseId { get; init; }

        /// <summary>Of both records as they were shown.</summary>
        public string Stamp { get; init; } = "";

        /// <summary>Facts that are taken from the other one.</summary>
        public List<string> FromOther { get; init; } = [];

        /// <summary>The reader has said that it is one person.</summary>
        public bool Sure { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Sure).Equal(true).WithMessage("Kryssa i att du är säker på att det är samma person.");
            RuleFor(c => c.FromOther).Must(keys => keys.Count <= 20 && keys.TrueForAll(k => k == PersonField.Number || PersonField.All.Any(f => f.Key == k))).WithMessage("Välj bland det som visas.");
        }
    }

    internal sealed class Handler(CaseDesk desk, CaseAccess access, PersonJoins joins) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (kept, other) = (await desk.HeadAsync(request.CaseId, cancellationToken), await desk.HeadAsync(request.OtherCaseId, cancellationToken));
            await access.RequireAsync(kept.Id, CaseLevel.Overview, cancellationToken);
            await access.RequireAsync(other.Id, CaseLevel.Overview, cancellationToken);
            return (await joins.JoinAsync(kept.ParticipantId, other.ParticipantId, request.Stamp, request.FromOther.ToHashSet(), cancellationToken)).Id;
        }
    }

    internal sealed class Reader(CaseworkDbContext db, CaseDesk desk, CaseAccess access, PersonRows rows, ICodeLists codes) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var (head, other) = (await desk.HeadAsync(request.Id, cancellationToken), await desk.HeadAsync(request.OtherId, cancellationToken));
            await access.RequireAsync(head.Id, CaseLevel.Overview, cancellationToken);
            await access.RequireAsync(other.Id, CaseLevel.Overview, cancellationToken);
            List<Guid> ids = [head.ParticipantId, other.ParticipantId];
            var people = await db.Participants.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellationToken);
            var (one, two) = (people[ids[0]], people[ids[1]]);
            var numbers = (await db.Designations.AsNoTracking().Where(d => ids.Contains(d.ParticipantId) && d.ValidTo == null).ToListAsync(cancellationToken)).ToLookup(d => d.ParticipantId);
            var open = await db.Cases.AsNoTracking().Where(c => ids.Contains(c.ParticipantId) && c.EndedOn == null).Select(c => c.ParticipantId).Distinct().CountAsync(cancellationToken);
            return new(head, other, RefusedWhy(one, two), [NumberOf([.. numbers[one.Id]], [.. numbers[two.Id]], one.IsProtected || two.IsProtected), .. FactsOf(one, two)],
                Words.Of(await rows.CountAsync(one.Id, two.Id, cancellationToken)), open == 2, PersonJoins.StampOf(one, two));
        }

        private static string? RefusedWhy(Participant one, Participant two) => one.Id == two.Id ? "Det är redan samma post."
            : one.ControllerId != two.ControllerId ? "Posterna har olika huvudmän och kan inte kopplas ihop. Varje huvudman ansvarar för sina uppgifter." : null;

        private IEnumerable<Fact> FactsOf(Participant one, Participant two)
        {
            var (kept, other, hidden) = (one.ToTerms(), two.ToTerms(), one.IsProtected || two.IsProtected);
            var facts = PersonField.All.Select(f => (Field: f, Kept: f.Text(kept, codes), Other: f.Text(other, codes))).Where(f => f.Kept.Length > 0 || f.Other.Length > 0)
                .Select(f => new Fact(f.Field.Key, f.Field.Label, f.Kept, f.Other, !hidden && f.Kept.Length > 0 && f.Other.Length > 0 && f.Kept != f.Other));
            return hidden ? facts.Append(new("skydd", "Skydd", one.Protection.Swedish(), two.Protection.Swedish(), false)) : facts;
        }

        private static Fact NumberOf(List<IdentityDesignation> one, List<IdentityDesignation> two, bool hidden)
        {
            static string Text(List<IdentityDesignation> numbers) => numbers is [var first, ..] ? IdentityNumber.FromStored(first.Number).Masked : "";
            return new(PersonField.Number, "Personnummer", hidden ? "" : Text(one), hidden ? "" : Text(two),
                !hidden && one is [var a, ..] && two is [var b, ..] && !a.Lookup.AsSpan().SequenceEqual(b.Lookup));
        }
    }
}
