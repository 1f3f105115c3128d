namespace Mia.Benchmarks;

/// <summary>What to measure and how long.</summary>
internal sealed record BenchOptions
{
    public const string Help = """
        dotnet run -c Release --project tests/Mia.Benchmarks -- <what> [--rows N] [--seconds S] [--rounds R] [--mia PATH] [--work DIR] [--slug SLUG]

        what     list      participant list, signed in and audited, against R (raw SQLite, hand-written HTML)
                 empty     a page without content through the whole middleware, against bare Kestrel
                 saves     100 people saving a contact at once, against EF per request and a raw INSERT
                 mixed     open loop: 400 requests/s, one in five saves a contact
                 pages     server time of the pages of a working day, and of a look at a list after each save
                 timeline  server time of a timeline of 2 000 events
                 growth    growth exponent of list, searches, participant page and save from 1 000 to 100 000 participants
                 sql       SQL statements per page with few and with many rows
                 start     time to the first page
                 memory    resident memory after 2 000 page views
                 demo      time of mia demo
                 all       everything (default)
        --rows     participants in the large data set (100000)
        --seconds  length of one measurement (6)
        --rounds   product and baseline take turns this many times (3)
        --mia      a published or built mia (default: publishes the host itself, ReadyToRun, to the working folder)
        --work     folder for data sets, kept between runs (default: mia-benchmarks in the temporary folder)
        --slug     delprojekt to sign in to (ostra-sodertorn)

        Ends with 0 when every goal is met, 2 when one is missed.
        """;

    public string What { get; private init; } = "all";
    public int Rows { get; private init; } = 100_000;
    public TimeSpan Length { get; private init; } = TimeSpan.FromSeconds(6);
    public int Rounds { get; private init; } = 3;
    public string? Mia { get; private init; }
    public string Work { get; private init; } = Path.Combine(Path.GetTempPath(), "mia-benchmarks");
    public string Slug { get; private init; } = "ostra-sodertorn";

    public static BenchOptions? Parse(string[] args)
    {
        var made = new BenchOptions();
        if (args.Length > 0 && !args[0].StartsWith("--", StringComparison.Ordinal))
        {
            if (!Scenarios.Catalogue.Knows(args[0])) return null;
            (made, args) = (made with { What = args[0] }, args[1..]);
        }

        if (args.Length % 2 != 0) return null;
        foreach (var pair in args.Chunk(2))
        {
            var read = Set(made, pair[0], pair[1]);
            if (read is null) return null;
            made = read;
        }

        Directory.CreateDirectory(made.Work);
        return made;
    }

    private static BenchOptions? Set(BenchOptions made, string name, string value)
    {
        if (name == "--mia") return made with { Mia = Path.GetFullPath(value) };
        if (name == "--work") return made with { Work = Path.GetFullPath(value) };
        if (name == "--slug") return made with { Slug = value };
        if (!int.TryParse(value, out var number) || number < 1) return null;
        return name switch
        {
            "--rows" => made with { Rows = number },
            "--seconds" => made with { Length = TimeSpan.FromSeconds(number) },
            "--rounds" => made with { Rounds = number },
            _ => null,
        };
    }
}
