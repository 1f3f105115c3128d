using System.Reflection;
using Mia.Platform.Data;
using Mia.Platform.Hosting;
using Mia.Platform.Identity;
using Mia.Platform.Modules;
using Mia.Testing;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Architecture.Tests;

/// <summary>The running product, shared by all rules: what was discovered, not what a list in a test says.</summary>
public sealed class Product : IAsyncLifetime
{
    private readonly Dictionary<string, HttpClient> _browsers = [];

    /// <summary>Folder of the repository.</summary>
    public static string Root { get; } = FindRoot();

    public MiaApp App { get; } = WithAllTools(new MiaApp());

    public IServiceProvider Services => App.Services;

    public ModuleCatalogue Catalogue => Services.GetRequiredService<ModuleCatalogue>();

    /// <summary>Assemblies of ours that are part of the running product.</summary>
    public IReadOnlyList<Assembly> Assemblies =>
        [typeof(IModule).Assembly, typeof(Web.MiaPage).Assembly, .. Catalogue.Modules.Select(m => m.Assembly), typeof(Program).Assembly];

    public IReadOnlyList<RouteEndpoint> Endpoints =>
        [.. Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    /// <summary>Pages with what the gates know about them.</summary>
    public IReadOnlyList<PageEndpoint> Pages =>
        [.. Endpoints.Select(e => (Endpoint: e, Page: e.Metadata.GetMetadata<CompiledPageActionDescriptor>())).Where(e => e.Page is not null)
            .Select(e => new PageEndpoint(e.Endpoint, e.Page!, e.Endpoint.Metadata.GetMetadata<RequestMetadata>(), e.Page!.ModelTypeInfo?.AsType()))];

    /// <summary>Queries and commands.</summary>
    public IReadOnlyList<Type> Requests =>
        [.. Assemblies.SelectMany(a => a.GetTypes()).Where(t => !t.IsAbstract && !t.IsInterface && t.GetInterfaces().Any(i => IsGeneric(i, typeof(IRequest<>))))];

    public static bool IsGeneric(Type type, Type definition) => type.IsGenericType && type.GetGenericTypeDefinition() == definition;

    /// <summary>A browser of a demo account. Each signs in once.</summary>
    public async Task<HttpClient> BrowserOfAsync(string email) =>
        _browsers.TryGetValue(email, out var known) ? known : _browsers[email] = await App.SignedInAsync(email);

    /// <summary>Id of a demo account.</summary>
    public async Task<Guid> AccountAsync(string email)
    {
        await using var scope = Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PlatformDbContext>().Set<User>().Where(u => u.Email == email).Select(u => u.Id).SingleAsync();
    }

    public Task InitializeAsync()
    {
        _ = App.Services; // starts it
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await App.DisposeAsync();

    /// <summary>All tools on in all delprojekt, so that every page is there.</summary>
    private static MiaApp WithAllTools(MiaApp app) =>
        ModuleLoader.Load(new ServiceCollection(), ModuleLoader.FindAssemblies()).Tools.Keys.Aggregate(app, (a, tool) => a.With($"Tools:Override:{tool}", "true"));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Mia.Modular.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}

/// <summary>A page and what stands at its gate.</summary>
public sealed record PageEndpoint(RouteEndpoint Endpoint, PageActionDescriptor Page, RequestMetadata? Gate, Type? Model)
{
    public string Route => "/" + Endpoint.RoutePattern.RawText!.TrimStart('/');

    public override string ToString() => $"{Route} ({Page.RelativePath})";
}

[CollectionDefinition(nameof(Product))]
public sealed class ProductCollection : ICollectionFixture<Product>;

/// <summary>Says which ones break a rule, all at once.</summary>
internal static class Rule
{
    public static void NoneOf<T>(IEnumerable<T> breaking, string rule)
    {
        var list = breaking.Select(b => b?.ToString()).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(list.Count == 0, $"{rule}:\n  {string.Join("\n  ", list)}");
    }
}
