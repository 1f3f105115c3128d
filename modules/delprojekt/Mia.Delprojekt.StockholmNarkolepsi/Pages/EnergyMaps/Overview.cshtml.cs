using Mia.Casework.Access;
using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.People;
using Mia.Delprojekt.StockholmNarkolepsi.Data;
using Mia.Platform.Messaging;
using Mia.Platform.Security;
using Mia.Platform.Time;
using Mia.Web;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Mia.Delprojekt.StockholmNarkolepsi.Pages.EnergyMaps;

/// <summary>The reader's own participants and their latest maps.</summary>
public sealed class OverviewModel : MiaPage
{
    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <summary>Shows the page.</summary>
    public async Task OnGetAsync() => Shown = await Send(new Query());

    /// <summary>Own participants.</summary>
    [Requires(StockholmPermissions.Energy)]
    public sealed record Query : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(IReadOnlyList<Row> Rows) : IShowsPersons
    {
        /// <inheritdoc />
        public IEnumerable<Guid> ShownParticipants => Rows.Select(r => r.ParticipantId);

        /// <inheritdoc />
        public string ShownAs => "maps.overview";
    }

    /// <summary>A participant.</summary>
    public sealed record Row(Guid CaseId, Guid ParticipantId, string Name, DateOnly? StartsOn, int Filled);

    internal sealed class Handler(NarcolepsyDbContext db, IParticipantDirectory people, ICurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var mine = CaseAccess.AnsweredBy(user.Id, db.Set<CaseResponsibility>());
            var rows = await db.Set<Case>().AsNoTracking()
                .Where(c => (c.Status == CaseStatus.Enrolled || c.Status == CaseStatus.Dormant || c.Status == CaseStatus.Closing) && mine.Contains(c.Id))
                .Select(c => new
                {
                    c.Id, c.ParticipantId, c.Number, c.Participant.Protection,
                    Latest = db.Periods.Where(p => p.CaseId == c.Id).OrderByDescending(p => p.StartsOn).Select(p => new { p.StartsOn, Filled = p.Days.Count }).FirstOrDefault(),
                }).ToListAsync(cancellationToken);
            return new([.. rows.Select(r => new Row(r.Id, r.ParticipantId,
                people.NameOf(r.ParticipantId, r.Number, r.Protection != ProtectionLevel.None), r.Latest?.StartsOn, r.Latest?.Filled ?? 0))
                .OrderByDescending(r => r.StartsOn ?? DateOnly.MinValue).ThenBy(r => r.Name, SwedishOrder.Names)]);
        }
    }
}
