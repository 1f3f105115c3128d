namespace Mia.Platform.Organisation;

/// <summary>All delprojekt, in memory, refreshed after every change of them. Safe to ask on every request.</summary>
public interface IDelprojektDirectory
{
    /// <summary>All that are not closed, by name in Swedish order.</summary>
    IReadOnlyList<DelprojektInfo> All { get; }

    /// <summary>By slug; null when unknown.</summary>
    DelprojektInfo? Find(string slug);

    /// <summary>By id; null when unknown.</summary>
    DelprojektInfo? Find(Guid id);
}

/// <summary>A delprojekt as pages need it.</summary>
public sealed record DelprojektInfo(Guid Id, string Slug, string Name, string Forbund,
    IReadOnlyList<ControllerInfo> Controllers, IReadOnlyList<string> Kommuner, IReadOnlyDictionary<string, string> Labels)
{
    /// <summary>The delprojekt's own word, or the given one.</summary>
    public string Label(string key, string otherwise) => Labels.GetValueOrDefault(key, otherwise);
}

/// <summary>A controller (huvudman).</summary>
public sealed record ControllerInfo(Guid Id, string Name);

/// <summary>The delprojekt of the address, within one request.</summary>
public interface ICurrentDelprojekt
{
    /// <summary>Null on pages outside a delprojekt.</summary>
    DelprojektInfo? Value { get; }

    /// <summary>The delprojekt. Throws <see cref="Messaging.NotFoundException"/> outside one.</summary>
    DelprojektInfo Required { get; }
}
