using Veritas.Accounts;
using Veritas.Exams;

namespace Veritas.Tests.Web.Rooms;

public sealed class AlertHubWatchTests
{
    [Fact]
    public async Task Watching_returns_the_room_in_the_documented_shape()
    {
        await using var server = await HubServer.StartAsync();
        var attempt = await server.Rows.Attempt(server.Exam, await server.Rows.User("student", "Ada Example"));
        var alert = await server.Rows.Alert(server.Exam, attempt, server.Time.GetUtcNow());
        await using var teacher = await server.ConnectAsync();

        var room = await teacher.Invoke("Watch", server.Exam, null);

        Assert.Equal(
            (server.Exam, "Algebra"),
            (
                room.GetProperty("exam").GetProperty("id").GetGuid(),
                room.GetProperty("exam").GetProperty("title").GetString()
            )
        );
        var card = Assert.Single(room.GetProperty("attempts").EnumerateArray());
        Assert.Equal(
            [
                "attempt_id",
                "student_id",
                "student_name",
                "status",
                "connected",
                "locked",
                "hand_raised",
                "integrity_score",
                "risk",
                "band",
                "events",
                "started_at",
                "deadline",
                "unsupported",
                "at",
            ],
            card.EnumerateObject().Select(p => p.Name)
        );
        Assert.Equal(
            ("Ada Example", "in_progress"),
            (card.GetProperty("student_name").GetString(), card.GetProperty("status").GetString())
        );
        var shown = Assert.Single(room.GetProperty("alerts").EnumerateArray());
        Assert.Equal(
            (alert, "warning", "open"),
            (
                shown.GetProperty("id").GetGuid(),
                shown.GetProperty("level").GetString(),
                shown.GetProperty("state").GetString()
            )
        );
        Assert.Equal(1, room.GetProperty("stats").GetProperty("open_alerts").GetInt32());
    }

    [Fact]
    public async Task The_snapshot_comes_first_and_every_alert_arrives_once()
    {
        await using var server = await HubServer.StartAsync();
        var card = server.Card(Guid.NewGuid(), await server.Rows.User());
        var raised = new List<Guid>();
        for (var round = 0; round < 5; round++)
        {
            await using var teacher = await server.ConnectAsync();
            var raising = Task.Run(async () =>
            {
                for (var i = 0; i < 30; i++)
                {
                    raised.Add(await server.Raise(card));
                }
            });
            var snapshot = await teacher.Invoke("Watch", server.Exam, null);
            await raising;
            var seen = snapshot
                .GetProperty("alerts")
                .EnumerateArray()
                .Select(a => a.GetProperty("id").GetGuid())
                .ToList();
            while (seen.Count < raised.Count)
            {
                seen.Add(await teacher.NextAlert());
            }

            Assert.Equal("answer", teacher.Wire.First());
            // The room determines the order: reports are not awaited, so they may arrive out of order.
            await using var later = await server.ConnectAsync();
            var all = await later.Invoke("Watch", server.Exam, null);
            Assert.Equal(all.GetProperty("alerts").EnumerateArray().Select(a => a.GetProperty("id").GetGuid()), seen);
            Assert.Equal(raised.Order(), seen.Order());
        }
    }

    [Fact]
    public async Task A_reconnect_with_the_last_number_delivers_missed_alerts_in_order()
    {
        await using var server = await HubServer.StartAsync();
        var card = server.Card(Guid.NewGuid(), await server.Rows.User());
        long last;
        await using (var teacher = await server.ConnectAsync())
        {
            await teacher.Invoke("Watch", server.Exam, null);
            await server.Raise(card);
            await teacher.NextAlert();
            var second = await server.Raise(card);
            var heard = await teacher.Next("alert");
            Assert.Equal(second, heard.GetProperty("id").GetGuid());
            last = heard.GetProperty("no").GetInt64();
        }

        Guid[] missed = [await server.Raise(card), await server.Raise(card), await server.Raise(card)];
        await using var again = await server.ConnectAsync();
        var snapshot = await again.Invoke("Watch", server.Exam, last);
        var next = await server.Raise(card);

        Assert.Equal(
            missed,
            snapshot.GetProperty("alerts").EnumerateArray().Select(a => a.GetProperty("id").GetGuid())
        );
        Assert.Equal(next, await again.NextAlert());
    }

    [Fact]
    public async Task Dashboards_receive_the_same_updates_until_they_stop_watching()
    {
        await using var server = await HubServer.StartAsync();
        var card = server.Card(Guid.NewGuid(), await server.Rows.User());
        await using var one = await server.ConnectAsync();
        await using var two = await server.ConnectAsync();
        await using var three = await server.ConnectAsync();
        foreach (var client in new[] { one, two, three })
        {
            await client.Invoke("Watch", server.Exam, null);
        }

        await three.Invoke("Unwatch", server.Exam);
        var alert = await server.Raise(card);

        Assert.Equal((alert, alert), (await one.NextAlert(), await two.NextAlert()));
        // The response comes after the alert on the wire, so no alert is in transit any more.
        await three.Invoke("Unwatch", server.Exam);
        Assert.Empty(three.Drain("alert"));
    }

