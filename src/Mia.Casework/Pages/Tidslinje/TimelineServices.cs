using Mia.Casework.Pages.Forsorjning;
using Mia.Casework.Pages.Handlingar;
using Mia.Casework.Pages.Kartlaggning;
using Mia.Casework.Pages.Planen;
using Mia.Casework.Pages.Skattningar;
using Mia.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Casework.Pages.Tidslinje;

/// <summary>What the timeline adds to the module, and what modules add to the timeline.</summary>
public static class TimelineServices
{
    /// <summary>Adds events of a module to the timeline of a participant. Gone with the tool in whose folder the source lies.</summary>
    public static IModuleBuilder Timeline<TSource>(this IModuleBuilder module) where TSource : class, ITimelineSource
    {
        module.Services.AddScoped<ITimelineSource, TSource>();
        return module;
    }

    internal static IModuleBuilder AddTimeline(this IModuleBuilder module)
    {
        module.Services.AddScoped<TimelineBook>();
        return module.Timeline<CaseTimeline>().Timeline<ContactTimeline>().Timeline<ExitTimeline>().Timeline<ConsentTimeline>()
            .Timeline<PlanTimeline>().Timeline<MappingTimeline>().Timeline<RatingTimeline>().Timeline<DocumentTimeline>().Timeline<IncomeTimeline>();
    }
}
