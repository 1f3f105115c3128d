namespace Mia.Platform.Data.Files;

/// <summary>The files of a module: how large one may be, and which ones are still needed. Registered by the module that has the rows.</summary>
public interface IFileArea
{
    /// <summary>Stable name, a folder of the store: the module's id.</summary>
    string Name { get; }

    /// <summary>Most bytes of one file in the delprojekt of the address.</summary>
    Task<long> MostBytesAsync(CancellationToken ct);

    /// <summary>Ids of all files that a row names, in all delprojekt, rows that can still be brought back included.</summary>
    Task<IReadOnlySet<Guid>> KeptAsync(CancellationToken ct);
}
