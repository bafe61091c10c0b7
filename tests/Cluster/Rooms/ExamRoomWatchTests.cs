using Veritas.Alerts;
using Veritas.Attempts;
using Veritas.Rooms;

namespace Veritas.Tests.Cluster.Rooms;

public sealed class ExamRoomWatchTests
{
    [Fact]
    public async Task A_room_begins_with_the_rows_of_its_exam()
    {
        await using var cluster = await RoomCluster.StartAsync();
        var student = await cluster.Rows.User("student", "Ada Example");
        var live = await cluster.Rows.Attempt(cluster.Exam, student);
        var ended = await cluster.Rows.Attempt(cluster.Exam, await cluster.Rows.User(), "submitted");
        var alert = await cluster.Rows.Alert(cluster.Exam, live, cluster.Time.GetUtcNow());
        cluster.Subscribe(new RoomEar(), out var host);

        var room = (await cluster.Room.Watch(host, null)).Value!;

        Assert.Equal("Algebra", room.Title);
        Assert.Equal("Ada Example", room.Attempts.Single(c => c.AttemptId == live).StudentName);
        Assert.Equal(AttemptStatus.Submitted, room.Attempts.Single(c => c.AttemptId == ended).Status);
        Assert.Equal(alert, Assert.Single(room.Alerts).Id);
        Assert.Equal((1, 0, 1, 1), (room.Stats.Live, room.Stats.Connected, room.Stats.Ended, room.Stats.OpenAlerts));
    }

    [Fact]
    public async Task An_unknown_exam_has_no_room()
    {
        await using var cluster = await RoomCluster.StartAsync();
        cluster.Subscribe(new RoomEar(), out var host);
        await cluster.Database.ExecuteAsync("delete from exams");

        Assert.Equal("exam_unknown", (await cluster.Room.Watch(host, null)).Problem?.Code);
    }

    [Fact]
    public async Task Watching_again_gives_every_later_alert_in_the_order_they_came()
    {
        await using var cluster = await RoomCluster.StartAsync();
        cluster.Subscribe(new RoomEar(), out var host);
        var alerts = cluster.Alerts(Guid.NewGuid(), 5);
        // The room's order is that of the reports, whatever the ids say.
        var (student, attempt) = (await cluster.Rows.User(), Guid.NewGuid());
        await cluster.Room.Report(cluster.Card(attempt, student), [alerts[2], alerts[0]]);
        await cluster.Until(host, room => room.Alerts.Length == 2);
        await cluster.Room.Report(cluster.Card(attempt, student), [alerts[4], alerts[1], alerts[3]]);
        await cluster.Until(host, room => room.Alerts.Length == 5);

        Assert.Equal(
            [alerts[2].Id, alerts[0].Id, alerts[4].Id, alerts[1].Id, alerts[3].Id],
            Ids(await cluster.Room.Watch(host, null))
        );
        var numbers = (await cluster.Room.Watch(host, null)).Value!.Alerts.Select(a => a.No).ToList();
        Assert.Equal([alerts[4].Id, alerts[1].Id, alerts[3].Id], Ids(await cluster.Room.Watch(host, numbers[1])));
        Assert.Empty(Ids(await cluster.Room.Watch(host, numbers[4])));
    }

    [Fact]
    public async Task An_alert_reported_twice_is_in_the_room_once()
    {
        await using var cluster = await RoomCluster.StartAsync();
        var ear = new RoomEar();
        cluster.Subscribe(ear, out var host);
        await cluster.Room.Watch(host, null);
        var card = cluster.Card(Guid.NewGuid(), await cluster.Rows.User());
        var (one, two) = (cluster.Alert(card.AttemptId), cluster.Alert(card.AttemptId));

        await cluster.Room.Report(card, [one]);
        Assert.Equal(one.Id, (await ear.NextAlert()).Id);
        await cluster.Room.Report(card, [one, two]);

        Assert.Equal(two.Id, (await ear.NextAlert()).Id);
        Assert.Equal([one.Id, two.Id], Ids(await cluster.Room.Watch(host, null)));
    }

    [Fact]
    public async Task A_room_that_began_anew_knows_the_order_of_the_one_before()
    {
        await using var cluster = await RoomCluster.StartAsync();
        cluster.Subscribe(new RoomEar(), out var host);
        var student = await cluster.Rows.User();
        var attempt = await cluster.Rows.Attempt(cluster.Exam, student);
        var alerts = cluster.Alerts(attempt, 4);
        await cluster.Room.Watch(host, null);
        foreach (var alert in alerts)
        {
            await cluster.Rows.Alert(cluster.Exam, attempt, alert.RaisedAt, alert.Id);
        }

        // The third is heard of first, and of the second a dying room did not hear.
        await cluster.Room.Report(cluster.Card(attempt, student), [alerts[2], alerts[0], alerts[3]]);
        var before = (await cluster.Room.Watch(host, null)).Value!;
        cluster.Time.Advance(TimeSpan.FromSeconds(1));
        await cluster.RestartAsync();

        Assert.Equal(
            [alerts[2].Id, alerts[0].Id, alerts[3].Id, alerts[1].Id],
            Ids(await cluster.Room.Watch(host, null))
        );
        Assert.Equal(
            [alerts[0].Id, alerts[3].Id, alerts[1].Id],
            Ids(await cluster.Room.Watch(host, before.Alerts[0].No))
        );
        Assert.Equal([alerts[1].Id], Ids(await cluster.Room.Watch(host, before.AlertNo)));
        var after = (await cluster.Room.Watch(host, null)).Value!;
        Assert.Equal(before.Alerts.Select(a => a.No), after.Alerts.Take(3).Select(a => a.No));
        Assert.True(after.AlertNo > before.AlertNo);
    }

    [Fact]
    public async Task A_number_that_was_never_given_out_begins_anew()
    {
        await using var cluster = await RoomCluster.StartAsync();
        cluster.Subscribe(new RoomEar(), out var host);
        var attempt = await cluster.Rows.Attempt(cluster.Exam, await cluster.Rows.User());
        var alert = await cluster.Rows.Alert(cluster.Exam, attempt, cluster.Time.GetUtcNow());

        Assert.Equal([alert], Ids(await cluster.Room.Watch(host, long.MaxValue)));
        Assert.Equal([alert], Ids(await cluster.Room.Watch(host, 0)));
    }

    [Fact]
    public async Task A_first_watch_gives_the_open_alerts_and_the_latest_200()
    {
        await using var cluster = await RoomCluster.StartAsync();
        cluster.Subscribe(new RoomEar(), out var host);
        var attempt = await cluster.Rows.Attempt(cluster.Exam, await cluster.Rows.User());
        var start = cluster.Time.GetUtcNow();
        var ids = new List<Guid>();
        for (var i = 0; i < 230; i++)
        {
            ids.Add(await cluster.Rows.Alert(cluster.Exam, attempt, start.AddSeconds(i)));
        }

        await cluster.Database.ExecuteAsync(
            $"update alerts set state = 'acknowledged', handled_by = '{cluster.Teacher.UserId}', handled_at = "
                + $"now() where id <> '{ids[7]}'"
        );

        Assert.Equal([ids[7], .. ids[30..]], Ids(await cluster.Room.Watch(host, null)));
    }

    private static IEnumerable<Guid> Ids(Result<RoomSnapshot> answer) => answer.Value!.Alerts.Select(a => a.Id);
}
