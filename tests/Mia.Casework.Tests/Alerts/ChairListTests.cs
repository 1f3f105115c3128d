using FsCheck;
using FsCheck.Fluent;
using Mia.Casework.Domain.Alerts;
using Mia.Casework.Services.Alerts;
using Mia.Casework.Tests.Daily;

namespace Mia.Casework.Tests.Alerts;

/// <summary>A card shows few of many, but the same few, in the same order, as the whole list sorted would.</summary>
public sealed class ChairListTests
{
    [Fact]
    public void The_gravest_few_are_the_first_of_all_sorted()
    {
        var one = Gen.Choose(0, 12).SelectMany(_ => Gen.Choose(0, 3), (person, weight) => (person, weight)).SelectMany(_ => Gen.Choose(0, 5), (a, days) => Waits(a.person, 10 * a.weight, days));
        Prop.ForAll(one.ListOf().ToArbitrary(), Gen.Choose(1, 6).ToArbitrary(), (some, most) =>
        {
            var alerts = some.GroupBy(a => a.Fact.SubjectId).SelectMany(a => a).ToList();
            var all = ChairList.Of(alerts);
            var (entries, total) = ChairList.Gravest(alerts, most);
            return total == all.Count && entries.Select(Told).SequenceEqual(all.OrderByDescending(e => e.Main.Info.Weight).ThenBy(e => e.Since).Take(most).Select(Told));
        }).QuickCheckThrowOnFailure();
    }

    private static string Told(ChairEntry entry) => $"{entry.SubjectId} {entry.Main.Info.Weight} {entry.Since} {entry.Others.Count}";

    private static Alert Waits(int person, int weight, int days)
    {
        var since = DailyWorld.Today.AddDays(-days);
        return new(new("L01", "Ingen kontakt", 30, "") { Weight = weight }, new("L01", new Guid(person, 0, 0, new byte[8]), since, since, "", new("Ring", "", "")),
            new(true, 30, 14, AlertReceiver.Responsible), false, null);
    }
}
