namespace Mia.Benchmarks.Servers;

/// <summary>The other side of every comparison. Each runs in its own process: <c>Mia.Benchmarks serve r --url … --db …</c>.</summary>
internal static class BaselineServers
{
    /// <summary>Starts one and runs until it is ended.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var settings = args.Skip(1).Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(settings["--url"]);
        IBaseline baseline = args[0] switch
        {
            "bare" => new BareKestrel(),
            "r" => new RawListPage(),
            "ef" => new EfSave(),
            "raw" => new RawInsert(),
            _ => throw new ArgumentException($"Unknown baseline {args[0]}."),
        };
        baseline.Register(builder.Services, settings);
        await using var app = builder.Build();
        baseline.Map(app, settings);
        await app.RunAsync();
        return 0;
    }
}

/// <summary>A server to compare with.</summary>
internal interface IBaseline
{
    /// <summary>Services before the start.</summary>
    void Register(IServiceCollection services, IReadOnlyDictionary<string, string> settings);

    /// <summary>Addresses.</summary>
    void Map(WebApplication app, IReadOnlyDictionary<string, string> settings);
}

/// <summary>Kestrel and an empty 200: the least that any page can cost.</summary>
internal sealed class BareKestrel : IBaseline
{
    public void Register(IServiceCollection services, IReadOnlyDictionary<string, string> settings) { }

    public void Map(WebApplication app, IReadOnlyDictionary<string, string> settings) => app.Run(_ => Task.CompletedTask);
}
