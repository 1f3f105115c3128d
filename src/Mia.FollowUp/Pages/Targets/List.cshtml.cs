using Mia.FollowUp.Numbers;
using Mia.Platform.Messaging;
using Mia.Web;
using Microsoft.AspNetCore.Mvc;

namespace Mia.FollowUp.Pages.Targets;

/// <summary>The cases behind a number on the board: as many as the number says.</summary>
public sealed class ListModel : MiaPage
{
    /// <summary>Which number.</summary>
    [FromRoute(Name = "code")]
    public string Code { get; set; } = "";

    /// <summary>First day.</summary>
    [BindProperty(SupportsGet = true, Name = "fran")]
    public DateOnly? From { get; set; }

    /// <summary>Last day.</summary>
    [BindProperty(SupportsGet = true, Name = "till")]
    public DateOnly? To { get; set; }

    /// <summary>Kommun code.</summary>
    [BindProperty(SupportsGet = true, Name = "kommun")]
    public string? Kommun { get; set; }

    /// <summary>Page, from 1.</summary>
    [BindProperty(SupportsGet = true, Name = "sida")]
    public int PageNumber { get; set; } = 1;

    /// <summary>What is shown.</summary>
    public TargetList Shown { get; private set; } = null!;

    /// <summary>Shows the list.</summary>
    public async Task OnGetAsync() => Shown = await Send(new Query(Code, From, To, Kommun, PageNumber));

    /// <summary>Address of another page of the list.</summary>
    public string PageUrl(int page) => Go($"mal/{Code}/lista") + (Shown.PeriodQuery.Length == 0 ? "?" : Shown.PeriodQuery + "&") + "sida=" + page;

    /// <summary>The list.</summary>
    [Requires(FollowUpPermissions.ListTargets)]
    public sealed record Query(string Code, DateOnly? From, DateOnly? To, string? Kommun, int Page) : IQuery<TargetList>;
}
