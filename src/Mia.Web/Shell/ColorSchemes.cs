using Microsoft.AspNetCore.Http;

namespace Mia.Web.Shell;

/// <summary>Light, dark or as the device says. Kept in a cookie, so that it also holds on the sign-in page.</summary>
public static class ColorSchemes
{
    /// <summary>Name of the cookie.</summary>
    public const string Cookie = "mia-utseende";

    /// <summary>As the device says.</summary>
    public const string Auto = "auto";

    /// <summary>Allowed values with their Swedish names.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> All { get; } =
        [new(Auto, "Som enheten är inställd"), new("light", "Ljust"), new("dark", "Mörkt")];

    /// <summary>Whether this is an allowed value.</summary>
    public static bool IsKnown(string? value) => All.Any(scheme => scheme.Key == value);

    /// <summary>What the one who asks has chosen. Anything unknown means <see cref="Auto"/>.</summary>
    public static string Of(HttpRequest request) => request.Cookies[Cookie] is { } value && IsKnown(value) ? value : Auto;
}
