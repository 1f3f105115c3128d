using Mia.Casework.Access;
using Mia.Casework.Data;
using Mia.Casework.Domain.Mapping;
using Mia.Casework.Pages.Arende;
using Mia.Platform.Identity;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Pages.Kartlaggning;

/// <summary>All versions of a mapping. None of them is ever overwritten.</summary>
public sealed class VersionsModel : CasePage
{
    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id));

    /// <summary>Shows the page.</summary>
    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    /// <summary>The versions of a case.</summary>
    [Requires(CaseworkPermissions.ReadMapping)]
    public sealed record Query(Guid Id) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, IReadOnlyList<Row> Rows) : CaseView(Head, "case.mapping-versions");

    /// <summary>One version.</summary>
    public sealed record Row(Guid Id, int Number, bool IsFinished, string State, string Changed);

    internal sealed class Reader(MappingDesk mappings, CaseworkDbContext db, IStaffDirectory staff) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var head = await mappings.HeadAsync(request.Id, cancellationToken);
            var versions = await db.Mappings.AsNoTracking().Include(m => m.Areas).Where(m => m.CaseId == request.Id).OrderBy(m => m.Number).ToListAsync(cancellationToken);
            var rows = versions.Select((m, i) => Row(m, i == 0 ? null : versions[i - 1])).Reverse();
            return new(head, [.. rows]);
        }

        private Row Row(MappingVersion version, MappingVersion? before)
        {
            var who = (version.FinishedBy ?? version.StartedBy) is { } id ? $" av {staff.NameOf(id)}" : "";
            var changed = MappingDifference.Between(before?.Areas.Select(AreaContent.Of) ?? [], version.Areas.Select(AreaContent.Of), [.. mappings.Areas.Select(a => a.Code)])
                .Where(d => d.IsChanged).Select(d => mappings.TextOf(d.Code)).ToList();
            if (before?.OwnWords != version.OwnWords) changed.Insert(0, "Egna ord");
            return new(version.Id, version.Number, version.IsFinished,
                version.FinishedAt is { } at ? $"Klar {SwedishTime.DateOf(at).Iso()}{who}" : $"Påbörjad {SwedishTime.DateOf(version.StartedAt).Iso()}{who}",
                changed.Count == 0 ? "Inget är ändrat." : (before is null ? "Ifyllt: " : "Ändrat: ") + string.Join(", ", changed) + ".");
        }
    }
}
