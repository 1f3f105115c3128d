using Mia.Casework.Data;
using Mia.Casework.Domain;
using Mia.Casework.Domain.Alerts;
using Mia.Casework.Domain.Codes;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Services;

/// <summary>The dated numbers of the installation and of each delprojekt: what they are, what holds, and new decisions.</summary>
public interface ISettingBook
{
    /// <summary>Every number that can be set, in order.</summary>
    IReadOnlyList<SettingInfo> Infos { get; }

    /// <summary>What has been decided for a place, latest day first.</summary>
    /// <param name="key">Which number.</param>
    /// <param name="delprojektId">The delprojekt; null for what holds for all.</param>
    Task<IReadOnlyList<Setting>> DecisionsAsync(string key, Guid? delprojektId);

    /// <summary>The decision that holds in a delprojekt (null: for all) on a day; null when there is none.</summary>
    Task<Setting?> OnAsync(string key, Guid? delprojektId, DateOnly day);

    /// <summary>Decides a value from a day on, today or later. Inside a command.</summary>
    /// <exception cref="RuleException">Outside the limits, a day that has passed, or nothing new.</exception>
    /// <exception cref="ConflictException">Something has been decided since the stamp.</exception>
    Task<Guid> DecideAsync(SettingInfo info, Guid? delprojektId, NewValue wanted, Actor by, CancellationToken ct);
}

/// <summary>A value that somebody wants from a day on.</summary>
/// <param name="Value">In the unit of the number; null, in a delprojekt, to follow the common value.</param>
/// <param name="From">First day.</param>
/// <param name="Seen">From <see cref="StampOf"/>, of the decisions that the form showed.</param>
public sealed record NewValue(int? Value, DateOnly From, Guid Seen)
{
    /// <summary>Stamps are ordered by time, so the highest is that of the latest change; empty when nothing has been decided.</summary>
    public static Guid StampOf(IEnumerable<Setting> decided) => decided.Select(s => s.Version).DefaultIfEmpty().Max();
}

/// <inheritdoc />
internal sealed class SettingBook(CaseRules rules, CaseworkDbContext db, IEnumerable<SettingInfo> infos, IEnumerable<IAlertSource> alerts) : ISettingBook
{
    private const int Most = 365;
    private const int FarthestYears = 5;
    private IReadOnlyList<SettingInfo>? _infos;

    public IReadOnlyList<SettingInfo> Infos => _infos ??= [.. infos.Concat(alerts.SelectMany(s => s.Kinds).SelectMany(Reminder)).DistinctBy(i => i.Key)];

    public async Task<IReadOnlyList<Setting>> DecisionsAsync(string key, Guid? delprojektId) =>
        [.. (await rules.SettingsAsync())[key].Where(s => s.DelprojektId == delprojektId).OrderByDescending(s => s.ValidFrom)];

    public async Task<Setting?> OnAsync(string key, Guid? delprojektId, DateOnly day) => Setting.On((await rules.SettingsAsync())[key], delprojektId, day);

    public async Task<Guid> DecideAsync(SettingInfo info, Guid? delprojektId, NewValue wanted, Actor by, CancellationToken ct)
    {
        var (value, from) = (wanted.Value, wanted.From);
        if (value < info.Least || value > info.Most) throw new RuleException("Value", $"Ange mellan {info.Least} och {info.Most} {info.Unit}.");
        if (from < by.Today) throw new RuleException("ValidFrom", "Välj i dag eller en senare dag. Det som redan har gällt ändras inte.");
        if (from > by.Today.AddYears(FarthestYears)) throw new RuleException("ValidFrom", "Välj en dag inom fem år.");
        // From the file, not from memory: whoever saved a moment ago may not have told the memory yet.
        var own = await db.Settings.Where(s => s.Key == info.Key && s.DelprojektId == delprojektId).ToListAsync(ct);
        if (NewValue.StampOf(own) is var stamp && stamp != wanted.Seen)
        {
            var latest = own.MaxBy(s => s.Version)!;
            throw new ConflictException(stamp, [new($"Antal {info.Unit}", "Input.Value", latest.FollowsCommon ? "Det gemensamma värdet" : $"{latest.Value}"), new("Gäller från", "Input.ValidFrom", latest.ValidFrom.Iso())]);
        }
        var same = own.Find(s => s.ValidFrom == from);
        var holds = same ?? own.Where(s => s.ValidFrom < from).MaxBy(s => s.ValidFrom);
        if (value is null && holds is not { FollowsCommon: false }) throw new RuleException("Value", "Det gemensamma värdet gäller redan den dagen.");
        if (holds is { FollowsCommon: false } && holds.Value == value) throw new RuleException("Value", $"Det gäller redan {value} {info.Unit} den dagen.");
        if (same is not null)
        {
            same.Change(value, by);
            return same.Id;
        }
        var made = Setting.Decide(delprojektId, info.Key, value, from, by);
        db.Add(made);
        return made.Id;
    }

    private static IEnumerable<SettingInfo> Reminder(AlertInfo kind)
    {
        const string source = "Metodunderlaget 19";
        yield return new(kind.DaysKey, SettingInfos.Reminders, $"{kind.Name}: visas efter", kind.InWorkingDays ? "arbetsdagar" : "dagar") { Least = 0, Most = Most, Explanation = kind.Definition, Source = source };
        yield return new(kind.EscalateKey, SettingInfos.Reminders, $"{kind.Name}: till projektledaren efter", "dagar")
        {
            Least = 0, Most = Most, Explanation = "Räknas från dagen då påminnelsen visades första gången.", Source = source,
        };
    }
}
