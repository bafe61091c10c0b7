using Npgsql;
using Veritas.Alerts;

namespace Veritas.Tests.Cluster.Rooms;

public sealed class ExamRoomTriageTests
{
    [Fact]
    public async Task Triage_is_stored_then_shown_then_pushed()
    {
        await using var cluster = await RoomCluster.StartAsync();
        var ear = new RoomEar();
        cluster.Subscribe(ear, out var host);
        var attempt = await cluster.Rows.Attempt(cluster.Exam, await cluster.Rows.User());
        var alert = await cluster.Rows.Alert(cluster.Exam, attempt, cluster.Time.GetUtcNow());
        await cluster.Room.Watch(host, null);

        var seen = (await cluster.Room.Acknowledge(cluster.Teacher, alert)).Value!;
        var judged = (
            await cluster.Room.Resolve(cluster.Teacher, alert, Verdict.Cleared, "spoke with the student")
        ).Value!;

        Assert.Equal((AlertState.Acknowledged, cluster.Teacher.UserId), (seen.State, seen.HandledBy));
        Assert.Equal(
            (AlertState.Resolved, Verdict.Cleared, "spoke with the student"),
            (judged.State, judged.Verdict, judged.Comment)
        );
        Assert.Equal(AlertState.Acknowledged, (await ear.Next(u => u.Triaged.Length > 0)).Triaged[0].State);
        Assert.Equal(AlertState.Resolved, (await ear.Next(u => u.Triaged.Length > 0)).Triaged[0].State);
        var room = (await cluster.Room.Watch(host, null)).Value!;
        Assert.Equal((0, AlertState.Resolved), (room.Stats.OpenAlerts, Assert.Single(room.Alerts).State));
        Assert.Equal(
            "resolved",
            await cluster.Database.ScalarAsync<string>($"select state from alerts where id = '{alert}'")
        );
    }

    [Fact]
    public async Task Refusals_have_names_and_change_nothing()
    {
        await using var cluster = await RoomCluster.StartAsync();
        var attempt = await cluster.Rows.Attempt(cluster.Exam, await cluster.Rows.User());
        var alert = await cluster.Rows.Alert(cluster.Exam, attempt, cluster.Time.GetUtcNow());
        var foreign = await cluster.Rows.Exam(cluster.Teacher.UserId);
        var elsewhere = await cluster.Rows.Alert(
            foreign,
            await cluster.Rows.Attempt(foreign, await cluster.Rows.User()),
            cluster.Time.GetUtcNow()
        );

        Assert.Equal("alert_unknown", (await cluster.Room.Acknowledge(cluster.Teacher, Guid.NewGuid())).Problem?.Code);
        Assert.Equal(
            "alert_unknown",
            (await cluster.Room.Resolve(cluster.Teacher, elsewhere, Verdict.Cleared, "")).Problem?.Code
        );
        Assert.Equal(
            "comment_too_long",
            (await cluster.Room.Resolve(cluster.Teacher, alert, Verdict.Cleared, new string('x', 2_001))).Problem?.Code
        );
        await cluster.Room.Resolve(cluster.Teacher, alert, Verdict.Violation, "");
        Assert.Equal("alert_resolved", (await cluster.Room.Acknowledge(cluster.Teacher, alert)).Problem?.Code);
        Assert.Equal(
            "open",
            await cluster.Database.ScalarAsync<string>($"select state from alerts where id = '{elsewhere}'")
        );
    }

    [Fact]
    public async Task An_alert_whose_row_is_on_its_way_is_asked_for_again_later()
    {
        await using var cluster = await RoomCluster.StartAsync();
        cluster.Subscribe(new RoomEar(), out var host);
        var student = await cluster.Rows.User();
        var attempt = await cluster.Rows.Attempt(cluster.Exam, student);
        var alert = cluster.Alert(attempt);
        await cluster.Room.Report(cluster.Card(attempt, student), [alert]);
        await cluster.Until(host, room => room.Alerts.Length == 1);

        Assert.Equal("database_away", (await cluster.Room.Acknowledge(cluster.Teacher, alert.Id)).Problem?.Code);
        Assert.Equal(AlertState.Open, Assert.Single((await cluster.Room.Watch(host, null)).Value!.Alerts).State);
        await cluster.Rows.Alert(cluster.Exam, attempt, alert.RaisedAt, alert.Id);
        Assert.Equal(AlertState.Acknowledged, (await cluster.Room.Acknowledge(cluster.Teacher, alert.Id)).Value?.State);
    }

    [Fact]
    public async Task Without_the_database_alerts_are_still_live_and_triage_waits()
    {
        // A port nobody listens on.
        await using var cluster = await RoomCluster.StartAsync(given =>
            NpgsqlDataSource.Create(
                new NpgsqlConnectionStringBuilder(given)
                {
                    Host = "127.0.0.1",
                    Port = 1,
                    Timeout = 1,
                }
            )
        );
        var ear = new RoomEar();
        cluster.Subscribe(ear, out var host);
        await cluster.Room.Renew(host);
        var card = cluster.Card(Guid.NewGuid(), Guid.NewGuid());
        var alert = cluster.Alert(card.AttemptId);
        await cluster.Room.Report(card, [alert]);

        Assert.Equal(alert.Id, (await ear.NextAlert()).Id);
        Assert.Equal("database_away", (await cluster.Room.Acknowledge(cluster.Teacher, alert.Id)).Problem?.Code);
        Assert.Equal("database_away", (await cluster.Room.Watch(host, null)).Problem?.Code);
    }
}
