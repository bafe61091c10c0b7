namespace Veritas.Tests.Web.Rooms;

/// <summary>What a web host does when pushes are lost or a room begins anew.</summary>
public sealed class RoomRelayTests
{
    [Fact]
    public async Task A_lost_push_is_detected_by_the_next_one_and_delivered_in_order()
    {
        await using var server = await HubServer.StartAsync();
        var room = Play(server);
        await using var teacher = await server.ConnectAsync();
        await teacher.Invoke("Watch", server.Exam, null);
        var alerts = Enumerable.Range(0, 5).Select(_ => server.Alert(Guid.NewGuid())).ToArray();

        await room.Push(alerts[0]);
        Assert.Equal(alerts[0].Id, await teacher.NextAlert());
        room.Lose(alerts[1], alerts[2]);
        room.Alerts = [.. room.Alerts, alerts[3] with { No = 14 }];
        await room.Push(alerts[3]);

        Assert.Equal(alerts[1].Id, await teacher.NextAlert());
        Assert.Equal(alerts[2].Id, await teacher.NextAlert());
        Assert.Equal(alerts[3].Id, await teacher.NextAlert());
        await room.Push(alerts[4]);
        Assert.Equal(alerts[4].Id, await teacher.NextAlert());
        Assert.Equal([null, 11], room.AskedFrom);
    }

    [Fact]
    public async Task A_restarted_room_is_watched_again_and_missed_alerts_are_delivered_once()
    {
        await using var server = await HubServer.StartAsync();
        var room = Play(server);
        var alerts = Enumerable.Range(0, 4).Select(_ => server.Alert(Guid.NewGuid())).ToArray();
        await using var teacher = await server.ConnectAsync();
        await teacher.Invoke("Watch", server.Exam, null);
        await room.Push(alerts[0], alerts[1]);
        Assert.Equal(alerts[0].Id, await teacher.NextAlert());
        Assert.Equal(alerts[1].Id, await teacher.NextAlert());

        // Another activation: higher numbers, and one that the earlier could not store is given anew.
        (room.AlertNo, room.Alerts) = (
            5_000,
            [alerts[1] with { No = 4_998 }, alerts[2] with { No = 4_999 }, alerts[3] with { No = 5_000 }]
        );
        await Until(server, () => room.AskedFrom.Count == 2);

        Assert.Equal(alerts[2].Id, await teacher.NextAlert());
        Assert.Equal(alerts[3].Id, await teacher.NextAlert());
        Assert.Equal(12, room.AskedFrom.Last());
        Assert.Empty(teacher.Drain("alert"));
    }

    [Fact]
    public async Task An_unavailable_room_is_retried_until_it_responds()
    {
        await using var server = await HubServer.StartAsync();
        var room = Play(server);
        var missed = server.Alert(Guid.NewGuid());
        await using var teacher = await server.ConnectAsync();
        await teacher.Invoke("Watch", server.Exam, null);
        room.Lose(missed);
        room.IsAway = true;
        await Until(server, () => room.AskedFrom.Count >= 6);
        room.IsAway = false;
        var heard = teacher.NextAlert();
        await Until(server, () => heard.IsCompleted);

        Assert.Equal(missed.Id, await heard);
    }

    [Fact]
    public async Task One_subscription_serves_all_dashboards_and_ends_with_the_last()
    {
        await using var server = await HubServer.StartAsync();
        var room = Play(server);
        var (one, two) = (await server.ConnectAsync(), await server.ConnectAsync());
        await one.Invoke("Watch", server.Exam, null);
        await two.Invoke("Watch", server.Exam, null);
        await one.DisposeAsync();
        server.Time.Advance(TimeSpan.FromSeconds(10));
        await room.Push(server.Alert(Guid.NewGuid()));
        await two.NextAlert();
        Assert.Equal(0, room.Unwatched);

        await two.DisposeAsync();
        await Until(server, () => room.Unwatched > 0);
        Assert.Equal(1, room.Unwatched);
    }

    [Fact]
    public async Task A_room_that_never_responds_fails_the_watch_without_leftovers()
    {
        await using var server = await HubServer.StartAsync();
        var room = Play(server);
        room.IsAway = true;
        await using var teacher = await server.ConnectAsync();
        var asked = teacher.Invoke("Watch", server.Exam, null);
        await Until(server, () => asked.IsCompleted);
        Assert.Equal("room_away", (await Assert.ThrowsAsync<HubRefusedException>(() => asked)).Code);
        room.IsAway = false;
        await teacher.Invoke("Watch", server.Exam, null);
    }

    private static PlayedRoom Play(HubServer server)
    {
        var room = new PlayedRoom(server);
        server.Stubs.Rooms[server.Exam] = room.Answer;
        return room;
    }

    /// <summary>Lets time pass until it has happened.</summary>
    private static async Task Until(HubServer server, Func<bool> happened)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        while (!happened())
        {
            limit.Token.ThrowIfCancellationRequested();
            server.Time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }
    }
}
