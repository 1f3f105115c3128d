using System.Globalization;
using Mia.Platform.Time;
using Microsoft.AspNetCore.WebUtilities;

namespace Mia.Casework.Pages.MellanStolarna;

/// <summary>How the list is narrowed. Lives in the address; names never do.</summary>
public sealed record ChairFilter
{
    /// <summary>Those whom nobody holds, in the whole delprojekt.</summary>
    public const string Chairs = "stolarna";

    /// <summary>Everything that waits for the reader.</summary>
    public const string Mine = "mina";

    /// <summary>What has been put off.</summary>
    public const string Snoozed = "uppskjutna";

    /// <summary>Rows of a page.</summary>
    public const int PageSize = 25;

    /// <summary>Path of the list.</summary>
    public required string Path { get; init; }

    /// <summary>One of the three views.</summary>
    public string View { get; init; } = Chairs;

    /// <summary>Only this kind, code.</summary>
    public string? Kind { get; init; }

    /// <summary>Only cases that this person is main responsible for.</summary>
    public Guid? Responsible { get; init; }

    /// <summary>Place of the last row of the page before: its day and subject.</summary>
    public (DateOnly Since, Guid Subject)? After { get; init; }

    /// <summary>A filter beside the view is set.</summary>
    public bool IsNarrowed => Kind is not null || Responsible is not null;

    /// <summary>Reads what the address says; what is unknown is left out.</summary>
    public static ChairFilter From(string path, string? vy, string? slag, Guid? ansvarig, DateOnly? fran, Guid? efter) => new()
    {
        Path = path, View = vy is Mine or Snoozed ? vy : Chairs, Kind = string.IsNullOrWhiteSpace(slag) || slag.Length > 24 ? null : slag, Responsible = ansvarig,
        After = fran is { } day && efter is { } id ? (day, id) : null,
    };

    /// <summary>Address with another view, without filters.</summary>
    public string In(string view) => view == Chairs ? Path : QueryHelpers.AddQueryString(Path, "vy", view);

    /// <summary>Address with another kind.</summary>
    public string Of(string? kind) => Address(this with { Kind = kind });

    /// <summary>Address of the page after a row.</summary>
    public string Next(ChairRow last) => Address(this) + (Address(this).Contains('?', StringComparison.Ordinal) ? "&" : "?")
        + string.Create(CultureInfo.InvariantCulture, $"fran={last.Since.Iso()}&efter={last.SubjectId}");

    private static string Address(ChairFilter f)
    {
        var query = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (f.View != Chairs) query["vy"] = f.View;
        if (f.Kind is not null) query["slag"] = f.Kind;
        if (f.Responsible is { } id) query["ansvarig"] = id.ToString();
        return QueryHelpers.AddQueryString(f.Path, query);
    }
}
