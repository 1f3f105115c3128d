using Mia.Casework.Domain.Cases;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Services;
using Mia.Platform.Organisation;
using Mia.Platform.Time;

namespace Mia.Casework.Pages.Samtycken;

/// <summary>Keys of the settings of the daily pages, with the unit, and what holds until somebody has decided.</summary>
internal static class DailySettings
{
    /// <summary>Days before a consent ends.</summary>
    public const string ConsentEnds = "samtycke.paminnelse.dagar";

    /// <summary>What holds where nothing is set (methods.md 19).</summary>
    public static readonly IReadOnlyDictionary<string, int> Proposed = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        [SettingKeys.ContactGap] = 21, [ConsentEnds] = 30, [SettingKeys.HandoverLink] = 30, [SettingKeys.HandoverConfirm] = 14,
        [SettingKeys.ConsentMonths] = 12,
    };
}

/// <summary>Numbers that practice decides, as they hold today in the delprojekt of the address.</summary>
internal sealed class DatedSettings(CaseRules rules, ICurrentDelprojekt here, TimeProvider clock)
{
    public async Task<int> DaysAsync(string key, CancellationToken ct) =>
        Setting.ValueOn(await rules.SettingsAsync().WaitAsync(ct), key, here.Required.Id, clock.Today()) ?? DailySettings.Proposed[key];
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
