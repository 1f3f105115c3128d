namespace Mia.Platform.Organisation;

/// <summary>What a delprojekt module proposes. Becomes data when it is created; the administrator may change it afterwards.</summary>
/// <param name="Slug">Part of the address: a–z, 0–9 and hyphen. Stable.</param>
/// <param name="Name">Swedish name: <c>Östra Södertörn</c>.</param>
/// <param name="Forbund">Name of the samordningsförbund.</param>
public sealed record DelprojektProposal(string Slug, string Name, string Forbund)
{
    /// <summary>Names of the controllers (huvudmän), first is the default: <c>Haninge kommun</c>.</summary>
    public required IReadOnlyList<string> Controllers { get; init; }

    /// <summary>Ids of the tools that are on from the start.</summary>
    public required IReadOnlyList<string> Toolbox { get; init; }

    /// <summary>Own words, by key from <see cref="LabelKeys"/>: MGT is called Resursrådet in Östra Södertörn (methods.md 7.1).</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>Kommun codes of the area, e.g. <c>0136</c> (registration.md 8.2).</summary>
    public IReadOnlyList<string> Kommuner { get; init; } = [];
}

/// <summary>Words that a delprojekt may have its own for.</summary>
public static class LabelKeys
{
    /// <summary>The cross-authority team.</summary>
    public const string ResourceCouncil = "label.mgt";

    /// <summary>The plan: handlingsplan or genomförandeplan.</summary>
    public const string Plan = "label.plan";
}
