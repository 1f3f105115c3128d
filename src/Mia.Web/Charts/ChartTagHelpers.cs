using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Mia.Web.Charts;

/// <summary>
/// A chart is a figure with its finding as caption, an SVG of our own (classes only, no script, no style) and the same numbers as a table.
/// </summary>
public abstract class ChartTagHelper(IHtmlHelper html, string view) : TagHelper
{
    /// <summary>The page.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>What is drawn.</summary>
    private protected abstract object? Chart { get; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (Chart is null) return;
        ((IViewContextAware)html).Contextualize(ViewContext);
        output.Content.SetHtmlContent(await html.PartialAsync($"/Pages/Shared/Charts/{view}.cshtml", Chart));
    }
}

/// <summary>Interventions side by side: <c>&lt;mia-bars model="Model.Bars" /&gt;</c>.</summary>
[HtmlTargetElement("mia-bars", Attributes = "model")]
public sealed class BarsTagHelper(IHtmlHelper html) : ChartTagHelper(html, "_Bars")
{
    /// <summary>What is drawn; null draws nothing.</summary>
    public BarsChart? Model { get; set; }

    private protected override object? Chart => Model;
}

/// <summary>Before and now: <c>&lt;mia-dots model="Model.Ratings" /&gt;</c>.</summary>
[HtmlTargetElement("mia-dots", Attributes = "model")]
public sealed class DotsTagHelper(IHtmlHelper html) : ChartTagHelper(html, "_Dots")
{
    /// <summary>What is drawn; null draws nothing.</summary>
    public DotsChart? Model { get; set; }

    private protected override object? Chart => Model;
}

/// <summary>Energy per hour and weekday: <c>&lt;mia-heatmap model="Model.Map" /&gt;</c>.</summary>
[HtmlTargetElement("mia-heatmap", Attributes = "model")]
public sealed class HeatmapTagHelper(IHtmlHelper html) : ChartTagHelper(html, "_EnergyMap")
{
    /// <summary>What is drawn; null draws nothing.</summary>
    public EnergyMap? Model { get; set; }

    private protected override object? Chart => Model;
}

/// <summary>A value over time: <c>&lt;mia-curve model="Model.Hours" /&gt;</c>.</summary>
[HtmlTargetElement("mia-curve", Attributes = "model")]
public sealed class CurveTagHelper(IHtmlHelper html) : ChartTagHelper(html, "_Curve")
{
    /// <summary>What is drawn; null draws nothing.</summary>
    public CurveChart? Model { get; set; }

    private protected override object? Chart => Model;
}

/// <summary>People around somebody: <c>&lt;mia-network model="Model.Chart" /&gt;</c>.</summary>
[HtmlTargetElement("mia-network", Attributes = "model")]
public sealed class NetworkTagHelper(IHtmlHelper html) : ChartTagHelper(html, "_Network")
{
    /// <summary>What is drawn; null draws nothing.</summary>
    public NetworkChart? Model { get; set; }

    private protected override object? Chart => Model;
}

/// <summary>Several measures around a centre: <c>&lt;mia-radar model="Model.Radar" /&gt;</c>.</summary>
[HtmlTargetElement("mia-radar", Attributes = "model")]
public sealed class RadarTagHelper(IHtmlHelper html) : ChartTagHelper(html, "_Radar")
{
    /// <summary>What is drawn; null draws nothing.</summary>
    public RadarChart? Model { get; set; }

    private protected override object? Chart => Model;
}
