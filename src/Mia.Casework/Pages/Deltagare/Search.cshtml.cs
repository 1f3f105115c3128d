using System.Globalization;
using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Services;
using Mia.Platform.Data;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.People;
using Mia.Platform.Security;
using Mia.Platform.Time;
using Mia.Web;
using Mia.Web.Htmx;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Deltagare;

/// <summary>Finds participants by a part of a name, forgiving typos, by case number, by identity number or its last four digits. Posted: nothing of it is in an address.</summary>
public sealed class SearchModel : MiaPage
{
    /// <summary>What was searched for.</summary>
    public string Text { get; private set; } = "";

    /// <summary>What was found; null before a search.</summary>
    public View? Shown { get; private set; }

    /// <inheritdoc />
    public override string Fragment => "_SearchHits";

    /// <summary>An empty form, which shows nobody.</summary>
    public void OnGet() => Text = "";

    /// <summary>Searches. A single exact hit is opened at once, unless somebody is still typing.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] string? q)
    {
        Text = (q ?? "").Trim();
        Shown = await Send(new Query(Text));
        if (Request.IsHtmxNonBoosted()) return Partial(Fragment, this);
        return Shown is { Exact: true, Rows: [var only] } ? Done(Go($"deltagare/{only.CaseId}"), "") : Page();
    }

    /// <summary>A search.</summary>
    [Requires(CaseworkPermissions.ListParticipants)]
    public sealed record Query(string Text) : IQuery<View>;

    /// <summary>What was found.</summary>
    /// <param name="Rows">Hits, best first.</param>
    /// <param name="Says">How many, in words.</param>
    /// <param name="Exact">By a whole number.</param>
    /// <param name="ShownAs">How it was searched: exact look-ups can be told apart in the log.</param>
    public sealed record View(IReadOnlyList<ParticipantRow> Rows, string Says, bool Exact, string ShownAs) : IShowsPersons
    {
        /// <inheritdoc />
        public IEnumerable<Guid> ShownParticipants => Rows.Select(r => r.ParticipantId);
    }

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.Text).MaximumLength(100).WithMessage("Sök med högst 100 tecken.");
    }

    internal sealed class Reader(CaseworkDbContext db, CaseAccess access, IParticipantDirectory names, IdentityLookup lookup, ParticipantRows rows,
        ICurrentUser user, ICurrentDelprojekt here, DataScope scope, TimeProvider clock) : IRequestHandler<Query, View>
    {
        private const int Most = 25;

        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var text = request.Text;
            if (text.Length < 2) return new([], "Skriv minst två tecken.", false, "participant.search");
            if (IdentityNumber.TryParse(text, clock.Today(), out var number, out _))
            {
                var hash = lookup.Of(number);
                var people = await db.Designations.AsNoTracking().Where(d => d.Lookup == hash).Select(d => d.ParticipantId).ToListAsync(cancellationToken);
                return await ShowAsync(people, [], true, "participant.search-number", cancellationToken);
            }
            if (CaseNumber(text) is { } caseNumber)
            {
                var byNumber = await db.Cases.AsNoTracking().Where(access.Listable()).Where(c => c.Number == caseNumber).Select(c => c.Id).ToListAsync(cancellationToken);
                var lastFour = text.Length == 4 ? names.WithLastFour(text, here.Required.Id, scope.ControllerId, user.Id, Most) : [];
                return await ShowAsync(lastFour, byNumber, true, "participant.search-number", cancellationToken);
            }
            return await ShowAsync(names.Search(text, here.Required.Id, scope.ControllerId, user.Id, Most), [], false, "participant.search", cancellationToken);
        }

        private async Task<View> ShowAsync(IReadOnlyList<Guid> people, IReadOnlyList<Guid> cases, bool exact, string shownAs, CancellationToken ct)
        {
            var known = people.Count == 0 ? [] : await db.Cases.AsNoTracking().Where(access.Listable()).Where(c => people.Contains(c.ParticipantId))
                .OrderByDescending(c => c.EnrolledOn).Select(c => new { c.Id, c.ParticipantId }).ToListAsync(ct);
            var order = people.Select((id, i) => (id, i)).DistinctBy(p => p.id).ToDictionary(p => p.id, p => p.i);
            var ids = cases.Concat(known.OrderBy(c => order[c.ParticipantId]).Select(c => c.Id)).Distinct().Take(Most).ToList();
            var found = await rows.OfAsync(ids, ct);
            return new(found, found.Count switch { 0 => "Ingen träff", 1 => "1 träff", var n => $"{n} träffar" }, exact, shownAs);
        }

        /// <summary><c>MIA-1042</c>, <c>mia 1042</c> or <c>1042</c>.</summary>
        private static int? CaseNumber(string text)
        {
            var digits = text.StartsWith("mia", StringComparison.OrdinalIgnoreCase) ? text[3..].TrimStart('-', ' ') : text;
            return digits.Length is > 0 and <= 9 && digits.All(char.IsAsciiDigit) ? int.Parse(digits, CultureInfo.InvariantCulture) : null;
        }
    }
}
