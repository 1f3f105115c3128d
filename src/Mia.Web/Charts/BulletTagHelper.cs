using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Mia.Web.Charts;

/// <summary>
/// One value against its target, drawn in a table cell beside the figures:
/// <c>&lt;mia-bullet value="0.27" max="1" target="0.3" label="27 procent, målet är 30" /&gt;</c>.
/// </summary>
[HtmlTargetElement("mia-bullet", Attributes = "label")]
public sealed class BulletTagHelper : TagHelper
{
    /// <summary>The value; null when it may not be shown (too few) or is not known: only the track is drawn.</summary>
    public double? Value { get; set; }

    /// <summary>Value at the right end. The left end is 0.</summary>
    public double Max { get; set; } = 100;

    /// <summary>Target; null for none.</summary>
    public double? Target { get; set; }

    /// <summary>The target has another definition than the value: its mark is dashed.</summary>
    public bool TargetDiffers { get; set; }

    /// <summary>A part of the whole above it, e.g. one sex: thinner and paler.</summary>
    public bool Sub { get; set; }

    /// <summary>The same in words.</summary>
    public required string Label { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var bullet = new Bullet(Value, Target, Max);
        var (y, height) = Sub ? (8, 8) : (5, 14);
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "c h-bul");
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-label", Label);
        output.Content.AppendHtml($"""<rect class="c-track" width="100%" y="{y}" height="{height}" rx="2"/>""");
        if (bullet.Width is { } width)
            output.Content.AppendHtml($"""<rect class="{(Sub ? "c-val2" : "c-val")}" width="{Scale.Text(width)}" y="{y}" height="{height}" rx="2"/>""");
        if (bullet.Mark is not { } mark) return;
        var x = Scale.Text(mark);
        output.Content.AppendHtml($"""<line class="c-halo" x1="{x}" x2="{x}" y1="{y}" y2="{y + height}"/>""");
        output.Content.AppendHtml($"""<line class="c-goal{(TargetDiffers ? " c-goal--diff" : "")}" x1="{x}" x2="{x}" y1="1" y2="23"/>""");
    }
}

/// <summary>Geometry of a bullet, in percent.</summary>
internal readonly record struct Bullet(double? Value, double? Target, double Max)
{
    private Scale Scale => new(0, Max);

    /// <summary>Length of the bar. A value above 0 is never invisible.</summary>
    public double? Width => Value is { } value ? value > 0 ? Math.Max(Scale.At(value), 0.5) : 0 : null;

    /// <summary>Place of the target's mark, kept inside the picture.</summary>
    public double? Mark => Target is { } target ? Math.Clamp(Scale.At(target), 0.5, 99.5) : null;
}
