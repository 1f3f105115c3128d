using Mia.Casework.Access;
using Mia.Casework.Domain.Mapping;
using Mia.Casework.Pages.Arende;
using Mia.Platform.Messaging;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Casework.Pages.Kartlaggning;

/// <summary>One version, and what had changed since the one before it.</summary>
public sealed class VersionModel : CasePage
{
    /// <summary>The version of the address.</summary>
    [FromRoute(Name = "version")]
    public Guid VersionId { get; set; }

    /// <summary>What is shown.</summary>
    public View Shown { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task LoadAsync(CancellationToken ct) => Shown = await Send(new Query(Id, VersionId));

    /// <summary>Shows the page.</summary>
    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    /// <summary>One version of a case.</summary>
    [Requires(CaseworkPermissions.ReadMapping)]
    public sealed record Query(Guid Id, Guid VersionId) : IQuery<View>;

    /// <summary>What the page shows.</summary>
    public sealed record View(CaseHead Head, MappingSheet Sheet, bool HasBefore, IReadOnlyList<DiffPart> Words, IReadOnlyList<Area> Areas) : CaseView(Head, "case.mapping-version");

    /// <summary>An area with what has changed.</summary>
    public sealed record Area(string Text, string Place, string PlaceBefore, bool Declined, bool DeclinedBefore, bool IsChanged, IReadOnlyList<Field> Fields);

    /// <summary>A text with what has changed.</summary>
    public sealed record Field(string Label, IReadOnlyList<DiffPart> Parts);

    internal sealed class Reader(MappingDesk mappings) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var head = await mappings.HeadAsync(request.Id, cancellationToken);
            var version = await mappings.FindAsync(request.Id, request.VersionId, cancellationToken) ?? throw await mappings.RefusedAsync(cancellationToken);
            var before = version.Number == 1 ? null : await mappings.FindAsync(request.Id, version.Number - 1, cancellationToken);
            var order = version.Areas.OrderBy(a => a.Priority ?? int.MaxValue).Select(a => a.Code).ToList();
            var areas = MappingDifference.Between((before ?? version).Areas.Select(AreaContent.Of), version.Areas.Select(AreaContent.Of), order)
                .Where(d => d.IsChanged || Says(d.After)).Select(Area);
            return new(head, mappings.Sheet(version), before is not null, TextDiff.Of((before ?? version).OwnWords, version.OwnWords), [.. areas]);
        }

        private Area Area(AreaDifference difference)
        {
            var (before, after) = (difference.Before, difference.After);
            return new(mappings.TextOf(difference.Code), Place(after), Place(before), after.Declined, before.Declined, difference.IsChanged,
                [.. AreaWords.All.Select(w => new Field(w.Label, TextDiff.Of(w.Text(before), w.Text(after)))).Where(f => f.Parts.Count > 0)]);
        }

        private static bool Says(AreaContent area) => area != AreaContent.Nothing(area.Code);

        private static string Place(AreaContent area) => area.Priority is { } place ? $"plats {place}" : "";
    }
}
