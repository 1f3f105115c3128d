using System.Globalization;
using Mia.Casework.Domain.Cases;
using Microsoft.AspNetCore.WebUtilities;

namespace Mia.Casework.Pages.Deltagare;

/// <summary>How the list is narrowed and ordered. Lives in the address; names and numbers never do.</summary>
public sealed record ListFilter
{
    /// <summary>Own open cases.</summary>
    public const string Mine = "mina";

    /// <summary>All open cases of the delprojekt.</summary>
    public const string Everyone = "alla";

    /// <summary>Ended cases.</summary>
    public const string Ended = "avslutade";

    /// <summary>Rows of a page.</summary>
    public const int PageSize = 25;

    /// <summary>Beyond this a list is a search that should be narrowed.</summary>
    private const int MostRows = 10_000;

    /// <summary>Views with their names.</summary>
    public static IReadOnlyDictionary<string, string> Views { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Mine] = "Mina aktiva", [Everyone] = "Hela delprojektet", [Ended] = "Avslutade",
    };

    /// <summary>Orders with their names.</summary>
    public static IReadOnlyDictionary<string, string> Sorts { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["namn"] = "Namn", ["kontakt"] = "Längst sedan kontakt", ["inskriven"] = "Senast inskriven",
    };

    /// <summary>Path of the list.</summary>
    public required string Path { get; init; }

    /// <summary>One of <see cref="Views"/>.</summary>
    public required string View { get; init; }

    /// <summary>Status; null for all of the view.</summary>
    public CaseStatus? Status { get; init; }

    /// <summary>Type of a running intervention.</summary>
    public string? Intervention { get; init; }

    /// <summary>Municipality.</summary>
    public string? Kommun { get; init; }

    /// <summary>One of <see cref="Sorts"/>.</summary>
    public string Sort { get; init; } = "namn";

    /// <summary>Rows before the first one shown.</summary>
    public int Skip { get; init; }

    /// <summary>The last case of the page before.</summary>
    public Guid? After { get; init; }

    /// <summary>The first case of the page after, to go back.</summary>
    public Guid? Before { get; init; }

    /// <summary>A filter beside the view is set.</summary>
    public bool IsNarrowed => Status is not null || Intervention is not null || Kommun is not null;

    /// <summary>Needs the database to find the rows; otherwise the names in memory are enough.</summary>
    public bool NeedsSql => View == Mine || Intervention is not null || Kommun is not null || Sort != "namn";

    /// <summary>Reads what the address says; what is unknown is left out.</summary>
    public static ListFilter From(string path, string usual, string? vy, string? status, string? insats, string? kommun, string? sort, int? hoppa, Guid? efter, Guid? fore) => new()
    {
        Path = path,
        View = vy is not null && Views.ContainsKey(vy) ? vy : usual,
        Status = Enum.TryParse<CaseStatus>(status, out var parsed) && Enum.IsDefined(parsed) ? parsed : null,
        Intervention = string.IsNullOrEmpty(insats) || insats.Length > 24 ? null : insats,
        Kommun = string.IsNullOrEmpty(kommun) || kommun.Length > 24 ? null : kommun,
        Sort = sort is not null && Sorts.ContainsKey(sort) ? sort : "namn",
        Skip = Math.Clamp(hoppa ?? 0, 0, MostRows),
        After = efter,
        Before = fore,
    };

    /// <summary>The address with something changed; the page starts over unless it is the page that changes.</summary>
    public string With(string? vy = null, string? sort = null, int? skip = null, Guid? after = null, Guid? before = null)
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["vy"] = vy ?? View, ["status"] = Status?.ToString(), ["insats"] = Intervention, ["kommun"] = Kommun,
            ["sort"] = (sort ?? Sort) is var order && order == "namn" ? null : order,
            ["hoppa"] = skip is > 0 ? skip.Value.ToString(CultureInfo.InvariantCulture) : null,
            ["efter"] = after?.ToString(), ["fore"] = before?.ToString(),
        };
        return QueryHelpers.AddQueryString(Path, values.Where(v => v.Value is not null));
    }

    /// <summary>The address without filters.</summary>
    public string Cleared => (this with { Status = null, Intervention = null, Kommun = null, Skip = 0 }).With();

    /// <summary>The page before one that begins with this case.</summary>
    public string Earlier(Guid first) => With(skip: Skip - PageSize, before: NeedsSql ? null : first);

    /// <summary>The page after one that ends with this case.</summary>
    public string Later(Guid last) => With(skip: Skip + PageSize, after: NeedsSql ? null : last);

    /// <summary>Address of the file with all of it.</summary>
    public string Download => (this with { Path = Path + "/ladda-ner" }).With();

    /// <summary>For the column heading.</summary>
    public string? AriaSort(string sort) => sort != Sort ? null : sort == "inskriven" ? "descending" : "ascending";
}
