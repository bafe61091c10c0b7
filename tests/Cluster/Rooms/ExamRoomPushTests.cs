using Veritas.Attempts;
using Veritas.Rooms;

namespace Veritas.Tests.Cluster.Rooms;

public sealed class ExamRoomPushTests
{
    [Fact]
    public async Task Alerts_are_pushed_at_once_with_numbers_that_follow_the_snapshot()
    {
        await using var cluster = await RoomCluster.StartAsync();
        var ear = new RoomEar();
        cluster.Subscribe(ear, out var host);
        var snapshot = (await cluster.Room.Watch(host, null)).Value!;
        var card = cluster.Card(Guid.NewGuid(), await cluster.Rows.User());

        await cluster.Room.Report(card, [cluster.Alert(card.AttemptId), cluster.Alert(card.AttemptId)]);
        Assert.Equal(snapshot.AlertNo + 1, (await ear.Next(u => u.Alerts.Length == 2)).Alerts[0].No);
        await cluster.Room.Report(card, [cluster.Alert(card.AttemptId)]);

        Assert.Equal(snapshot.AlertNo + 3, (await ear.Next(u => u.Alerts.Length == 1)).Alerts[0].No);
        Assert.Equal(snapshot.AlertNo + 3, await cluster.Room.Renew(host));
    }

    [Fact]
    public async Task Cards_wait_for_the_beat_and_only_the_newest_of_each_attempt_is_sent()
    {
        await using var cluster = await RoomCluster.StartAsync();
        var ear = new RoomEar();
        cluster.Subscribe(ear, out var host);
        var (one, two) = (await cluster.Rows.Attempt(cluster.Exam, await cluster.Rows.User()), Guid.NewGuid());
        await cluster.Room.Watch(host, null);
        var student = await cluster.Rows.User("student", "Alan Example");

        for (var risk = 1; risk <= 50; risk++)
        {
            // At its own time each, for the newest is not always the last to arrive.
            cluster.Time.Advance(TimeSpan.FromMilliseconds(1));
            await cluster.Room.Report(cluster.Card(two, student, risk), []);
        }

        await cluster.Until(host, room => room.Attempts.Any(c => c is { Risk: 50 }));
        Assert.DoesNotContain(ear.Drain(), u => u.Changes.Length > 0);
        cluster.Beat();
        var update = await ear.Next(u => u.Changes.Length > 0);
        Assert.Equal((two, 50.0), (Assert.Single(update.Changes).AttemptId, update.Changes[0].Risk));
        Assert.Equal((2, 1), (update.Stats!.Live, update.Stats.Connected));
        Assert.NotEqual(one, two);
    }

    [Fact]
    public async Task A_name_that_is_not_known_yet_follows()
    {
        await using var cluster = await RoomCluster.StartAsync();
        var ear = new RoomEar();
        cluster.Subscribe(ear, out var host);
        await cluster.Room.Watch(host, null);
        var student = await cluster.Rows.User("student", "Alan Example");
        await cluster.Room.Report(cluster.Card(Guid.NewGuid(), student), []);
        Assert.Equal(
            "",
            Assert.Single((await cluster.Until(host, room => room.Attempts.Length > 0)).Attempts).StudentName
        );

        cluster.Time.Advance(TimeSpan.FromMilliseconds(100));
        await cluster.Until(host, room => room.Attempts[0].StudentName != "");
        cluster.Beat();
        await ear.Next(u => u.Changes.Any(c => c.StudentName == "Alan Example"));
    }

