using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.People;
using Mia.Casework.Pages.Idag;
using Mia.Platform.Drafts;
using Mia.Platform.Messaging;
using Mia.Platform.Security;
using Mia.Web;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Kontakter;

/// <summary>Quick entry: whom does the note concern. Those whose turn it is stand first.</summary>
public sealed class PickModel : MiaPage
{
    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query());

    /// <summary>Shows the page.</summary>
    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    /// <summary>The reader's own participants.</summary>
    [Requires(CaseworkPermissions.WriteContacts)]
    public sealed record Query : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(IReadOnlyList<Row> Rows) : IShowsPersons
    {
        /// <inheritdoc />
        public IEnumerable<Guid> ShownParticipants => Rows.Select(r => r.ParticipantId);

        /// <inheritdoc />
        public string ShownAs => "participant.pick";
    }

    /// <summary>One participant.</summary>
    public sealed record Row(Guid CaseId, Guid ParticipantId, string Name, string Number, DateOnly? NextOn, bool HasDraft);

    internal sealed class Reader(CaseworkDbContext db, MyCases cases, ICurrentUser user, IDrafts drafts) : IRequestHandler<Query, View>
    {
        /// <summary>More than anybody answers for (methods.md 16).</summary>
        private const int Most = 200;

        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var mine = CaseAccess.AnsweredBy(user.Id, db.Responsibilities);
            var rows = await db.Cases.AsNoTracking()
                .Where(c => (c.Status == CaseStatus.Enrolled || c.Status == CaseStatus.Dormant || c.Status == CaseStatus.Closing)
                    && mine.Contains(c.Id))
                .OrderBy(c => c.Id).Select(c => new { c.Id, c.ParticipantId, c.Number, c.NextContactOn, Hidden = c.Participant.Protection != ProtectionLevel.None })
                .Take(Most).ToListAsync(cancellationToken);
            var kept = (await drafts.MineAsync(ContactForm.DraftKind, cancellationToken)).Select(d => d.Subject).ToHashSet();
            return new([.. rows.Select(c => new Row(c.Id, c.ParticipantId, cases.NameOf(c.ParticipantId, c.Number, c.Hidden),
                    NumberSeries.CaseNumber(c.Number), c.NextContactOn, kept.Contains(c.Id)))
                .OrderBy(r => !r.HasDraft).ThenBy(r => r.NextOn ?? DateOnly.MaxValue)]);
        }
    }
}
