using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Services;
using Mia.Platform.Organisation;
using Mia.Platform.Time;

namespace Mia.Casework.Pages.Samtycken;

/// <summary>Numbers that practice decides, as they hold today in the delprojekt of the address.</summary>
internal sealed class DatedSettings(CaseRules rules, ICurrentDelprojekt here, TimeProvider clock)
{
    private ILookup<string, Setting>? _all;

    /// <exception cref="InvalidOperationException">The key has no value on the day.</exception>
    public async Task<int> DaysAsync(string key, CancellationToken ct)
    {
        await LoadAsync(ct);
        return Setting.ValueOn(_all![key], key, here.Required.Id, clock.Today()) ?? throw new InvalidOperationException($"No value for {key}.");
    }

    /// <summary>Takes what holds now, so that <see cref="Value"/> can be asked.</summary>
    public async Task LoadAsync(CancellationToken ct) => _all ??= (await rules.SettingsAsync().WaitAsync(ct)).ToLookup(s => s.Key, StringComparer.Ordinal);

    /// <summary>The value that holds, or the other where nobody has decided.</summary>
    public int Value(string key, int otherwise) => Setting.ValueOn(_all![key], key, here.Required.Id, clock.Today()) ?? otherwise;
}

/// <summary>Swedish words for how a consent was given.</summary>
internal static class ConsentWords
{
    public static string Swedish(this ConsentForm form) => form switch
    {
        ConsentForm.Signature => "Underskrift",
        ConsentForm.ElectronicId => "E-legitimation",
        _ => "Muntligt, dokumenterat",
    };
}
