using System.Collections.Concurrent;
using Mia.Casework.Data;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Interventions;
using Mia.Platform.Data;
using Mia.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Casework.Services;

/// <summary>
/// Intervention types, what each delprojekt offers, and the dated settings, in memory: nearly every page asks and hardly anything changes.
/// <see cref="CaseworkDbContext"/> says after every commit that has touched one of them.
/// </summary>
public sealed class CaseRules(IServiceScopeFactory scopes)
{
    private readonly Kept<Held> _kept = new(() => scopes.RunAsSystemAsync(ReadAsync));

    /// <summary>The rules of a delprojekt.</summary>
    public async Task<InterventionRules> OfAsync(Guid delprojektId)
    {
        var held = await _kept.GetAsync();
        return held.Rules.GetOrAdd(delprojektId, id => InterventionRules.Of(held.Types, [.. held.Offers.Where(o => o.DelprojektId == id)]));
    }

    /// <summary>All settings by key, of all delprojekt and days.</summary>
    public async Task<ILookup<string, Setting>> SettingsAsync() => (await _kept.GetAsync()).Settings;

    /// <summary>The value that holds on a day, in the unit that the key says.</summary>
    /// <exception cref="InvalidOperationException">The key has no value on the day.</exception>
    public async Task<int> ValueAsync(string key, Guid delprojektId, DateOnly day) => Required(await SettingsAsync(), key, delprojektId, day);

    /// <inheritdoc cref="ValueAsync" />
    internal static int Required(ILookup<string, Setting> settings, string key, Guid delprojektId, DateOnly day) => Setting.On(settings[key], delprojektId, day)?.Value
        ?? throw new InvalidOperationException($"The setting {key} has no value that holds on {day.Iso()}. The set-up of its module gives one to every installation.");

    /// <summary>They are read anew at the next question.</summary>
    public void Forget() => _kept.Forget();

    private static async Task<Held> ReadAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<CaseworkDbContext>();
        return new Held(await db.InterventionTypes.AsNoTracking().ToListAsync(), await db.InterventionOffers.AsNoTracking().ToListAsync(),
            (await db.Settings.AsNoTracking().ToListAsync()).ToLookup(s => s.Key, StringComparer.Ordinal));
    }

    private sealed record Held(List<InterventionType> Types, List<InterventionOffer> Offers, ILookup<string, Setting> Settings)
    {
        /// <summary>Made at the first question of each delprojekt.</summary>
        public ConcurrentDictionary<Guid, InterventionRules> Rules { get; } = new();
    }
}
