namespace Mia.Architecture.Tests;

/// <summary>The text of the project's own files.</summary>
internal static class Source
{
    private static readonly string[] NotOurs = ["/artifacts/", "/vendor/", "/.git/", "/data/", "/node_modules/", "/obj/", "/bin/", "/wwwroot/theme/"];

    /// <summary>Path from the root with forward slashes, and text.</summary>
    public static IEnumerable<(string Path, string Text)> Files(params string[] extensions) =>
        Directory.EnumerateFiles(Product.Root, "*", SearchOption.AllDirectories)
            .Where(f => extensions.Contains(System.IO.Path.GetExtension(f)))
            .Select(f => System.IO.Path.GetRelativePath(Product.Root, f).Replace('\\', '/'))
            .Where(f => !NotOurs.Any(n => ("/" + f).Contains(n, StringComparison.Ordinal)))
            .Select(f => (f, File.ReadAllText(System.IO.Path.Combine(Product.Root, f))));
}
