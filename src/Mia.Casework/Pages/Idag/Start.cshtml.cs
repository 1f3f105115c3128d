using Mia.Casework.Access;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using Mia.Web;

namespace Mia.Casework.Pages.Idag;

/// <summary>The day: what must I do now. Made of what modules put into its slots; each part checks its own right.</summary>
[Requires(CaseworkPermissions.Start)]
public sealed class StartModel(TimeProvider clock) : MiaPage
{
    private DateOnly Today => clock.Today();

    /// <summary><c>måndag 23 november</c>.</summary>
    public string Day => Today.FullDate()[..^5];

    /// <summary><c>v. 48</c>.</summary>
    public string Week => Today.Week();

    /// <summary>Name of a holiday, or null.</summary>
    public string? Holiday => SwedishCalendar.HolidayName(Today);

    /// <summary>Nothing of its own to load: the slots load themselves. The visit is noted, so that they can tell what is new since the last one.</summary>
    public async Task OnGetAsync()
    {
        ViewData["Title"] = "Idag";
        if (await Send(new Visits.IsNews())) await Send(new Visits.Look());
    }
}