    [Fact]
    public async Task Cards_come_at_most_four_times_a_second_and_the_newest_wins()
    {
        await using var server = await HubServer.StartAsync();
        var (attempt, student) = (Guid.NewGuid(), await server.Rows.User());
        await using var teacher = await server.ConnectAsync();
        await teacher.Invoke("Watch", server.Exam, null);
        var risks = new List<double>();
        for (var i = 1; i <= 100; i++)
        {
            await server.Room.Report(server.Card(attempt, student, risk: i), []);
            await teacher.Invoke("Unwatch", Guid.NewGuid());
            server.Time.Advance(TimeSpan.FromMilliseconds(10));
            risks.AddRange(teacher.Drain("attempts").Select(c => c[0].GetProperty("risk").GetDouble()));
        }

        // Some cards may still be in transit, but never more than four per second and the first one have arrived.
        Assert.InRange(risks.Count, 0, 5);
        for (var beat = 0; beat < 1_000 && risks.LastOrDefault() != 100; beat++)
        {
            server.Time.Advance(TimeSpan.FromMilliseconds(50));
            await teacher.Invoke("Unwatch", Guid.NewGuid());
            risks.AddRange(teacher.Drain("attempts").Select(c => c[0].GetProperty("risk").GetDouble()));
        }

        Assert.Equal(100, risks[^1]);
        Assert.Equal(risks.Order(), risks);
    }

    [Theory]
    [InlineData(ExamPermission.None, "exam_unknown")]
    [InlineData(ExamPermission.View, "not_permitted")]
    public async Task Watching_requires_the_permission_to_proctor(ExamPermission permission, string code)
    {
        await using var server = await HubServer.StartAsync();
        server.Stubs.Permissions[(server.Exam, server.Teacher.UserId)] = permission;
        var attempt = await server.Rows.Attempt(server.Exam, await server.Rows.User());
        var alert = await server.Rows.Alert(server.Exam, attempt, server.Time.GetUtcNow());
        await using var teacher = await server.ConnectAsync();

        Assert.Equal(
            code,
            (await Assert.ThrowsAsync<HubRefusedException>(() => teacher.Invoke("Watch", server.Exam, null))).Code
        );
        Assert.Equal(
            code,
            (await Assert.ThrowsAsync<HubRefusedException>(() => teacher.Invoke("Acknowledge", alert))).Code
        );
        await server.Raise(server.Card(attempt, Guid.NewGuid()));
        await teacher.Invoke("Unwatch", server.Exam);
        Assert.Empty(teacher.Drain("alert"));
    }

    [Fact]
    public async Task Admins_may_watch_and_students_may_not_connect()
    {
        await using var server = await HubServer.StartAsync();
        await using var admin = await server.ConnectAsync(new Actor(await server.Rows.User("admin"), Role.Admin));
        await admin.Invoke("Watch", server.Exam, null);

        await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(() =>
            server.ConnectAsync(new Actor(Guid.NewGuid(), Role.Student))
        );
        await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(() =>
            HubClient.ConnectAsync(server.Address, "nonsense")
        );
    }

    [Fact]
    public async Task A_connection_ends_with_its_token_and_with_its_permission()
    {
        await using var server = await HubServer.StartAsync();
        await using var brief = await server.ConnectAsync(server.Teacher, TimeSpan.FromMinutes(1));
        await using var teacher = await server.ConnectAsync();
        await brief.Invoke("Watch", server.Exam, null);
        await teacher.Invoke("Watch", server.Exam, null);

        server.Time.Advance(TimeSpan.FromMinutes(1));
        await EndsAsync(server, brief);
        await teacher.Invoke("Unwatch", Guid.NewGuid());
        server.Stubs.Permissions[(server.Exam, server.Teacher.UserId)] = ExamPermission.View;
        await EndsAsync(server, teacher);
    }

    [Fact]
    public async Task Signing_out_ends_only_the_connection_of_that_token()
    {
        await using var server = await HubServer.StartAsync();
        var token = Guid.NewGuid();
        await using var left = await server.ConnectAsync(server.Teacher, tokenId: token);
        await using var teacher = await server.ConnectAsync();
        await left.Invoke("Watch", server.Exam, null);
        await server.RevokeAsync(token);

        await EndsAsync(server, left);

        await teacher.Invoke("Watch", server.Exam, null);
    }

    private static async Task EndsAsync(HubServer server, HubClient client)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        // Revoked tokens are read from the database with a real delay, so the clock advances in small steps.
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!client.Ended.IsCompleted)
        {
            server.Time.Advance(TimeSpan.FromSeconds(1));
            await pause.WaitForNextTickAsync(limit.Token);
        }
    }
}
