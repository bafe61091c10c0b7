using System.Collections.Immutable;
using Veritas.Alerts;
using Veritas.Grains.Rooms;
using Veritas.Rooms;

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
        Assert.False(feed.Reaches(102));
        Assert.True(feed.Reaches(103));
        Assert.Equal(AlertFeed.Window - 1, feed.After(104).Length);
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
    public void What_was_reported_before_the_rows_could_be_read_keeps_its_number_and_unnumbered_rows_come_last()
    {
        var early = new AlertFeed(10);
        var alerts = Make(0, 6, _ => AlertState.Open);
        early.Add([alerts[4], alerts[2]]);
        StoredAlerts stored = new([alerts[1] with { No = 3 }, alerts[0] with { No = 7 }, alerts[2], alerts[3]], 5);

        var feed = AlertFeed.Load(20, stored, early);

        Assert.Equal(
            [(alerts[1].Id, 3L), (alerts[0].Id, 7), (alerts[4].Id, 11), (alerts[2].Id, 12), (alerts[3].Id, 21)],
            feed.Snapshot().Select(a => (a.Id, a.No))
        );
        // The database has counted the third; of the fifth it does not know yet.
        Assert.Equal((6, 21L), (feed.Open, feed.Last));
        Assert.True(feed.Reaches(0));
        Assert.Equal([12L, 21], feed.After(11).Select(a => a.No));
    }

    [Fact]
    public void A_clock_that_runs_behind_gives_no_number_twice()
    {
        var early = new AlertFeed(10);
        var alerts = Make(0, 2, _ => AlertState.Open);
        early.Add([alerts[1]]);

        var feed = AlertFeed.Load(5, new StoredAlerts([alerts[0] with { No = 500 }], 1), early);

        Assert.Equal([500L, 501], feed.Snapshot().Select(a => a.No));
        Assert.Equal(502, Assert.Single(feed.Add(Make(9, 1, _ => AlertState.Open))).No);
    }

    [Fact]
    public void A_full_window_out_of_the_database_does_not_reach_back_to_what_was_left_out()
    {
        ImmutableArray<Alert> rows =
        [
            .. Make(0, AlertFeed.Window, _ => AlertState.Acknowledged)
                .Select((a, i) => a with { No = 1_000 + (2 * i) }),
        ];

        var feed = AlertFeed.Load(0, new StoredAlerts(rows, 0), new AlertFeed(0));

        Assert.False(feed.Reaches(998));
        Assert.True(feed.Reaches(999));
        var older = Make(0, 1, _ => AlertState.Resolved)[0] with { No = 500 };
        Assert.Equal([500L, 1_000, 1_002], feed.After(400, [older, rows[0]]).Take(3).Select(a => a.No));
    }

    private static ImmutableArray<Alert> Make(int from, int count, Func<int, AlertState> state) =>
        [
            .. Enumerable
                .Range(from, count)
                .Select(i => new Alert(
                    Guid.CreateVersion7(Start.AddMilliseconds(i)),
                    Guid.Empty,
                    Guid.Empty,
                    Start,
                    "band.notice",
                    AlertLevel.Notice,
                    "x",
                    [],
                    100,
                    0,
                    state(i)
                )),
        ];
}
