using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Mia.Testing;

/// <summary>What holds for every page's HTML and can be seen without a browser.</summary>
public static class PageRules
{
    /// <summary>What is wrong with the page; empty when nothing is.</summary>
    public static IEnumerable<string> Broken(IHtmlDocument page)
    {
        if (page.DocumentElement.GetAttribute("lang") != "sv") yield return "lang is not sv";
        if (page.QuerySelectorAll("h1").Length != 1) yield return $"{page.QuerySelectorAll("h1").Length} h1";
        if (string.IsNullOrWhiteSpace(page.Title)) yield return "no title";
        if (page.QuerySelectorAll("main").Length != 1) yield return "not exactly one main";
        foreach (var id in page.QuerySelectorAll("[id]").GroupBy(e => e.Id).Where(g => g.Count() > 1)) yield return $"id {id.Key} stands {id.Count()} times";
        foreach (var element in page.QuerySelectorAll("[style]")) yield return $"style on {element.LocalName}";
        foreach (var script in page.QuerySelectorAll("script:not([src])").Where(s => s.GetAttribute("type") is not "application/json")) yield return $"inline script: {Cut(script.TextContent)}";
        foreach (var tag in page.All.Where(e => e.LocalName.StartsWith("mia-", StringComparison.Ordinal))) yield return $"tag helper not rendered: {tag.LocalName}";
        foreach (var control in page.QuerySelectorAll("input:not([type=hidden]):not([type=submit]):not([type=button]), select, textarea").Where(c => !HasLabel(page, c)))
            yield return $"no label for {control.GetAttribute("name")}";
        foreach (var form in page.QuerySelectorAll("form").OfType<IHtmlFormElement>().Where(f => f.Method == "post"))
        {
            if (form.QuerySelector("input[name=__RequestVerificationToken]") is null) yield return $"post form without antiforgery: {form.GetAttribute("action")}";
            if (form.QuerySelector("button, input[type=submit]") is null && page.QuerySelector($"button[form='{form.Id}']") is null) yield return "form without a button";
        }
        foreach (var element in page.All.Where(e => e.HasAttribute("hx-get") && e.LocalName is not ("a" or "form" or "input" or "select") && e.QuerySelector("a[href]") is null))
            yield return $"hx-get on {element.LocalName} works with JavaScript only";
        foreach (var reference in page.QuerySelectorAll("[aria-describedby], [aria-labelledby]")
            .SelectMany(e => $"{e.GetAttribute("aria-describedby")} {e.GetAttribute("aria-labelledby")}".Split(' ', StringSplitOptions.RemoveEmptyEntries)).Distinct())
        {
            if (page.GetElementById(reference) is null) yield return $"refers to #{reference}, which is not there";
        }
        var text = page.Body?.TextContent ?? "";
        if (text.Contains("tegn igjen", StringComparison.Ordinal) || text.Contains(" tegn ", StringComparison.Ordinal)) yield return "Norwegian text";
    }

    private static bool HasLabel(IHtmlDocument page, IElement control) =>
        control.HasAttribute("aria-label") || control.HasAttribute("aria-labelledby") || control.Closest("label") is not null
        || (control.Id is { Length: > 0 } id && page.QuerySelectorAll("label").OfType<IHtmlLabelElement>().Any(l => l.HtmlFor == id));

    private static string Cut(string text) => text.Trim() is { Length: > 60 } longer ? longer[..60] : text.Trim();
}
