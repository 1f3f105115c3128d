using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Mia.Benchmarks.Measuring;

namespace Mia.Benchmarks.Product;

/// <summary>Somebody signed in, with cookies kept by hand so that the load generator can send the same.</summary>
internal sealed class Session(Uri server, string slug) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = server };
    private readonly Dictionary<string, string> _cookies = [];

    public string Slug => slug;

    /// <summary>The cookie header.</summary>
    public string Cookies => string.Join("; ", _cookies.Select(c => $"{c.Key}={c.Value}"));

    /// <summary>Signs in by the form, as a person does.</summary>
    public async Task SignInAsync(string user)
    {
        var form = await FormAsync("/logga-in", "form:has(input[type=password])");
        var name = form.Element.QuerySelector("input[type=email], input[type=text]:not([tabindex='-1'])")?.GetAttribute("name");
        var password = form.Element.QuerySelector("input[type=password]")?.GetAttribute("name");
        form.Fields[name ?? throw Odd("/logga-in", "user name")] = user;
        form.Fields[password ?? throw Odd("/logga-in", "password")] = "Demo-losen-2026";
        var (status, _) = await SendAsync(HttpMethod.Post, form.Action, form.Encoded());
        if (status is not (HttpStatusCode.Redirect or HttpStatusCode.SeeOther)) throw new InvalidOperationException($"Signing in as {user} answered {(int)status}.");
    }

    /// <summary>The page's HTML.</summary>
    public async Task<IHtmlDocument> PageAsync(string path)
    {
        var (status, html) = await SendAsync(HttpMethod.Get, path, null);
        if (status != HttpStatusCode.OK) throw new InvalidOperationException($"{path} answered {(int)status}.");
        return new HtmlParser().ParseDocument(html);
    }

    /// <summary>A form of a page with what it holds already.</summary>
    public async Task<PageForm> FormAsync(string path, string selector)
    {
        var element = (await PageAsync(path)).QuerySelector(selector) ?? throw Odd(path, selector);
        return new PageForm(element, element.GetAttribute("action") is { Length: > 0 } action ? action : path);
    }

    /// <summary>Paths of participants, from the first page of the list.</summary>
    public async Task<string[]> ParticipantsAsync()
    {
        var page = await PageAsync($"/{slug}/deltagare");
        var prefix = $"/{slug}/deltagare/";
        return [.. page.QuerySelectorAll($"main a[href^='{prefix}']").Select(a => a.GetAttribute("href")!)
            .Where(h => h.Length == prefix.Length + 36 && Guid.TryParse(h[prefix.Length..], out _)).Distinct()];
    }

    /// <summary>The bytes of a GET with this person's cookies.</summary>
    public byte[] Get(string path) => HttpConnection.Bytes(server, HttpMethod.Get, path, Cookies);

    /// <summary>The bytes of a POST with this person's cookies.</summary>
    public byte[] Post(PageForm form) => HttpConnection.Bytes(server, HttpMethod.Post, form.Action, Cookies, form.Encoded());

    public async Task<(HttpStatusCode Status, string Html)> SendAsync(HttpMethod method, string path, string? form)
    {
        using var request = new HttpRequestMessage(method, path);
        if (_cookies.Count > 0) request.Headers.Add("Cookie", Cookies);
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        if (form is not null)
        {
            request.Headers.Add("Origin", server.GetLeftPart(UriPartial.Authority));
            request.Content = new StringContent(form, System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");
        }

        using var response = await _client.SendAsync(request);
        foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            var pair = cookie.Split(';')[0].Split('=', 2);
            if (pair[1].Length == 0) _cookies.Remove(pair[0]);
            else _cookies[pair[0]] = pair[1];
        }

        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private static InvalidOperationException Odd(string path, string what) => new($"{path} has no {what}.");

    public void Dispose() => _client.Dispose();
}

/// <summary>A form and the values it would send.</summary>
internal sealed class PageForm(IElement element, string action)
{
    public IElement Element => element;
    public string Action => action;

    public Dictionary<string, string> Fields { get; } = Values(element);

    /// <summary>The body of the POST. A form with a key against double posts gets a new key each time.</summary>
    public string Encoded()
    {
        if (Fields.ContainsKey("__once")) Fields["__once"] = Guid.NewGuid().ToString();
        return string.Join('&', Fields.Select(f => Uri.EscapeDataString(f.Key) + "=" + Uri.EscapeDataString(f.Value)));
    }

    private static Dictionary<string, string> Values(IElement form)
    {
        var values = new Dictionary<string, string>();
        foreach (var field in form.QuerySelectorAll("input[name], select[name], textarea[name]"))
        {
            var name = field.GetAttribute("name")!;
            switch (field)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio" } box:
                    if (box.IsChecked) values[name] = box.Value;
                    break;
                case IHtmlInputElement { Type: "submit" or "button" }: break;
                case IHtmlInputElement input: values.TryAdd(name, input.Value); break;
                case IHtmlSelectElement select: values[name] = select.Value ?? ""; break;
                case IHtmlTextAreaElement text: values[name] = text.Value; break;
            }
        }

        return values;
    }
}
