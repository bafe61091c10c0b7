using Veritas.Attempts;
using Veritas.Grains.Monitoring;
using Veritas.Monitoring;

namespace Veritas.Tests.Cluster.Attempts;

/// <summary>The rows of the table, replayed, give the live score bit by bit, events of Veritas' own included.</summary>
public sealed class ReplayTests
{
    [Fact]
    public async Task The_rows_replayed_give_the_live_score_bit_by_bit()
    {
        await using var cluster = await AttemptCluster.StartAsync();
        var (id, attempt) = await cluster.StartAttemptAsync();
        var live = await LiveAsync(cluster, id, attempt);

        var replayed = await ReplayedAsync(cluster, id);

        Same(live, replayed);
        Assert.True(live.IntegrityScore < 100);
        Assert.Equal(
            ["answer.saved", "client.tampered", "heartbeat.missed", "session.duplicate"],
            await OwnTypesAsync(cluster, id)
        );
    }

    [Fact]
    public async Task The_score_of_an_ended_attempt_is_the_one_it_had()
    {
        await using var cluster = await AttemptCluster.StartAsync();
        var (id, attempt) = await cluster.StartAttemptAsync();
        var live = await LiveAsync(cluster, id, attempt);

        Assert.Null((await attempt.Submit(cluster.Student)).Problem);
        await cluster.CrashAsync();

        Same(live, (await cluster.Scores.Of(id, CancellationToken.None)).Value.Score);
    }

    /// <summary>
    /// An attempt with everything that makes events: a second client, a saved answer, a lost connection, a jumping
    /// clock, a backlog.
    /// </summary>
    private static async Task<ScoreView> LiveAsync(AttemptCluster cluster, Guid id, IAttemptGrain attempt)
    {
        var socket = await cluster.ConnectAsync(attempt, "tab-1");
        await attempt.Ingest(cluster.Batch(socket, 1, 7, "tab.hidden", 12_345));
        await attempt.SaveAnswer(new SaveAnswer(cluster.Student, cluster.Choice, 1, new RawJson("\"a\"")));
        cluster.Time.Advance(TimeSpan.FromTicks(12_345_678_9));
        socket = await cluster.ConnectAsync(attempt, "tab-2");
        await attempt.Ingest(cluster.Batch(socket, 8, 3, "clipboard.paste_external", 0));
        await attempt.Disconnect(socket);
        for (var i = 0; i < 8; i++)
        {
            cluster.Time.Advance(TimeSpan.FromSeconds(5));
            await attempt.Look();
        }

        socket = await cluster.ConnectAsync(attempt, "tab-2");
        var ahead = cluster.Batch(socket, 11, 2, "window.blur", 3_333);
        await attempt.Ingest(
            ahead with
            {
                Events = [.. ahead.Events.Select(e => e with { At = e.At.AddMinutes(30) })],
            }
        );
        await attempt.Ingest(cluster.Batch(socket, 13, 5, "fullscreen.exited", 7_777));
        await attempt.SaveAnswer(new SaveAnswer(cluster.Student, cluster.Essay, 1, new RawJson("\"because\"")));
        Assert.Null((await attempt.Flush()).Problem);
        return (await attempt.Score()).Value!;
    }

    private static async Task<ScoreView> ReplayedAsync(AttemptCluster cluster, Guid id)
    {
        var startedAt = cluster.StartedAt;
        var policy = ScoringPolicy.Compile(MonitoringPolicy.Default, Accommodation.None, startedAt, 3_600);
        var rows = new List<RecordedEvent>();
        await foreach (
            var row in new EventStore(cluster.Database.DataSource).AfterAsync(
                DateOnly.FromDateTime(startedAt.UtcDateTime),
                id,
                0,
                0,
                CancellationToken.None
            )
        )
        {
            rows.Add(row);
        }

        return ScoreRules.View(ScoreRules.Replay(policy, rows), policy, cluster.Time.GetUtcNow());
    }

    private static async Task<IEnumerable<string>> OwnTypesAsync(AttemptCluster cluster, Guid id)
    {
        await using var command = cluster.Database.DataSource.CreateCommand(
            "select distinct type from monitoring_events where attempt_id = $1 and seq < 0 order by type"
        );
        command.Parameters.Add(new() { Value = id });
        await using var reader = await command.ExecuteReaderAsync();
        var types = new List<string>();
        while (await reader.ReadAsync())
        {
            types.Add(reader.GetString(0));
        }

        return types;
    }

    private static void Same(ScoreView a, ScoreView b)
    {
        Assert.Equal(
            BitConverter.DoubleToInt64Bits(a.IntegrityScore),
            BitConverter.DoubleToInt64Bits(b.IntegrityScore)
        );
        Assert.Equal((a.Risk, a.Band), (b.Risk, b.Band));
        Assert.Equal(Parts(a), Parts(b));
    }

    private static IEnumerable<(string, int, int, long, long, long, string)> Parts(ScoreView view) =>
        from category in view.Categories
        from t in category.Types
        select (
            t.Type,
            t.Seen,
            t.Counted,
            t.TotalMs,
            BitConverter.DoubleToInt64Bits(t.Exposure),
            BitConverter.DoubleToInt64Bits(category.Penalty),
            string.Join(',', t.LastSeqs)
        );
}
