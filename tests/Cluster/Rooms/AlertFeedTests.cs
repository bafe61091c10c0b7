using System.Collections.Immutable;
using Veritas.Alerts;
using Veritas.Grains.Rooms;

namespace Veritas.Tests.Cluster.Rooms;

public sealed class AlertFeedTests
{
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Open_alerts_stay_however_old_and_handled_ones_leave_with_the_window()
    {
        var feed = new AlertFeed(100);
        var alerts = Make(0, AlertFeed.Window + 3, i => i == 1 ? AlertState.Open : AlertState.Acknowledged);
        feed.Add(alerts);

        Assert.False(feed.Knows(alerts[0].Id));
        Assert.True(feed.Knows(alerts[1].Id));
        Assert.False(feed.Knows(alerts[2].Id));
        Assert.Equal((1, 100 + AlertFeed.Window + 3L), (feed.Open, feed.Last));
        Assert.False(feed.Reaches(alerts[1].Id));
        Assert.True(feed.Reaches(alerts[3].Id));
        Assert.Equal(AlertFeed.Window - 1, feed.After(alerts[3].Id).Length);
        Assert.Equal(alerts[1].Id, feed.Snapshot()[0].Id);
    }

    [Fact]
    public void An_old_open_alert_leaves_when_it_is_handled()
    {
        var feed = new AlertFeed(0);
        var alerts = Make(0, AlertFeed.Window + 1, _ => AlertState.Open);
        feed.Add(alerts);
        var handled = alerts[0] with { State = AlertState.Acknowledged };

        feed.Triage(new TriagedAlert(handled, AlertState.Open));

        Assert.False(feed.Knows(handled.Id));
        Assert.Equal(AlertFeed.Window, feed.Open);
    }

    [Fact]
    public void Open_alerts_are_bounded_and_the_count_is_not()
    {
        var feed = new AlertFeed(0);
        var all = AlertFeed.Window + AlertFeed.MostOpen + 10;
        var alerts = Make(0, all, _ => AlertState.Open);
        feed.Add(alerts);

        Assert.Equal(all, feed.Open);
        Assert.Equal(alerts.Skip(10).Select(a => a.Id), feed.Snapshot().Select(a => a.Id));
        feed.Triage(new TriagedAlert(alerts[0] with { State = AlertState.Resolved }, AlertState.Open));
        Assert.Equal(all - 1, feed.Open);
    }

    [Fact]
    public void What_was_reported_before_the_rows_could_be_read_comes_after_them_once()
    {
        var early = new AlertFeed(10);
        var alerts = Make(0, 5, _ => AlertState.Open);
        early.Add([alerts[4], alerts[2]]);

        var feed = AlertFeed.Load(5, new StoredAlerts(alerts[..4], 4), early);

        Assert.Equal([alerts[0].Id, alerts[1].Id, alerts[2].Id, alerts[3].Id, alerts[4].Id], feed.Snapshot().Select(a => a.Id));
        Assert.Equal((5, 17L), (feed.Open, feed.Last));
    }

    private static ImmutableArray<Alert> Make(int from, int count, Func<int, AlertState> state) =>
    [
        .. Enumerable.Range(from, count).Select(i => new Alert(
            Guid.CreateVersion7(Start.AddMilliseconds(i)), Guid.Empty, Guid.Empty, Start, "band.notice", AlertLevel.Notice, "x", [], 100, 0, state(i))),
    ];
}
