using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.People;
using Mia.Casework.Pages.Utkast;
using Mia.Platform.Drafts;
using Mia.Platform.Messaging;
using Mia.Platform.Organisation;
using Mia.Platform.Time;
using Mia.Platform.Toolbox;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Idag;

/// <summary>The reader's own unsaved texts, so that nothing is forgotten.</summary>
public sealed class Drafts(IMediator mediator) : ViewComponent
{
    /// <summary>Draws the card, or nothing when there are no drafts.</summary>
    public async Task<IViewComponentResult> InvokeAsync() => View("/Pages/Idag/Drafts.cshtml", await mediator.Send(new Query(), HttpContext.RequestAborted));

    /// <summary>The reader's drafts in this delprojekt.</summary>
    [Requires(CaseworkPermissions.WriteContacts)]
    public sealed record Query : IQuery<Result>;

    /// <summary>Latest first.</summary>
    public sealed record Result(IReadOnlyList<Row> Rows) : IShowsPersons
    {
        /// <inheritdoc />
        public IEnumerable<Guid> ShownParticipants => Rows.Select(r => r.ParticipantId).OfType<Guid>().Distinct();

        /// <inheritdoc />
        public string ShownAs => "start.drafts";
    }

    /// <summary>One draft; about several people it names none of them.</summary>
    public sealed record Row(Guid? ParticipantId, string Kind, string Name, string Href, string Text, string When);

    internal sealed class Reader(CaseworkDbContext db, IDrafts drafts, MyCases mine, IToolbox toolbox, ICurrentDelprojekt here) : IRequestHandler<Query, Result>
    {
        private const int Excerpt = 70;

        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var kept = new List<(KeptDraft Draft, ListedDraft Form, Guid CaseId)>();
            foreach (var draft in await drafts.MineAsync(cancellationToken))
            {
                if (draft.Subject is { } id && ListedDraft.Of(draft) is { } form && (form.Tool is null || await toolbox.IsOnHereAsync(form.Tool))) kept.Add((draft, form, id));
            }
            if (kept.Count == 0) return new([]);
            var ids = kept.Select(d => d.CaseId).Distinct().ToList();
            // Cases of another delprojekt are not in the scope, so their drafts are shown there.
            var cases = await db.Cases.AsNoTracking().Where(c => ids.Contains(c.Id))
                .Select(c => new { c.Id, c.ParticipantId, c.Number, Hidden = c.Participant.Protection != ProtectionLevel.None }).ToDictionaryAsync(c => c.Id, cancellationToken);
            return new([.. kept.Where(d => d.Form.OfCase ? cases.ContainsKey(d.CaseId) : d.CaseId == here.Required.Id).Select(d =>
            {
                if (!d.Form.OfCase) return new Row(null, d.Form.Name, "", $"/{here.Required.Slug}/{d.Form.Path}", TextOf(d.Draft, d.Form), SwedishTime.DateAndClock(d.Draft.SavedAt));
                var c = cases[d.CaseId];
                return new Row(c.ParticipantId, d.Form.Name, mine.NameOf(c.ParticipantId, c.Number, c.Hidden), mine.Url(c.Id, d.Form.Path), TextOf(d.Draft, d.Form),
                    SwedishTime.DateAndClock(d.Draft.SavedAt));
            })]);
        }

        private static string TextOf(KeptDraft draft, ListedDraft form) => form.Field is not { } field ? "Påbörjad" : draft[field] is not { } text ? "Ingen text än"
            : text.Length > Excerpt ? $"”{text[..Excerpt]} …”" : $"”{text}”";
    }
}
