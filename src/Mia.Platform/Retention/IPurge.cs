namespace Mia.Platform.Retention;

/// <summary>One series of rows that are removed for good when their time is out (gallring). Found by scanning.</summary>
public interface IPurge
{
    /// <summary>Swedish name for the protocol: <c>Borttaget för mer än 30 dagar sedan</c>.</summary>
    string Name { get; }

    /// <summary>How many rows are due.</summary>
    Task<int> CountAsync(CancellationToken ct);

    /// <summary>Removes them inside the running write and says how many.</summary>
    Task<int> PurgeAsync(CancellationToken ct);
}

/// <summary>One line of the protocol.</summary>
/// <param name="Name">Series.</param>
/// <param name="Rows">Rows that are due, or that were removed.</param>
public sealed record PurgeLine(string Name, int Rows);
