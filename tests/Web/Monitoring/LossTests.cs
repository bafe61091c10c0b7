using System.Net.WebSockets;
using Veritas.Tests.Support;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Monitoring;

/// <summary>Tickets expire, silent sockets are closed, and a loss is reported without affecting the score.</summary>
public sealed class LossTests : IAsyncLifetime
{
    private VeritasServer _server = null!;
    private ManualTime _time = null!;

    public async ValueTask InitializeAsync() => (_server, _time) = await VeritasServer.WithClockAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_ticket_is_valid_for_ten_minutes_and_can_be_renewed()
    {
        var watched = await WatchedAttempt.StartAsync(_server);
        _time.Advance(TimeSpan.FromMinutes(10));

        await using var late = await watched.ConnectAsync();
        Assert.Equal("ticket_invalid", WatchedAttempt.Code(await late.NextAsync("error")));
        Assert.Equal(4401, await late.ClosedAsync());

        var renewed = await watched.Student.Http.PostedAsync($"/student/attempts/{watched.Id}/ticket");
        await using var client = await MonitorClient.OpenAsync(_server, renewed.GetProperty("ticket").GetString()!);
        await watched.SendAsync(client, 1, 1);
    }

    [Fact]
    public async Task A_silent_socket_is_closed_reported_after_30_s_and_does_not_count()
    {
        var watched = await WatchedAttempt.StartAsync(_server);
        await using var client = await watched.ConnectAsync();
        await watched.SendAsync(client, 1, 2);
        var score = (await watched.ScoreAsync()).Split(';')[0];

        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(4408, await client.ClosedAsync());
        // It does not answer the close frame, as an unreachable client.
        _time.Advance(TimeSpan.FromSeconds(10));
        await Poll.UntilAsync(ConnectedAsync, connected => !connected);
        _time.Advance(TimeSpan.FromSeconds(35));
        await Poll.UntilAsync(watched.RowsAsync, rows => rows.Contains("heartbeat.missed", StringComparison.Ordinal));

        Assert.Equal(score, (await watched.ScoreAsync()).Split(';')[0]);
        var level = await Poll.UntilAsync(
            () => _server.Database.ScalarAsync<string>($"select level from alerts where attempt_id = '{watched.Id}'"),
            l => l is not null
        );
        Assert.Equal("technical", level);
        await using var back = await watched.ConnectAsync();
        Assert.Equal(2, (await back.NextAsync("welcome"))!.Value.GetProperty("durable").GetInt64());
        await watched.SendAsync(back, 3, 1);

        async Task<bool> ConnectedAsync() =>
            (await watched.Teacher.Http.ReadAsync($"/teacher/attempts/{watched.Id}/monitoring"))
                .GetProperty("attempt")
                .GetProperty("connected")
                .GetBoolean();
    }
}
