using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Veritas.Tests.Web.Server;
using Veritas.WebHost.Monitoring;

namespace Veritas.Tests.Web.Monitoring;

/// <summary>Which connections are accepted and which are closed.</summary>
public sealed class ConnectionLimiterTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("no%20base%2064!")]
    [InlineData("A")]
    [InlineData("changed")]
    [InlineData("cut")]
    [InlineData("longer")]
    [InlineData("another key")]
    public async Task A_forged_ticket_is_refused(string how)
    {
        var watched = await WatchedAttempt.StartAsync(server);
        var good = watched.Attempt.Ticket;
        var ticket = how switch
        {
            "changed" => (good[0] == 'A' ? 'B' : 'A') + good[1..],
            "cut" => good[..^4],
            "longer" => good + "AAAA",
            "another key" => good[..32] + new string('A', good.Length - 32),
            _ => how,
        };

        await using var client = await MonitorClient.OpenAsync(server, ticket);

        Assert.Equal("ticket_invalid", WatchedAttempt.Code(await client.NextAsync("error")));
        Assert.Equal(4401, await client.ClosedAsync());
        Assert.Equal(
            (401, "ticket_invalid"),
            await server.Anonymous.RefusedAsync($"/monitor/events?ticket={ticket}", """{"seq":1,"type":"tab.hidden"}""")
        );
    }

    [Fact]
    public async Task A_ticket_of_an_unknown_attempt_is_refused()
    {
        var ticket = server
            .Services.GetRequiredService<MonitorTickets>()
            .Issue(Guid.NewGuid(), new DefaultHttpContext().Request)
            .Ticket;

        await using var client = await MonitorClient.OpenAsync(server, ticket);

        Assert.Equal("attempt_unknown", WatchedAttempt.Code(await client.NextAsync("error")));
        Assert.Equal(4404, await client.ClosedAsync());
    }

    [Fact]
    public async Task A_ticket_is_valid_only_for_its_attempt()
    {
        var (mine, theirs) = (await WatchedAttempt.StartAsync(server), await WatchedAttempt.StartAsync(server));
        await using var client = await mine.ConnectAsync();
        var body =
            $$"""{"attempt_id":"{{theirs.Id}}","seq":1,"type":"tab.hidden","at":"{{server.Time.GetUtcNow():O}}"}""";

        Assert.Equal(mine.Id, (await client.NextAsync("welcome"))!.Value.GetProperty("attempt_id").GetGuid());
        Assert.Equal(
            (401, "ticket_invalid"),
            await server.Anonymous.RefusedAsync($"/monitor/events?ticket={mine.Attempt.Ticket}", body)
        );

        await mine.SendAsync(client, 1, 1);
        Assert.Equal("", await theirs.RowsAsync());
    }

    [Fact]
    public async Task An_ended_attempt_closes_its_socket_and_refuses_others()
    {
        var watched = await WatchedAttempt.StartAsync(server);
        await using var client = await watched.ConnectAsync();
        await watched.SendAsync(client, 1, 2);
        var rows = await watched.RowsAsync();

        await watched.Student.Http.PostedAsync($"/student/attempts/{watched.Id}/submit");

        Assert.Equal("attempt_over", WatchedAttempt.Code(await client.NextAsync("error")));
        Assert.Equal(4409, await client.ClosedAsync());
        await using var again = await watched.ConnectAsync();
        Assert.Equal("attempt_over", WatchedAttempt.Code(await again.NextAsync("error")));
        Assert.Equal(4409, await again.ClosedAsync());
        Assert.Equal(rows, await watched.RowsAsync());
    }

    [Theory]
    [InlineData("&client=tab-1", 0)]
    [InlineData("&client=tab-2", 1)]
    public async Task A_newer_socket_takes_over_and_only_another_tab_is_reported(string client, long duplicates)
    {
        var watched = await WatchedAttempt.StartAsync(server);
        await using var old = await watched.ConnectAsync();
        await watched.SendAsync(old, 1, 2);

        await using var newer = await watched.ConnectAsync(client);

        Assert.Equal("taken_over", WatchedAttempt.Code(await old.NextAsync("error")));
        Assert.Equal(4410, await old.ClosedAsync());
        await watched.SendAsync(newer, 3, 2);
        Assert.Equal(
            duplicates,
            await server.Database.ScalarAsync<long>(
                $"select count(*) from monitoring_events where attempt_id = '{watched.Id}' and type = "
                    + "'session.duplicate'"
            )
        );
        Assert.Equal(
            4,
            await server.Database.ScalarAsync<long>(
                $"select count(*) from monitoring_events where attempt_id = '{watched.Id}' and seq > 0"
            )
        );
    }

    [Fact]
    public async Task Two_sockets_that_send_the_same_events_record_them_once()
    {
        var watched = await WatchedAttempt.StartAsync(server);
        var now = server.Time.GetUtcNow();
        await using var first = await watched.ConnectAsync();
        await first.SendEventsAsync(1, 50, now);
        await using var second = await watched.ConnectAsync();
        await second.SendEventsAsync(1, 60, now);

        Assert.NotNull(await second.NextAsync("ack", a => a.GetProperty("durable").GetInt64() == 60));

        Assert.Equal(
            60,
            await server.Database.ScalarAsync<long>(
                $"select count(*) from monitoring_events where attempt_id = '{watched.Id}'"
            )
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("veritas.monitor.v2")]
    public async Task An_unknown_sub_protocol_is_refused(string protocol)
    {
        var watched = await WatchedAttempt.StartAsync(server);
        using var socket = new ClientWebSocket();
        if (protocol.Length > 0)
        {
            socket.Options.AddSubProtocol(protocol);
        }

        var url = new UriBuilder(server.Url)
        {
            Scheme = "ws",
            Path = "/ws/monitor",
            Query = $"ticket={watched.Attempt.Ticket}",
        }.Uri;

        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(url, CancellationToken.None));
        Assert.Equal(
            (400, "websocket_required"),
            await server.Anonymous.RefusedAsync(HttpMethod.Get, $"/ws/monitor?ticket={watched.Attempt.Ticket}", null)
        );
    }

    [Fact]
    public async Task A_client_that_sends_too_fast_is_closed()
    {
        await using var slow = new VeritasServer { Settings = { ["Veritas:Monitor:FramesPerSecond"] = "1" } };
        await slow.InitializeAsync();
        var watched = await WatchedAttempt.StartAsync(slow);
        await using var client = await watched.ConnectAsync();
        for (var i = 0; i < 30; i++)
        {
            await client.SendAsync("""{"t":"ping"}""");
        }

        Assert.Equal("too_fast", WatchedAttempt.Code(await client.NextAsync("error")));
        Assert.Equal(4429, await client.ClosedAsync());
        await using var again = await watched.ConnectAsync();
        await watched.SendAsync(again, 1, 1);
    }
}
