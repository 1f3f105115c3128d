using Mia.FollowUp.Numbers;

namespace Mia.FollowUp.Pages.Targets;

/// <summary>Model of the table, on the page and on paper.</summary>
/// <param name="Board">The numbers.</param>
/// <param name="Root">Address of the board.</param>
/// <param name="Query">Period as a query string.</param>
public sealed record BoardTable(Board Board, string Root, string Query)
{
    /// <summary>Without links and pictures' extras.</summary>
    public bool IsPrint { get; init; }

    /// <summary>Why a group has no bar.</summary>
    public static string WhyHidden(BoardGroup group) => group switch
    {
        { Actual: "–" } => "Ingen i gruppen.",
        // Not small itself, but a small one could be worked out from it.
        { N: BoardBuilder.NotShown } => "Visas inte, annars går en liten grupp att räkna ut.",
        _ => "För få personer för att visas.",
    };
}
