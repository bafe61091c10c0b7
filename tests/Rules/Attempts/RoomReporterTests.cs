using System.Collections.Immutable;
using Veritas.Accounts;
using Veritas.Alerts;
using Veritas.Attempts;
using Veritas.Grains.Attempts;
using Veritas.Rooms;
using Veritas.Tests.Support;

namespace Veritas.Tests.Rules.Attempts;

public sealed class RoomReporterTests
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private readonly ManualTime _time = new();
    private readonly FakeRoom _room = new();
    private readonly List<AttemptCard> _shown = [];
    private int _failures;

    private RoomReporter Reporter => field ??= new RoomReporter(_room, _shown.Add, _time, _ => _failures++);

    [Fact]
    public void A_card_without_alerts_is_sent_once_and_not_kept()
    {
        Reporter.Show(Card(), []);

        Assert.Single(_shown);
        Assert.Empty(_room.Alerts);
    }

    [Fact]
    public void The_last_card_of_an_attempt_does_not_wait_for_those_of_others()
    {
        Reporter.Show(Card(), []);
        Reporter.Show(Card() with { Status = AttemptStatus.Submitted }, []);

        Assert.Equal(AttemptStatus.Submitted, Assert.Single(_room.Direct).Status);
    }

    [Fact]
    public void A_card_is_sent_while_alerts_wait_for_the_room()
    {
        _room.Losses = int.MaxValue;
        Reporter.Show(Card(), [Alert()]);

        Reporter.Show(Card() with { Events = 2 }, []);

        Assert.Equal([0, 2], _shown.Select(c => c.Events));
    }

    [Fact]
    public async Task A_lost_report_is_sent_again_with_the_alerts_raised_meanwhile_in_order()
    {
        var alerts = Enumerable.Range(0, 3).Select(_ => Alert()).ToArray();
        _room.Losses = 2;

        Reporter.Show(Card(), [alerts[0]]);
        Reporter.Show(Card(), [alerts[1]]);
        Reporter.Show(Card(), [alerts[2]]);
        while (!Reporter.Unconfirmed.IsEmpty)
        {
            await _time.WhenArmedAsync(1);
            _time.Advance(LongestPause);
        }

        Assert.Equal(alerts, _room.Alerts);
        Assert.Equal(2, _failures);
    }

    [Fact]
    public void A_confirmed_alert_is_not_sent_again()
    {
        var (first, second) = (Alert(), Alert());

        Reporter.Show(Card(), [first]);
        Reporter.Show(Card(), [second]);

        Assert.Equal([first, second], _room.Alerts);
        Assert.Empty(Reporter.Unconfirmed);
    }

    [Fact]
    public void After_a_long_outage_the_room_reloads_from_the_database_and_the_newest_alerts_are_kept()
    {
        var alerts = Enumerable.Range(0, 600).Select(_ => Alert()).ToArray();
        _room.Losses = int.MaxValue;

        foreach (var alert in alerts)
        {
            Reporter.Show(Card(), [alert]);
        }

        Assert.Equal(alerts[^500..], Reporter.Unconfirmed);
        Assert.Equal(100, _room.Refreshes);
    }

    [Fact]
    public async Task A_stopped_reporter_keeps_unconfirmed_alerts_and_does_not_retry()
    {
        var alert = Alert();
        _room.Losses = 1;
        Reporter.Show(Card(), [alert]);
        await _time.WhenArmedAsync(1);

        Reporter.Stop();
        _time.Advance(LongestPause);

        Assert.Equal([alert], Reporter.Unconfirmed);
        Assert.Empty(_room.Alerts);
    }

    private Alert Alert() =>
        new(
            Guid.CreateVersion7(_time.GetUtcNow()),
            Guid.Empty,
            Guid.Empty,
            _time.GetUtcNow(),
            "band.warning",
            AlertLevel.Warning,
            "Risk 60.",
            [1],
            90,
            60
        );

    private AttemptCard Card() => SampleCards.Live(at: _time.GetUtcNow());

    /// <summary>A room that loses a number of reports and then accepts them.</summary>
    private sealed class FakeRoom : IExamRoomGrain
    {
        public int Losses { get; set; }

        public int Refreshes { get; private set; }

        public List<Alert> Alerts { get; } = [];

        public List<AttemptCard> Direct { get; } = [];

        public Task Show(ImmutableArray<AttemptCard> cards)
        {
            Direct.AddRange(cards);
            return Task.CompletedTask;
        }

        public Task Report(AttemptCard card, ImmutableArray<Alert> alerts)
        {
            if (Losses > 0)
            {
                Losses--;
                return Task.FromException(new TimeoutException());
            }

            Alerts.AddRange(alerts);
            return Task.CompletedTask;
        }

        public Task Refresh()
        {
            Refreshes++;
            return Task.CompletedTask;
        }

        public Task<Result<RoomSnapshot>> Watch(IRoomObserver host, long? afterNo) => throw new NotSupportedException();

        public Task<long> Renew(IRoomObserver host) => throw new NotSupportedException();

        public Task Unwatch(IRoomObserver host) => throw new NotSupportedException();

        public Task<Result<Alert>> Acknowledge(Actor actor, Guid alertId) => throw new NotSupportedException();

        public Task<Result<Alert>> Resolve(Actor actor, Guid alertId, Verdict verdict, string comment) =>
            throw new NotSupportedException();
    }
}
