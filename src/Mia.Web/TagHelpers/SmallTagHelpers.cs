using Mia.Platform.Security;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Mia.Web.TagHelpers;

/// <summary>An icon from <c>icons.svg</c>, always beside words: <c>&lt;mia-icon name="people" /&gt;</c>.</summary>
[HtmlTargetElement("mia-icon", Attributes = "name")]
public sealed class IconTagHelper(IconSheet icons) : TagHelper
{
    /// <summary>Id of a symbol.</summary>
    public required string Name { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(icons.Icon(Name));
    }
}

/// <summary>A status in words with a shape: <c>&lt;mia-status kind="wait"&gt;Väntar på psykiatrin&lt;/mia-status&gt;</c>.</summary>
[HtmlTargetElement("mia-status")]
public sealed class StatusTagHelper : TagHelper
{
    /// <summary>on, wait, late or done. Empty is neutral.</summary>
    public string Kind { get; set; } = "";

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Kind.Length == 0 ? "st" : $"st st--{Kind}");
    }
}

/// <summary>Says why there is nothing, with one thing to do about it as content.</summary>
[HtmlTargetElement("mia-empty", Attributes = "title")]
public sealed class EmptyTagHelper(IconSheet icons) : TagHelper
{
    /// <summary>Id of a symbol.</summary>
    public string Icon { get; set; } = "info";

    /// <summary>Swedish: <c>Inga möten den här veckan</c>.</summary>
    public required string Title { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "empty");
        var title = new TagBuilder("p");
        title.AddCssClass("h2");
        title.InnerHtml.Append(Title);
        output.Content.AppendHtml(icons.Icon(Icon)).AppendHtml(title).AppendHtml(content);
    }
}

/// <summary>Hides an element from those who lack a right: <c>&lt;a permission="casework.exit.write" …&gt;</c>. The handler checks it too.</summary>
[HtmlTargetElement("*", Attributes = "permission")]
public sealed class PermissionTagHelper(ICurrentUser user) : TagHelper
{
    /// <summary>Key of the permission.</summary>
    public required string Permission { get; set; }

    /// <inheritdoc />
    public override int Order => -2000;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!user.Can(Permission)) output.SuppressOutput();
    }
}
