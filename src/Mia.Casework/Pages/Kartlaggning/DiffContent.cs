using Mia.Casework.Domain.Mapping;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Mia.Casework.Pages.Kartlaggning;

/// <summary>A difference as markup. Made in code, because the line breaks of a view would show in a text whose own line breaks do.</summary>
internal static class DiffContent
{
    public static IHtmlContent Of(IEnumerable<DiffPart> parts)
    {
        var content = new HtmlContentBuilder();
        foreach (var part in parts)
        {
            if (part.Kind == DiffKind.Same)
            {
                content.Append(part.Text);
                continue;
            }
            var tag = new TagBuilder(part.Kind == DiffKind.Added ? "ins" : "del");
            tag.AddCssClass("diff");
            tag.InnerHtml.Append(part.Text);
            content.AppendHtml(tag);
        }
        return content;
    }
}
