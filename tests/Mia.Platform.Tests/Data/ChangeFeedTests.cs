using Mia.Platform.Data;
using Mia.Platform.Data.Logs;

namespace Mia.Platform.Tests.Data;

/// <summary>Which cases have been touched since somebody looked.</summary>
public sealed class ChangeFeedTests
{
    private static readonly Guid Here = Guid.CreateVersion7(), Elsewhere = Guid.CreateVersion7();
    private readonly ChangeFeed _feed = new();

    [Fact]
    public void Touched_cases_of_the_place_are_told_once_each()
    {
        var (one, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        Publish(Here, Guid.CreateVersion7());
        var since = _feed.Now;
        Publish(Here, one);
        Publish(Here, one);
        Publish(Elsewhere, other);
        Assert.Equal([one], _feed.CasesSince(since, Here));
        Assert.Equal([other], _feed.CasesSince(since, Elsewhere));
        Assert.Empty(_feed.CasesSince(_feed.Now, Here)!);
    }

    [Fact]
    public void A_change_that_belongs_to_no_case_or_to_no_place_means_everything()
    {
        var since = _feed.Now;
        Publish(Elsewhere, null);
        Assert.Empty(_feed.CasesSince(since, Here)!);
        Publish(Here, null);
        Assert.Null(_feed.CasesSince(since, Here));
        since = _feed.Now;
        Publish(null, Guid.CreateVersion7());
        Assert.Null(_feed.CasesSince(since, Here));
        Assert.Null(_feed.CasesSince(since, Elsewhere));
        since = _feed.Now;
        _feed.Publish([new(new ChangeEvent("session.started"), null)]);
        Assert.Empty(_feed.CasesSince(since, Here)!);
    }

    [Fact]
    public void Who_has_not_looked_for_longer_than_is_kept_reads_everything()
    {
        var since = _feed.Now;
        Publish(Here, Guid.CreateVersion7());
        var later = _feed.Now;
        for (var i = 0; i < 500; i++) Publish(Here, Guid.CreateVersion7());
        Assert.Null(_feed.CasesSince(since, Here));
        Assert.Equal(500, _feed.CasesSince(later, Here)!.Count);
    }

    private void Publish(Guid? delprojekt, Guid? caseId) => _feed.Publish([new(new ChangeEvent("case.changed", caseId), delprojekt)]);
}
