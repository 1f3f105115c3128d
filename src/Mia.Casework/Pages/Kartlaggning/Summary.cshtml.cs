using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Mapping;
using Mia.Casework.Pages.Arende;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Kartlaggning;

/// <summary>"Min sammanfattning": one page that belongs to the participant, in plain Swedish, to print (methods.md 2.5).</summary>
public sealed class SummaryModel : CasePage
{
    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id));

    /// <summary>Shows the page.</summary>
    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    /// <summary>The summary of a case.</summary>
    [Requires(CaseworkPermissions.ReadMapping)]
    public sealed record Query(Guid Id) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    /// <param name="Head">The case.</param>
    /// <param name="Sheet">The latest version.</param>
    /// <param name="First">What matters most, at most five areas, so that it stays one page.</param>
    /// <param name="Helped">What has worked before, in other areas.</param>
    /// <param name="People">Those who stand near and help.</param>
    /// <param name="Day">The day it is printed.</param>
    public sealed record View(CaseHead Head, MappingSheet Sheet, IReadOnlyList<AreaSheet> First, IReadOnlyList<AreaSheet> Helped, IReadOnlyList<Person> People, DateOnly Day)
        : CaseView(Head, "case.mapping-summary");

    /// <summary>Somebody who helps.</summary>
    public sealed record Person(string Name, string Who, string HelpsWith);

    internal sealed class Reader(MappingDesk mappings, CaseworkDbContext db) : IRequestHandler<Query, View>
    {
        private const int Most = 5;

        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var head = await mappings.HeadAsync(request.Id, cancellationToken);
            var sheet = await mappings.LatestAsync(request.Id, cancellationToken);
            var people = await db.NetworkContacts.AsNoTracking().Where(c => c.CaseId == request.Id).OrderBy(c => c.Closeness).ThenBy(c => c.Id).Take(Most + 1).ToListAsync(cancellationToken);
            // Without an order of the participant's own, what is filled in stands there as it comes.
            var first = (sheet.Chosen.Any() ? sheet.Chosen : sheet.Areas.Where(a => a.State == AreaState.Filled)).Take(Most).ToList();
            var helped = sheet.Areas.Where(a => a.Content.Earlier is not null && !first.Contains(a)).Take(3);
            return new(head, sheet, first, [.. helped], [.. people.Select(Person)], mappings.Today);
        }

        private static Person Person(NetworkContact c) =>
            new(c.Name, string.Join(", ", new[] { c.Relation, c.Organisation }.Where(t => t is not null)), c.HelpsWith ?? "");
    }
}
