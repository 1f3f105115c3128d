using Mia.Platform.Data;

namespace Mia.Platform.Identity;

/// <summary>Writes that have no result.</summary>
internal static class WriteWithoutResult
{
    public static Task WriteAsync(this DataSession data, Func<CancellationToken, Task> work, CancellationToken ct) => data.WriteAsync<object?>(async token =>
    {
        await work(token);
        return null;
    }, ct);
}
