using Npgsql;

namespace Veritas.Monitoring;

/// <summary>
/// Makes the monthly partitions of <c>monitoring_events</c> ahead of their first rows. A month that began without one
/// stays in the default partition.
/// </summary>
internal sealed class EventPartitions(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>This month and so many after it.</summary>
    private const int Ahead = 3;
    private const int TimeoutSeconds = 10;

    // One silo at a time.
    private const string QueueText = "select pg_advisory_xact_lock(hashtext('veritas.event_partitions'))";

    // A new partition locks the table for a moment: behind a long read it gives up rather than holding the journal up,
    // and is made at a later turn.
    private const string PatienceText = "set local lock_timeout = '1s'";
    private const string EnsureText = "select ensure_event_partitions($1, $2)";

    /// <summary>Makes what is missing; cheap when nothing is.</summary>
    /// <exception cref="NpgsqlException">The table is in use, or the database away; nothing was made.</exception>
    public async Task EnsureAsync(CancellationToken cancel)
    {
        // A batch is one transaction, which locks and patience last for.
        await using var batch = database.CreateBatch();
        batch.Timeout = TimeoutSeconds;
        batch.BatchCommands.Add(new NpgsqlBatchCommand(QueueText));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(PatienceText));
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        batch.BatchCommands.Add(
            new NpgsqlBatchCommand(EnsureText)
            {
                Parameters =
                {
                    new() { Value = today },
                    new() { Value = Ahead + 1 },
                },
            }
        );
        await batch.ExecuteNonQueryAsync(cancel);
    }
}