    [Fact]
    public async Task An_older_report_does_not_undo_a_newer_one()
    {
        await using var cluster = await RoomCluster.StartAsync();
        cluster.Subscribe(new RoomEar(), out var host);
        var (attempt, student) = (Guid.NewGuid(), await cluster.Rows.User());
        var early = cluster.Card(attempt, student, risk: 10);
        cluster.Time.Advance(TimeSpan.FromSeconds(1));
        await cluster.Room.Report(cluster.Card(attempt, student, risk: 20), []);
        await cluster.Until(host, room => room.Attempts.Any(c => c.Risk == 20));
        // Another attempt's report after it: when that is in, the early one has been looked at.
        await cluster.Room.Report(early, []);
        await cluster.Room.Report(cluster.Card(Guid.NewGuid(), student), []);

        Assert.Equal(
            20,
            (await cluster.Until(host, room => room.Attempts.Length == 2))
                .Attempts.Single(c => c.AttemptId == attempt)
                .Risk
        );
    }

    [Fact]
    public async Task A_report_on_its_way_does_not_bring_an_ended_attempt_back()
    {
        await using var cluster = await RoomCluster.StartAsync();
        cluster.Subscribe(new RoomEar(), out var host);
        var student = await cluster.Rows.User();
        var attempt = await cluster.Rows.Attempt(cluster.Exam, student, "submitted");
        await cluster.Room.Report(cluster.Card(attempt, student), []);

        Assert.Equal(
            AttemptStatus.Submitted,
            Assert.Single((await cluster.Room.Watch(host, null)).Value!.Attempts).Status
        );
    }

    [Fact]
    public async Task One_bad_host_does_not_stop_the_rest_and_one_that_left_hears_nothing()
    {
        await using var cluster = await RoomCluster.StartAsync();
        var (ear, gone) = (new RoomEar(), new RoomEar());
        cluster.Subscribe(ear, out var host);
        cluster.Subscribe(gone, out var leaving);
        await cluster.Room.Watch(cluster.Bad(), null);
        await cluster.Room.Watch(leaving, null);
        await cluster.Room.Watch(host, null);
        await cluster.Room.Unwatch(leaving);
        var card = cluster.Card(Guid.NewGuid(), await cluster.Rows.User());

        for (var i = 0; i < 3; i++)
        {
            var alert = cluster.Alert(card.AttemptId);
            await cluster.Room.Report(card, [alert]);
            Assert.Equal(alert.Id, (await ear.NextAlert()).Id);
        }

        Assert.Empty(gone.Drain());
    }

    [Fact]
    public async Task A_host_that_does_not_renew_is_dropped_after_three_minutes()
    {
        await using var cluster = await RoomCluster.StartAsync();
        var (ear, silent) = (new RoomEar(), new RoomEar());
        cluster.Subscribe(ear, out var host);
        cluster.Subscribe(silent, out var gone);
        await cluster.Room.Watch(host, null);
        await cluster.Room.Watch(gone, null);
        cluster.Time.Advance(TimeSpan.FromMinutes(2));
        await cluster.Room.Renew(host);
        cluster.Time.Advance(TimeSpan.FromMinutes(2));
        silent.Drain();
        var card = cluster.Card(Guid.NewGuid(), await cluster.Rows.User());
        await cluster.Room.Report(card, [cluster.Alert(card.AttemptId)]);

        await ear.NextAlert();
        Assert.DoesNotContain(silent.Drain(), u => u.Alerts.Length > 0);
    }

    [Fact]
    public async Task Ten_thousand_attempts_fit_and_every_report_counts()
    {
        await using var cluster = await RoomCluster.StartAsync();
        var ear = new RoomEar();
        cluster.Subscribe(ear, out var host);
        await cluster.Room.Watch(host, null);
        var student = await cluster.Rows.User();
        var attempts = Enumerable.Range(0, 10_000).Select(_ => Guid.NewGuid()).ToArray();
        for (var round = 0; round < 3; round++)
        {
            cluster.Time.Advance(TimeSpan.FromMilliseconds(1));
            await Task.WhenAll(attempts.Select(a => cluster.Room.Report(cluster.Card(a, student, round), [])));
        }

        var room = await cluster.Until(host, room => room.Attempts.Count(card => card.Risk == 2) == attempts.Length);

        Assert.Equal((10_000, 10_000), (room.Stats.Live, room.Stats.Connected));
    }
}
