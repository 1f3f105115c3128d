using System.Collections.Concurrent;
using Mia.Platform.Time;
using Microsoft.Extensions.Options;

namespace Mia.Platform.Identity;

/// <summary>Counts failed sign-ins per address in windows of five minutes. Colleagues behind one address are not disturbed by successes.</summary>
internal sealed class AddressThrottle(TimeProvider clock, IOptions<SignInSettings> settings)
{
    private const int MostAddresses = 10_000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<string, (DateTime From, int Failures)> _counts = [];

    /// <summary>Whether the address has to wait.</summary>
    public bool MustWait(string address) =>
        settings.Value.MaxFailuresPerAddress > 0 && _counts.TryGetValue(address, out var count)
        && clock.UtcNow() - count.From < Window && count.Failures >= settings.Value.MaxFailuresPerAddress;

    public void Failed(string address)
    {
        var now = clock.UtcNow();
        if (_counts.Count > MostAddresses)
        {
            foreach (var old in _counts.Where(c => now - c.Value.From >= Window)) _counts.TryRemove(old.Key, out _);
        }

        _counts.AddOrUpdate(address, (now, 1), (_, count) => now - count.From >= Window ? (now, 1) : (count.From, count.Failures + 1));
    }
}

/// <summary>One sign-in at a time per account, so that parallel guesses cannot pass the lock-out.</summary>
internal sealed class AccountGate
{
    private readonly SemaphoreSlim[] _gates = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    public async Task<IDisposable> EnterAsync(string account, CancellationToken ct)
    {
        var gate = _gates[(uint)StringComparer.OrdinalIgnoreCase.GetHashCode(account) % (uint)_gates.Length];
        await gate.WaitAsync(ct);
        return new Exit(gate);
    }

    private sealed class Exit(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}

/// <summary>People between password and second step, and passkey questions that wait for an answer. Ten minutes, in memory.</summary>
internal sealed class PendingSignIns(TimeProvider clock)
{
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<string, Pending> _byHash = [];

    public string Add(Pending pending)
    {
        var now = clock.UtcNow();
        foreach (var old in _byHash.Where(p => now - p.Value.At > Memory)) _byHash.TryRemove(old.Key, out _);
        var token = AccountLink.NewToken();
        _byHash[AccountLink.Hash(token)] = pending with { At = now };
        return token;
    }

    public Pending? Find(string? token) =>
        token is not null && _byHash.TryGetValue(AccountLink.Hash(token), out var pending) && clock.UtcNow() - pending.At <= Memory ? pending : null;

    public void Remove(string? token)
    {
        if (token is not null) _byHash.TryRemove(AccountLink.Hash(token), out _);
    }

    /// <param name="UserId">Who gave the right password; null when only a passkey question is open.</param>
    /// <param name="PasskeyState">What the passkey's answer is checked against.</param>
    internal sealed record Pending(Guid? UserId, string? PasskeyState = null)
    {
        public DateTime At { get; init; }
    }
}
