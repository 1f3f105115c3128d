namespace Mia.Testing;

/// <summary>Signs the demo accounts in.</summary>
public static class Staff
{
    /// <summary>Password of all demo accounts.</summary>
    public const string Password = "Demo-losen-2026";

    /// <summary>Slugs of the proposed delprojekt.</summary>
    public static readonly IReadOnlyList<string> Slugs = ["ostra-sodertorn", "sodertalje", "stockholm"];

    /// <summary>First part of the addresses of a delprojekt's accounts.</summary>
    public static readonly IReadOnlyList<string> Prefixes = ["cm", "se", "kbt", "arbetstraning", "projektledare", "registrator", "statistiker"];

    /// <summary>A browser in which the account is signed in.</summary>
    public static async Task<HttpClient> SignedInAsync(this MiaApp app, string email)
    {
        var browser = app.Browser();
        var page = await browser.PageAsync("/logga-in");
        var answer = await browser.SubmitAsync(page, "form:has(input[type=password])", ("Email", email), ("Password", Password));
        if ((int)answer.StatusCode is < 300 or >= 400) throw new InvalidOperationException($"{email} could not sign in: {(int)answer.StatusCode} {(await answer.ReadAsync()).QuerySelector("main")?.TextContent.Trim()}");
        return browser;
    }
}
