using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Mia.Web.TagHelpers;

internal static class HtmlContentText
{
    /// <summary>The content without markup encoding, to be encoded again where it is put.</summary>
    public static string Text(this IHtmlContent content)
    {
        using var writer = new StringWriter();
        content.WriteTo(writer, HtmlEncoder.Default);
        return System.Net.WebUtility.HtmlDecode(writer.ToString());
    }
}
