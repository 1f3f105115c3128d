using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Mia.Web.TagHelpers;

/// <summary>Error summary: what has to be put right, each with a link to its field. Nothing at all when the form is fine.</summary>
[HtmlTargetElement("mia-errors")]
public sealed class ErrorsTagHelper : TagHelper
{
    private static readonly string[] Words =
        ["", "En sak", "Två saker", "Tre saker", "Fyra saker", "Fem saker", "Sex saker", "Sju saker", "Åtta saker", "Nio saker"];

    /// <summary>The page.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var errors = ViewContext.ModelState
            .SelectMany(entry => entry.Value!.Errors.Select(error => (Field: entry.Key, Text: error.ErrorMessage)))
            .Where(error => error.Text.Length > 0)
            .Distinct()
            .ToList();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "ds-error-summary");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("aria-labelledby", "fel-rubrik");
        output.Attributes.SetAttribute("role", "group");
        // Focus without script; app.js does the same after a swap.
        output.Attributes.Add(new TagHelperAttribute("autofocus"));
        var heading = new TagBuilder("h2");
        heading.AddCssClass("h2");
        heading.MergeAttribute("id", "fel-rubrik");
        heading.InnerHtml.Append((errors.Count < Words.Length ? Words[errors.Count] : $"{errors.Count} saker") + " behöver rättas");
        var list = new TagBuilder("ul");
        foreach (var (field, text) in errors)
        {
            var item = new TagBuilder("li");
            if (field.Length == 0) item.InnerHtml.Append(text);
            else
            {
                var link = new TagBuilder("a");
                link.MergeAttribute("href", "#" + TagBuilder.CreateSanitizedId(field, "_"));
                link.InnerHtml.Append(text);
                item.InnerHtml.AppendHtml(link);
            }

            list.InnerHtml.AppendHtml(item);
        }

        output.Content.AppendHtml(heading).AppendHtml(list);
    }
}
