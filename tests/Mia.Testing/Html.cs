using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Mia.Testing;

/// <summary>Reads and posts pages as a browser without JavaScript does.</summary>
public static class Html
{
    /// <summary>Parses an answer.</summary>
    public static async Task<IHtmlDocument> ReadAsync(this HttpResponseMessage response)
    {
        var context = BrowsingContext.New(Configuration.Default);
        var text = await response.Content.ReadAsStringAsync();
        return (IHtmlDocument)await context.OpenAsync(r => r.Content(text).Address(response.RequestMessage!.RequestUri));
    }

    /// <summary>Gets and parses a page that must answer 200.</summary>
    public static async Task<IHtmlDocument> PageAsync(this HttpClient browser, string address)
    {
        var response = await browser.GetAsync(address);
        if (!response.IsSuccessStatusCode) throw new InvalidOperationException($"{address} answered {(int)response.StatusCode}");
        return await response.ReadAsync();
    }

    /// <summary>Fills a form of the page with the given fields and posts it. Hidden fields, defaults and checked boxes come along.</summary>
    public static Task<HttpResponseMessage> SubmitAsync(this HttpClient browser, IHtmlDocument page, string formSelector, params (string Name, string? Value)[] fields)
    {
        var form = page.QuerySelector(formSelector) as IHtmlFormElement
            ?? throw new InvalidOperationException($"No form {formSelector} on {page.Title}: {page.Body?.TextContent.Trim()[..Math.Min(400, page.Body.TextContent.Trim().Length)]}");
        var values = Values(form).Where(v => fields.All(f => f.Name != v.Key))
            .Concat(fields.Where(f => f.Value is not null).Select(f => KeyValuePair.Create(f.Name, f.Value!)));
        return browser.PostAsync(form.GetAttribute("action") is { Length: > 0 } action ? action : page.Url, new FormUrlEncodedContent(values));
    }

    /// <summary>Fills a form with a file as a browser does.</summary>
    public static Task<HttpResponseMessage> UploadAsync(this HttpClient browser, IHtmlDocument page, string formSelector, (string Field, string Name, string Media, byte[] Content)? file, params (string Name, string? Value)[] fields)
    {
        var form = (IHtmlFormElement)page.QuerySelector(formSelector)!;
        if (form.Enctype != "multipart/form-data") throw new InvalidOperationException("A form with a file says multipart/form-data.");
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in Values(form).Where(v => v.Key != file?.Field && fields.All(f => f.Name != v.Key)).Concat(fields.Where(f => f.Value is not null).Select(f => KeyValuePair.Create(f.Name, f.Value!))))
            content.Add(new StringContent(value), name);
        if (file is { } chosen)
        {
            var part = new ByteArrayContent(chosen.Content);
            if (chosen.Media.Length > 0) part.Headers.ContentType = new(chosen.Media);
            if (chosen.Name.Length > 0)
            {
                content.Add(part, chosen.Field, chosen.Name);
            }
            else
            {
                // So a browser says that no file was chosen.
                part.Headers.ContentDisposition = new("form-data") { Name = $"\"{chosen.Field}\"", FileName = "\"\"" };
                content.Add(part);
            }
        }
        return browser.PostAsync(form.GetAttribute("action"), content);
    }

    /// <summary>What a browser would send for the form as it stands.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Values(IHtmlFormElement form)
    {
        foreach (var control in form.Elements.Where(e => !string.IsNullOrEmpty(e.GetAttribute("name")) && !e.HasAttribute("disabled")))
        {
            var name = control.GetAttribute("name")!;
            switch (control)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio" } box:
                    if (box.IsChecked) yield return KeyValuePair.Create(name, box.Value);
                    break;
                case IHtmlInputElement { Type: "submit" or "button" }:
                    break;
                case IHtmlInputElement input:
                    yield return KeyValuePair.Create(name, input.Value);
                    break;
                case IHtmlTextAreaElement area:
                    yield return KeyValuePair.Create(name, area.Value);
                    break;
                case IHtmlSelectElement select:
                    foreach (var option in select.Options.Where(o => o.IsSelected)) yield return KeyValuePair.Create(name, option.Value);
                    break;
            }
        }
    }
}
