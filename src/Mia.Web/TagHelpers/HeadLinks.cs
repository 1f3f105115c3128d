using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Mia.Web.TagHelpers;

/// <summary>Links to Mia's own styles and scripts, each with a fingerprint of its content, so that browsers may keep them for ever.</summary>
public sealed class HeadLinks(IFileVersionProvider versions)
{
    /// <summary>A path below wwwroot with its fingerprint.</summary>
    public string Versioned(string path) => versions.AddFileVersionToPath(PathString.Empty, path);

    /// <summary>Style sheets of <c>wwwroot/css</c>, in this order.</summary>
    /// <param name="names">File names without ending, with spaces between: <c>base page forms</c>.</param>
    public IHtmlContent Styles(string names) =>
        new HtmlString(string.Concat(names.Split(' ').Select(name => $"<link rel=\"stylesheet\" href=\"{Versioned($"/css/{name}.css")}\">\n")));

    /// <summary>A script that is a module.</summary>
    public IHtmlContent Module(string path) => new HtmlString($"<script src=\"{Versioned(path)}\" type=\"module\"></script>");
}
