using Mia.Casework.Domain.Codes;
using Mia.Casework.Services;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Mia.Admin.Pages.Administration;

/// <summary>The numbers that practice decides, as they hold today for all or in one delprojekt.</summary>
public sealed class NumbersModel : MiaPage
{
    /// <summary>Slug; empty for what holds for all.</summary>
    [FromQuery]
    public string Delprojekt { get; set; } = "";

    internal View Result { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken ct) => Result = await Send(new Query(Delprojekt));

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Delprojekt = Result.Slug;
    }

    /// <summary>Address of the page for a delprojekt; an empty slug for what holds for all.</summary>
    public static string For(string slug) => $"/admin/gransvarden{(slug.Length > 0 ? "?delprojekt=" + slug : "")}";

    /// <summary>Address of one number.</summary>
    public static string To(string key, string slug) => $"/admin/gransvarden/varde?tal={key}{(slug.Length > 0 ? "&delprojekt=" + slug : "")}";

    internal static string Words(Setting decision, SettingInfo info) => decision.FollowsCommon ? "Det gemensamma värdet" : $"{decision.Value} {info.Unit}";

    [Requires(Permissions.Settings)]
    internal sealed record Query(string Slug) : IQuery<View>;

    internal sealed record View(string Slug, bool Common, IReadOnlyList<SelectListItem> Places, IReadOnlyList<IGrouping<string, Row>> Groups);

    internal sealed record Row(SettingInfo Info, int? Value, DateOnly? From, bool Own, string Coming);

    internal sealed class Handler(ISettingBook book, AdminScope scope, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var (place, today, rows) = (scope.PlaceOf(request.Slug), clock.Today(), new List<Row>());
            foreach (var info in book.Infos)
            {
                var (holds, own) = (await book.OnAsync(info.Key, place?.Id, today), await book.DecisionsAsync(info.Key, place?.Id));
                rows.Add(new(info, holds?.Value, holds?.ValidFrom, place is not null && holds?.DelprojektId == place.Id,
                    string.Join(" ", own.Where(s => s.ValidFrom > today).Reverse().Select(s => $"{Words(s, info)} från {s.ValidFrom.Iso()}."))));
            }
            return new(place?.Slug ?? "", scope.Everything, [.. scope.Delprojekt.Select(d => new SelectListItem(d.Name, d.Slug))], [.. rows.GroupBy(r => r.Info.Group)]);
        }
    }
}
