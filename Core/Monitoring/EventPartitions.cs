using Npgsql;

namespace Veritas.Monitoring;

/// <summary>
/// Creates the monthly partitions of <c>monitoring_events</c> in advance. A month that started without one stays in the
/// default partition.
/// </summary>
internal sealed class EventPartitions(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>Number of months after the current one.</summary>
    private const int Ahead = 3;
    private const int TimeoutSeconds = 10;

    // One silo at a time.
    private const string QueueText = "select pg_advisory_xact_lock(hashtext('veritas.event_partitions'))";

    // A new partition briefly locks the table. Behind a long read it times out rather than blocking the journal, and a
    // later turn retries.
    private const string PatienceText = "set local lock_timeout = '1s'";
    private const string EnsureText = "select ensure_event_partitions($1, $2)";

    /// <summary>Creates missing partitions; cheap when there are none.</summary>
    /// <exception cref="NpgsqlException">The table is locked or the database is unavailable; nothing was
    /// created.</exception>
    public async Task EnsureAsync(CancellationToken cancel)
    {
        // A batch is one transaction; the advisory lock and the timeout apply to it.
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
