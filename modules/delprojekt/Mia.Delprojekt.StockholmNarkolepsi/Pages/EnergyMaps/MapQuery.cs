using Mia.Casework.Pages.Arende;
using Mia.Delprojekt.StockholmNarkolepsi.Data;
using Mia.Delprojekt.StockholmNarkolepsi.Domain;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using Mia.Web.Charts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Mia.Delprojekt.StockholmNarkolepsi.Pages.EnergyMaps;

/// <summary>A map of a case.</summary>
/// <param name="CaseId">Case.</param>
/// <param name="PeriodId">Map; null for the latest.</param>
[Requires(StockholmPermissions.Energy)]
public sealed record MapQuery(Guid CaseId, Guid? PeriodId) : IQuery<MapView>;

/// <summary>What page and print show.</summary>
/// <param name="Head">The top of the page.</param>
/// <param name="Owner">The case.</param>
/// <param name="Today">Swedish day.</param>
/// <param name="Map">The map; null when there is none.</param>
/// <param name="All">Starts of all maps, the latest first.</param>
public sealed record MapView(CaseHead Head, CaseOwner Owner, DateOnly Today, MapPicture? Map, IReadOnlyList<MapLink> All) : CaseView(Head, "case.map");

/// <summary>A map to choose.</summary>
public sealed record MapLink(Guid Id, DateOnly StartsOn, DateOnly EndsOn);

/// <summary>A map as a picture.</summary>
/// <param name="Id">Map.</param>
/// <param name="StartsOn">First day.</param>
/// <param name="EndsOn">Last day.</param>
/// <param name="Picture">Drawn.</param>
/// <param name="Suggestions">Working hours to try.</param>
/// <param name="Days">The fourteen days, filled or not.</param>
/// <param name="Compared">Now and in the map before.</param>
public sealed record MapPicture(Guid Id, DateOnly StartsOn, DateOnly EndsOn, EnergyMap Picture, IReadOnlyList<SuggestedHours> Suggestions,
    IReadOnlyList<MapDay> Days, IReadOnlyList<MapChange> Compared)
{
    /// <summary>Filled days.</summary>
    public int Filled => Days.Count(d => d.Ratings is not null);

    /// <summary>How many times in all; null when nobody wrote it.</summary>
    public int? Cataplexy => Days.Any(d => d.Ratings?.Cataplexy is not null) ? Days.Sum(d => d.Ratings?.Cataplexy ?? 0) : null;
}

/// <summary>A day of the map.</summary>
public sealed record MapDay(int Number, DateOnly Day, DayRatings? Ratings);

/// <summary>A figure before and now.</summary>
public sealed record MapChange(string Label, double? Before, double? Now);

/// <summary>Reads the map and the one before it.</summary>
internal sealed class MapHandler(NarcolepsyDbContext db, CaseOwners owners, ICaseHeads heads, TimeProvider time) : IRequestHandler<MapQuery, MapView>
{
    public async Task<MapView> Handle(MapQuery request, CancellationToken cancellationToken)
    {
        var owner = await owners.OpenAsync(request.CaseId, cancellationToken);
        var all = await db.Periods.AsNoTracking().Include(p => p.Days).Where(p => p.CaseId == request.CaseId)
            .OrderByDescending(p => p.StartsOn).ToListAsync(cancellationToken);
        var at = request.PeriodId is { } id ? all.FindIndex(p => p.Id == id) : 0;
        if (at < 0) throw new NotFoundException();
        var map = at < all.Count ? Picture(all[at], at + 1 < all.Count ? all[at + 1] : null) : null;
        return new(await heads.HeadAsync(request.CaseId, cancellationToken), owner, time.Today(), map, all.ConvertAll(p => new MapLink(p.Id, p.StartsOn, p.EndsOn)));
    }

    private static MapPicture Picture(EnergyPeriod period, EnergyPeriod? before)
    {
        var rated = period.Rated();
        var suggestions = EnergyAnalysis.Suggest(rated);
        var picture = new EnergyMap(EnergyAnalysis.Finding(rated), DayRatings.FirstHour, DayRatings.LastHour, EnergyAnalysis.Week(rated))
        {
            Best = [.. suggestions.Select(s => s.Hours)],
        };
        var days = Enumerable.Range(1, EnergyPeriod.Length).Select(n => new MapDay(n, period.DayOf(n), rated.FirstOrDefault(r => r.Day == period.DayOf(n))?.Ratings));
        return new(period.Id, period.StartsOn, period.EndsOn, picture, suggestions, [.. days], before is null ? [] : [.. Compare(before.Rated(), rated, suggestions)]);
    }

    private static IEnumerable<MapChange> Compare(IReadOnlyList<RatedDay> before, IReadOnlyList<RatedDay> now, IReadOnlyList<SuggestedHours> suggestions)
    {
        if (suggestions.Count > 0)
        {
            var (from, to) = (suggestions[0].Hours.FromHour, suggestions[0].Hours.ToHour);
            yield return new($"Medel kl. {from}–{to}", EnergyAnalysis.MeanOf(before, from, to), EnergyAnalysis.MeanOf(now, from, to));
        }
        yield return new("Medel hela dagen", EnergyAnalysis.MeanOf(before, DayRatings.FirstHour, DayRatings.LastHour + 1), EnergyAnalysis.MeanOf(now, DayRatings.FirstHour, DayRatings.LastHour + 1));
        yield return new("Tupplurar per dag", EnergyAnalysis.NapsPerDay(before), EnergyAnalysis.NapsPerDay(now));
    }
}
