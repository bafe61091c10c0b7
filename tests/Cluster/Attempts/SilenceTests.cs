namespace Veritas.Tests.Cluster.Attempts;

/// <summary>A socket whose web host died without a word.</summary>
public sealed class SilenceTests
{
    private static readonly TimeSpan Silent = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_beat_tells_how_far_the_attempt_is_and_is_refused_to_a_socket_it_does_not_know()
    {
        await using var cluster = await AttemptCluster.StartAsync();
        var (_, attempt) = await cluster.StartAttemptAsync();
        Assert.Equal("connection_unknown", (await attempt.Heartbeat(Guid.NewGuid())).Problem!.Code);

        var socket = await cluster.ConnectAsync(attempt);
        await attempt.Ingest(cluster.Batch(socket, 1, 3));

        Assert.Equal(3, (await attempt.Heartbeat(socket)).Value!.Accepted);
        Assert.Equal("connection_stale", (await attempt.Heartbeat(Guid.NewGuid())).Problem!.Code);
        Assert.Equal(
            "attempt_unknown",
            (await cluster.Attempt(Guid.CreateVersion7(cluster.Time.GetUtcNow())).Heartbeat(socket)).Problem!.Code
        );
    }

    [Fact]
    public async Task A_socket_that_beats_stays_and_one_that_says_nothing_is_lost_since_it_was_heard()
    {
        await using var cluster = await AttemptCluster.StartAsync();
        var (id, attempt) = await cluster.StartAttemptAsync();
        var socket = await cluster.ConnectAsync(attempt);

        for (var beats = 0; beats < 3; beats++)
        {
            cluster.Time.Advance(Silent / 2);
            Assert.Null((await attempt.Heartbeat(socket)).Problem);
        }

        Assert.True((await attempt.Look()).Value!.Connected);

        var heard = cluster.Time.GetUtcNow();
        cluster.Time.Advance(Silent);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while ((await attempt.Look()).Value!.Connected)
        {
            await look.WaitForNextTickAsync(limit.Token);
            // The attempt's timer may have been set anew only after the clock was advanced.
            cluster.Time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal("connection_unknown", (await attempt.Heartbeat(socket)).Problem!.Code);
        await attempt.Flush();
        Assert.Equal(
            heard.UtcDateTime,
            await cluster.Database.ScalarAsync<DateTime>(
                "select received_at - ms * interval '1 ms' from monitoring_events "
                    + $"where attempt_id = '{id}' and type = 'heartbeat.missed' and ms >= 60000"
            )
        );
    }
}
