namespace Veritas.Tests.Web.Rooms;

/// <summary>How a web host recovers from lost pushes and restarted rooms.</summary>
public sealed class RoomRelayTests
{
    [Fact]
    public async Task A_lost_push_is_detected_by_the_next_one_and_delivered_in_order()
    {
        await using var server = await HubServer.StartAsync();
        var room = AddRoom(server);
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
        Assert.Equal([null, 11], room.WatchedFrom);
    }

    [Fact]
    public async Task A_restarted_room_is_watched_again_and_missed_alerts_are_delivered_once()
    {
        await using var server = await HubServer.StartAsync();
        var room = AddRoom(server);
        var alerts = Enumerable.Range(0, 4).Select(_ => server.Alert(Guid.NewGuid())).ToArray();
        await using var teacher = await server.ConnectAsync();
        await teacher.Invoke("Watch", server.Exam, null);
        await room.Push(alerts[0], alerts[1]);
        Assert.Equal(alerts[0].Id, await teacher.NextAlert());
        Assert.Equal(alerts[1].Id, await teacher.NextAlert());

        // Another activation has higher numbers and resends an alert that the previous one had not stored.
        (room.AlertNo, room.Alerts) = (
            5_000,
            [alerts[1] with { No = 4_998 }, alerts[2] with { No = 4_999 }, alerts[3] with { No = 5_000 }]
        );
        await AdvanceUntilAsync(server, () => room.WatchedFrom.Count == 2);

        Assert.Equal(alerts[2].Id, await teacher.NextAlert());
        Assert.Equal(alerts[3].Id, await teacher.NextAlert());
        Assert.Equal(12, room.WatchedFrom.Last());
        Assert.Empty(teacher.Drain("alert"));
    }

    [Fact]
    public async Task An_unavailable_room_is_retried_until_it_responds()
    {
        await using var server = await HubServer.StartAsync();
        var room = AddRoom(server);
        var missed = server.Alert(Guid.NewGuid());
        await using var teacher = await server.ConnectAsync();
        await teacher.Invoke("Watch", server.Exam, null);
        room.Lose(missed);
        room.IsUnavailable = true;
        await AdvanceUntilAsync(server, () => room.WatchedFrom.Count >= 6);
        room.IsUnavailable = false;
        var received = teacher.NextAlert();
        await AdvanceUntilAsync(server, () => received.IsCompleted);

        Assert.Equal(missed.Id, await received);
    }

    [Fact]
    public async Task One_subscription_serves_all_dashboards_and_ends_with_the_last()
    {
        await using var server = await HubServer.StartAsync();
        var room = AddRoom(server);
        var (one, two) = (await server.ConnectAsync(), await server.ConnectAsync());
        await one.Invoke("Watch", server.Exam, null);
        await two.Invoke("Watch", server.Exam, null);
        await one.DisposeAsync();
        server.Time.Advance(TimeSpan.FromSeconds(10));
        await room.Push(server.Alert(Guid.NewGuid()));
        await two.NextAlert();
        Assert.Equal(0, room.Unwatched);

        await two.DisposeAsync();
        await AdvanceUntilAsync(server, () => room.Unwatched > 0);
        Assert.Equal(1, room.Unwatched);
    }

    [Fact]
    public async Task A_room_that_never_responds_fails_the_watch_without_leftovers()
    {
        await using var server = await HubServer.StartAsync();
        var room = AddRoom(server);
        room.IsUnavailable = true;
        await using var teacher = await server.ConnectAsync();
        var watch = teacher.Invoke("Watch", server.Exam, null);
        await AdvanceUntilAsync(server, () => watch.IsCompleted);
        Assert.Equal("room_away", (await Assert.ThrowsAsync<HubRefusedException>(() => watch)).Code);
        room.IsUnavailable = false;
        await teacher.Invoke("Watch", server.Exam, null);
    }

    private static FakeRoom AddRoom(HubServer server)
    {
        var room = new FakeRoom(server);
        server.Stubs.Rooms[server.Exam] = room.Answer;
        return room;
    }

    /// <summary>Advances the clock until the condition is true.</summary>
    private static async Task AdvanceUntilAsync(HubServer server, Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        while (!condition())
        {
            limit.Token.ThrowIfCancellationRequested();
            server.Time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }
    }
}
