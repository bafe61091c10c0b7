using Npgsql;
using Orleans.Runtime;
using Veritas.Attempts;
using Veritas.Monitoring;

namespace Veritas.Tests.Cluster.Attempts;

/// <summary>Three silos: an attempt lives where its client's socket is, and leaves a silo that stops.</summary>
public sealed class MovingTests
{
    [Fact]
    public async Task An_attempt_follows_its_socket_with_its_state_and_reads_nothing()
    {
        await using var cluster = await AttemptCluster.StartAsync(silos: 3);
        var (id, attempt, here, _, integrity) = await FiveEventsAsync(cluster);
        var there = Other(cluster, here);

        await using (await LockAsync(cluster, "exam_attempts in access exclusive mode"))
        {
            var second = await cluster.ConnectAtAsync(attempt, there);
            Assert.Equal((6, 5), await ProgressAsync(attempt, cluster.Batch(second, 6, 1, "session.resumed", 0)));
        }

        Assert.Equal(there, await cluster.SiloOfAsync(attempt));
        Assert.Equal(integrity, (await attempt.Score()).Value!.IntegrityScore);
        await attempt.Flush();
        Assert.Equal(Enumerable.Range(1, 6).Select(i => (long)i), (await cluster.SeqsAsync(id)).Where(s => s > 0));
        Assert.Equal(1, await EpochAsync(cluster, id));
    }

    [Fact]
    public async Task The_older_socket_is_closed_wherever_it_is()
    {
        await using var cluster = await AttemptCluster.StartAsync(silos: 3);
        var (_, attempt) = await cluster.StartAttemptAsync();
        var here = await cluster.SiloOfAsync(attempt);
        var first = await cluster.ConnectAtAsync(attempt, here);

        await cluster.ConnectAtAsync(attempt, Other(cluster, here));

        Assert.Equal((4410, "taken_over"), await cluster.Ear.Next<(int, string)>(first));
        Assert.Equal("connection_stale", (await attempt.Ingest(cluster.Batch(first, 1, 1))).Problem!.Code);
    }

    [Fact]
    public async Task An_attempt_moves_when_everything_it_has_accepted_is_durable()
    {
        await using var cluster = await AttemptCluster.StartAsync(silos: 3);
        var (id, attempt) = await cluster.StartAttemptAsync();
        var here = await cluster.SiloOfAsync(attempt);
        var first = await cluster.ConnectAtAsync(attempt, here);
        await attempt.Flush();
        Task<Guid> moving;
        await using (await LockAsync(cluster, "monitoring_events in exclusive mode"))
        {
            Assert.Equal((3, 0), await ProgressAsync(attempt, cluster.Batch(first, 1, 3)));
            moving = cluster.ConnectAtAsync(attempt, Other(cluster, here));
        }

        Assert.Equal((4, 3), await ProgressAsync(attempt, cluster.Batch(await moving, 1, 4)));
        await attempt.Flush();
        Assert.Equal([1L, 2, 3, 4], (await cluster.SeqsAsync(id)).Where(s => s > 0));
        Assert.Equal(1, await EpochAsync(cluster, id));
    }

    [Fact]
    public async Task A_silo_that_stops_moves_its_attempts_away_first()
    {
        await using var cluster = await AttemptCluster.StartAsync(silos: 3);
        var (id, attempt, here, connection, integrity) = await FiveEventsAsync(cluster);

        await cluster.StopAsync(here);

        var accepted = await attempt.Ingest(cluster.Batch(connection, 6, 1, "session.resumed", 0));
        Assert.Null(accepted.Problem);
        Assert.NotEqual(here, await cluster.SiloOfAsync(attempt));
        Assert.Equal(integrity, (await attempt.Score()).Value!.IntegrityScore);
        Assert.Equal(1, await EpochAsync(cluster, id));
    }

    [Fact]
    public async Task The_attempt_of_a_killed_silo_gets_a_higher_epoch_and_its_socket_connects_again()
    {
        await using var cluster = await AttemptCluster.StartAsync(silos: 3);
        var (id, attempt, here, connection, integrity) = await FiveEventsAsync(cluster);

        await cluster.KillAsync(here);

        Assert.Equal("connection_unknown", (await attempt.Ingest(cluster.Batch(connection, 6, 1))).Problem!.Code);
        var again = await cluster.ConnectAtAsync(attempt, Other(cluster, here));
        Assert.Equal((6, 5), await ProgressAsync(attempt, cluster.Batch(again, 6, 1, "session.resumed", 0)));
        Assert.Equal(integrity, (await attempt.Score()).Value!.IntegrityScore);
        Assert.True(await EpochAsync(cluster, id) > 1);
    }

    [Fact]
    public async Task A_socket_in_a_process_without_a_silo_or_with_one_that_is_gone_is_served_where_the_attempt_is()
    {
        await using var cluster = await AttemptCluster.StartAsync(silos: 2);
        var (_, attempt) = await cluster.StartAttemptAsync();
        var here = await cluster.SiloOfAsync(attempt);
        var there = Other(cluster, here);

        await cluster.ConnectAsync(attempt);
        Assert.Equal(here, await cluster.SiloOfAsync(attempt));

        await cluster.StopAsync(there);
        await cluster.ConnectAtAsync(attempt, there);
        Assert.Equal(here, await cluster.SiloOfAsync(attempt));
    }

    /// <summary>An attempt with five durable events and its client's socket in the same process.</summary>
    private static async Task<(
        Guid Id,
        IAttemptGrain Attempt,
        SiloAddress Here,
        Guid Connection,
        double Integrity
    )> FiveEventsAsync(AttemptCluster cluster)
    {
        var (id, attempt) = await cluster.StartAttemptAsync();
        var here = await cluster.SiloOfAsync(attempt);
        var connection = await cluster.ConnectAtAsync(attempt, here);
        Assert.Null((await attempt.Ingest(cluster.Batch(connection, 1, 5))).Problem);
        await attempt.Flush();
        return (id, attempt, here, connection, (await attempt.Score()).Value!.IntegrityScore);
    }

    /// <summary>Holds a table until disposed: statements that the lock excludes wait.</summary>
    private static async Task<NpgsqlConnection> LockAsync(AttemptCluster cluster, string table)
    {
        // Closing the connection rolls its transaction back.
        var connection = await cluster.Database.DataSource.OpenConnectionAsync();
        await using var locking = new NpgsqlCommand($"begin; lock table {table}", connection);
        await locking.ExecuteNonQueryAsync();
        return connection;
    }

    private static async Task<(long Accepted, long Durable)> ProgressAsync(IAttemptGrain attempt, EventBatch batch)
    {
        var taken = await attempt.Ingest(batch);
        Assert.Null(taken.Problem);
        return (taken.Value!.Accepted, taken.Value.Durable);
    }

    private static SiloAddress Other(AttemptCluster cluster, SiloAddress silo) =>
        cluster.Silos.First(s => !s.SiloAddress.Equals(silo)).SiloAddress;

    private static Task<long> EpochAsync(AttemptCluster cluster, Guid attempt) =>
        cluster.Database.ScalarAsync<long>($"select epoch from exam_attempts where id = '{attempt}'");
}
