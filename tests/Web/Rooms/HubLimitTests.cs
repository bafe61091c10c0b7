using System.Net.WebSockets;
using System.Text;
using Npgsql;
using Veritas.Tests.Support;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Rooms;

/// <summary>Limits per hub connection and per user.</summary>
public sealed class HubLimitTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Only_the_connection_over_the_call_limit_is_refused_until_time_passes()
    {
        var time = new ManualTime();
        await using var server = await StartAsync(time, ("CallsPerSecond", "1"));
        var teacher = await server.PersonAsync("teacher");
        await using var eager = await ConnectAsync(server, teacher);
        await using var calm = await ConnectAsync(server, teacher);
        for (var i = 0; i < 10; i++)
        {
            await eager.Invoke("Unwatch", Guid.NewGuid());
        }

        Assert.Equal("too_many_calls", await RefusalAsync(eager));
        await calm.Invoke("Unwatch", Guid.NewGuid());

        time.Advance(TimeSpan.FromSeconds(1));
        await eager.Invoke("Unwatch", Guid.NewGuid());
        Assert.Equal("too_many_calls", await RefusalAsync(eager));
    }

    [Fact]
    public async Task A_call_over_the_limit_causes_no_query()
    {
        await using var server = await StartAsync(new ManualTime(), ("CallsPerSecond", "1"));
        await using var eager = await ConnectAsync(server, await server.PersonAsync("teacher"));
        for (var i = 0; i < 10; i++)
        {
            await eager.Invoke("Unwatch", Guid.NewGuid());
        }

        await using var held = await HeldAsync(server, "audit_pending");
        Assert.Equal(
            "too_many_calls",
            (await Assert.ThrowsAsync<HubRefusedException>(() => eager.Invoke("Acknowledge", Guid.NewGuid()))).Code
        );
    }

    [Fact]
    public async Task A_connection_that_keeps_calling_is_aborted()
    {
        await using var server = await StartAsync(new ManualTime(), ("CallsPerSecond", "1"));
        await using var eager = await ConnectAsync(server, await server.PersonAsync("teacher"));

        for (var i = 0; i < 10 + 99; i++)
        {
            await eager.Send("Unwatch", Guid.Empty);
        }

        Assert.Equal("too_many_calls", await RefusalAsync(eager));
        await eager.Send("Unwatch", 1);
        await eager.Ended.WaitAsync(Limit);
    }

    [Fact]
    public async Task Connections_per_user_are_limited_and_freed_on_disconnect()
    {
        await using var server = await StartAsync(TimeProvider.System, ("ConnectionsPerUser", "1"));
        var (teacher, other) = (await server.PersonAsync("teacher"), await server.PersonAsync("teacher"));
        var first = await ConnectAsync(server, teacher);
        await first.Invoke("Unwatch", Guid.NewGuid());

        Assert.False(await AnswersAsync(server, teacher));
        Assert.True(await AnswersAsync(server, other));

        await first.DisposeAsync();
        await Poll.UntilAsync(() => AnswersAsync(server, teacher), answered => answered);
    }

    [Fact]
    public async Task A_message_that_is_too_large_ends_its_connection()
    {
        await using var server = await StartAsync(TimeProvider.System, ("MaxMessageBytes", "4096"));
        await using var hub = await ConnectAsync(server, await server.PersonAsync("teacher"));
        await Assert.ThrowsAsync<HubRefusedException>(() => hub.Invoke("Unwatch", new string('x', 3_000)));

        await hub.Send("Unwatch", new string('x', 5_000));

        await hub.Ended.WaitAsync(Limit);
    }

    [Fact]
    public async Task A_connection_without_a_handshake_is_closed()
    {
        await using var server = await StartAsync(TimeProvider.System, ("HandshakeSeconds", "1"));
        var teacher = await server.PersonAsync("teacher");
        using var socket = new ClientWebSocket();
        using var limit = new CancellationTokenSource(Limit);
        await socket.ConnectAsync(
            new UriBuilder(server.Url)
            {
                Scheme = "ws",
                Path = "/hubs/alerts",
                Query = $"access_token={teacher.Token}",
            }.Uri,
            limit.Token
        );

        var buffer = new byte[1_024];
        var answer = await socket.ReceiveAsync(buffer, limit.Token);
        Assert.Contains(
            "Handshake was canceled",
            Encoding.UTF8.GetString(buffer, 0, answer.Count),
            StringComparison.Ordinal
        );
        Assert.Equal(WebSocketMessageType.Close, (await socket.ReceiveAsync(buffer, limit.Token)).MessageType);
    }

    [Theory]
    [InlineData("1", false)]
    [InlineData("2", true)]
    public async Task Calls_over_the_concurrency_limit_are_queued(string parallel, bool side)
    {
        await using var server = await StartAsync(new ManualTime(), ("ParallelCalls", parallel));
        var teacher = await server.PersonAsync("teacher");
        await using var busy = await ConnectAsync(server, teacher);
        await using var other = await ConnectAsync(server, teacher);
        var table = await HeldAsync(server, "alerts");

        var held = busy.Invoke("Acknowledge", Guid.NewGuid());
        var next = busy.Invoke("Unwatch", Guid.NewGuid());
        await other.Invoke("Unwatch", Guid.NewGuid());
        if (side)
        {
            await next.WaitAsync(Limit);
        }

        Assert.Equal((false, side), (held.IsCompleted, next.IsCompleted));
        await table.DisposeAsync();
        Assert.Equal("alert_unknown", (await Assert.ThrowsAsync<HubRefusedException>(() => held)).Code);
        await next.WaitAsync(Limit);
    }

    private static async Task<VeritasServer> StartAsync(TimeProvider time, (string Key, string Value) setting)
    {
        var server = new VeritasServer { Time = time };
        server.Settings[$"Veritas:Hub:{setting.Key}"] = setting.Value;
        await server.InitializeAsync();
        return server;
    }

    /// <summary>A connection that locks the table until it is disposed.</summary>
    private static async Task<NpgsqlConnection> HeldAsync(VeritasServer server, string table)
    {
        var connection = await server.Database.DataSource.OpenConnectionAsync();
        await using var hold = connection.CreateCommand();
        hold.CommandText = $"begin; lock table {table} in access exclusive mode";
        await hold.ExecuteNonQueryAsync();
        return connection;
    }

    private static Task<HubClient> ConnectAsync(VeritasServer server, Person teacher) =>
        HubClient.ConnectAsync(server.Url, teacher.Token);

    private static async Task<string> RefusalAsync(HubClient hub) =>
        (await Assert.ThrowsAsync<HubRefusedException>(() => hub.Invoke("Unwatch", Guid.NewGuid()))).Code;

    private static async Task<bool> AnswersAsync(VeritasServer server, Person teacher)
    {
        try
        {
            await using var hub = await ConnectAsync(server, teacher);
            var call = hub.Invoke("Unwatch", Guid.NewGuid());
            await Task.WhenAny(call, hub.Ended);
            return call.IsCompletedSuccessfully;
        }
        catch (WebSocketException)
        {
            return false;
        }
    }
}
