using FluentValidation;
using Mia.Casework.Domain.Mapping;
using Mia.Platform.Organisation;
using Mia.Platform.Time;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Mia.Casework.Services;

/// <summary>The life areas of the delprojekt of the address, for forms and words.</summary>
public sealed class LifeAreasHere(ILifeAreas areas, ICurrentDelprojekt here, TimeProvider clock)
{
    /// <summary>The word for a code today.</summary>
    public string Text(string? code) => Text(code, clock.Today());

    /// <summary>The word for a code on a day.</summary>
    public string Text(string? code, DateOnly day) => string.IsNullOrEmpty(code) ? "" : areas.Text(here.Required.Id, code, day);

    /// <summary>What the delprojekt asks about today.</summary>
    /// <param name="saved">Code that can be kept though it is hidden since.</param>
    public List<SelectListItem> Options(string? saved = null) =>
        [.. areas.All(here.Required.Id, clock.Today()).Where(a => !a.Hidden || a.Code == saved).Select(a => new SelectListItem(a.Text, a.Code))];

    /// <summary>The delprojekt has the area, hidden or not.</summary>
    public bool Knows(string code) => areas.All(here.Required.Id, clock.Today()).Any(a => a.Code == code);
}

/// <summary>Life areas in forms.</summary>
internal static class LifeAreaRules
{
    /// <summary>Refuses an area that the delprojekt does not have. Empty is let through.</summary>
    public static IRuleBuilderOptions<T, string?> MustBeLifeArea<T>(this IRuleBuilder<T, string?> rule, LifeAreasHere areas) =>
        rule.Must(code => string.IsNullOrEmpty(code) || areas.Knows(code)).WithMessage("Välj ett av alternativen.");
}
