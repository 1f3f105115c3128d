using Mia.Casework.Domain.Codes;
using Mia.Platform.Organisation;
using Mia.Platform.Time;

namespace Mia.Casework.Services;

/// <summary>Numbers that practice decides, as they hold today in the delprojekt of the address.</summary>
public sealed class DatedSettings(CaseRules rules, ICurrentDelprojekt here, TimeProvider clock)
{
    private ILookup<string, Setting>? _all;

    /// <summary>The value of a key, in the unit that <see cref="SettingKeys"/> says.</summary>
    /// <exception cref="InvalidOperationException">The key has no value today.</exception>
    public async Task<int> DaysAsync(string key, CancellationToken ct)
    {
        await LoadAsync(ct);
        return Value(key);
    }

    /// <summary>Takes what holds now, so that <see cref="Value"/> can be asked.</summary>
    public async Task LoadAsync(CancellationToken ct) => _all ??= await rules.SettingsAsync().WaitAsync(ct);

    /// <summary>The value of a key after <see cref="LoadAsync"/>.</summary>
    /// <exception cref="InvalidOperationException">The key has no value today.</exception>
    public int Value(string key) => CaseRules.Required(_all!, key, here.Required.Id, clock.Today());

    /// <summary>What the delprojekt or everybody has decided; null when nobody has.</summary>
    public int? Decided(string key) => Setting.On(_all![key], here.Required.Id, clock.Today())?.Value;
}
