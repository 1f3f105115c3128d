using Mia.Casework.Data;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Interventions;
using Mia.Platform.Data;
using Mia.Platform.People;
using Mia.Platform.Security;
using Mia.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Services;

/// <summary>Small things that handlers share.</summary>
public static class Handlers
{
    /// <summary>Who acts, and when.</summary>
    public static Actor Acting(this ICurrentUser user, TimeProvider time) => new(user.Id, time.UtcNow());
}

/// <summary>Keyed hash by which a person is found from a number.</summary>
public sealed class IdentityLookup(FieldCipher cipher)
{
    /// <summary>The hash; the same for the same number, whatever way it was typed.</summary>
    public byte[] Of(IdentityNumber number) => cipher.KeyedHash("participant.identity", number.Reveal());
}

/// <summary>Reads settings that hold on a day.</summary>
public sealed class CaseworkSettings(CaseRules rules)
{
    /// <summary>The value of a key, in the unit that <see cref="SettingKeys"/> says.</summary>
    /// <exception cref="InvalidOperationException">The key has no value on the day.</exception>
    public async Task<int> GetAsync(string key, Guid delprojektId, DateOnly day, CancellationToken ct)
    {
        return Setting.ValueOn(await rules.SettingsAsync().WaitAsync(ct), key, delprojektId, day) ?? throw new InvalidOperationException($"No value for {key}.");
    }
}

/// <summary>Reads the intervention types and what the delprojekt of the scope offers.</summary>
public sealed class InterventionRuleReader(CaseRules rules)
{
    /// <summary>The rules, joined.</summary>
    public Task<InterventionRules> LoadAsync(Guid delprojektId, CancellationToken ct) => rules.OfAsync(delprojektId).WaitAsync(ct);
}
