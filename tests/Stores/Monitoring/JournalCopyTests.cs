using Npgsql;
using Veritas.Grains.Monitoring;
using Veritas.Monitoring;

namespace Veritas.Tests.Stores.Monitoring;

/// <summary>
/// The journal encodes the binary COPY format itself: rows of all sizes, and a PostgreSQL that does not respond.
/// </summary>
public sealed class JournalCopyTests : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private JournalBench _bench = null!;

    public async ValueTask InitializeAsync() =>
        _bench = await JournalBench.CreateAsync(new JournalOptions { Writers = 1, CommitTimeoutSeconds = 2 });

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Rows_smaller_and_larger_than_a_block_are_stored_unchanged()
    {
        var attempt = await _bench.AttemptAsync();
        int[] sizes = [0, 1, 100, 70_000, 5, 40_000, 40_000, 200_000, 0];
        var rows = sizes
            .Select((size, i) => JournalBench.Row(i + 1, size == 0 ? default : Data(size)))
            .Append(JournalBench.Row(-1, Data(3), after: 4))
            .ToList();
        var entry = _bench.Append(attempt, rows);

        await _bench.StartAsync();

        Assert.Equal(JournalOutcome.Stored, await entry.Outcome.WaitAsync(Limit));
        var stored = (await _bench.RowsAsync(attempt)).ToDictionary(r => r.Seq, r => r.Data?.Length);
        Assert.Equal(rows.Count, stored.Count);
        Assert.All(rows, row => Assert.Equal(row.Data.IsEmpty ? null : Shown(row), stored[row.Seq]));
    }

    [Fact]
    public async Task A_blocked_commit_times_out_and_is_retried_until_it_succeeds()
    {
        var attempt = await _bench.AttemptAsync();
        await using var other = await _bench.Database.DataSource.OpenConnectionAsync();
        await using var holding = await other.BeginTransactionAsync();
        await using (
            var same = new NpgsqlCommand(
                "insert into monitoring_events (started_on, attempt_id, seq, type, at, received_at, ms) values "
                    + "('2030-01-01', $1, 2, 'tab.hidden', now(), now(), 0)",
                other
            )
        )
        {
            same.Parameters.Add(new() { Value = attempt });
            await same.ExecuteNonQueryAsync();
        }

        // The copy ends only after the other transaction has released its key.
        var entry = _bench.Append(attempt, 1, 3);
        await _bench.StartAsync();
        await _bench.FailingAsync();
        Assert.False(entry.Outcome.IsCompleted);

        await holding.RollbackAsync();

        Assert.Equal(JournalOutcome.Stored, await entry.Outcome.WaitAsync(Limit));
        Assert.Equal([1L, 2L, 3L], (await _bench.RowsAsync(attempt)).Select(r => r.Seq));
    }

    private static byte[] Data(int size) =>
        System.Text.Encoding.UTF8.GetBytes($"{{\"a\": \"{new string('x', size)}\"}}");

    private static int? Shown(RecordedEvent row) => row.Data.Length;
}
