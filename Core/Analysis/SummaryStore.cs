using Npgsql;
using NpgsqlTypes;

namespace Veritas.Analysis;

/// <summary>Brings summaries up to date with the attempts that have changed. One process at a time; the others find the lock taken and leave it at that.</summary>
internal sealed class SummaryStore(NpgsqlDataSource database)
{
    private const int TimeoutSeconds = 30;

    // "summary" in ASCII.
    private const long LockKey = 0x73_75_6d_6d_61_72_79;

    private const string LockText = "select pg_try_advisory_xact_lock($1)";

    // Index: summary_queue_pkey.
    private const string TakeText = "delete from summary_queue where id = any(array(select id from summary_queue order by id limit $1)) returning attempt_id";

    // Index: exam_summaries_pkey.
    private const string TalliesText = "select exam_id, tally::text from exam_summaries where exam_id = any($1)";

    private const string WriteText = """
        insert into exam_summaries (exam_id, attempts, live, to_grade, open_alerts, flagged, to_judge, tally, counted_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        on conflict (exam_id) do update set attempts = excluded.attempts, live = excluded.live, to_grade = excluded.to_grade,
            open_alerts = excluded.open_alerts, flagged = excluded.flagged, to_judge = excluded.to_judge, tally = excluded.tally, counted_at = excluded.counted_at
        """;

    /// <summary>Counts what the oldest rows of the queue name, in one transaction. Returns how many rows that were; 0 also while another process is at it.</summary>
    /// <param name="most">Rows to take, 1 or more.</param>
    /// <param name="now">When it is counted.</param>
    /// <param name="cancel">Rolls back.</param>
    public async Task<int> FoldAsync(int most, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using (var hold = new NpgsqlCommand(LockText, connection))
        {
            hold.Parameters.Add(new() { Value = LockKey });
            if (await hold.ExecuteScalarAsync(cancel) is not true)
            {
                return 0;
            }
        }

        // Only what is committed before the rows are taken is read for sure; what is committed later has a row of its own in the queue.
        var (taken, attempts) = await TakeAsync(connection, most, cancel);
        if (taken == 0)
        {
            return 0;
        }

        var before = await SummaryRows.TakeAsync(connection, attempts, cancel);
        var after = await FigureStore.ReadAsync(connection, attempts, cancel);
        var tallies = await TalliesAsync(connection, [.. before.Concat(after).Select(a => a.ExamId).Distinct()], cancel);
        before.ForEach(a => tallies[a.ExamId].Add(a, -1));
        after.ForEach(a => tallies[a.ExamId].Add(a, 1));
        await SummaryRows.WriteAsync(connection, after, cancel);
        await WriteAsync(connection, tallies, now, cancel);
        await transaction.CommitAsync(cancel);
        return taken;
    }

    private static async Task<(int Taken, Guid[] Attempts)> TakeAsync(NpgsqlConnection connection, int most, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(TakeText, connection) { CommandTimeout = TimeoutSeconds };
        command.Parameters.Add(new() { Value = most });
        var (taken, attempts) = (0, new HashSet<Guid>());
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            taken++;
            attempts.Add(reader.GetGuid(0));
        }

        return (taken, [.. attempts]);
    }

    private static async Task<Dictionary<Guid, ExamTally>> TalliesAsync(NpgsqlConnection connection, Guid[] exams, CancellationToken cancel)
    {
        var tallies = exams.ToDictionary(e => e, _ => new ExamTally());
        await using var command = new NpgsqlCommand(TalliesText, connection) { CommandTimeout = TimeoutSeconds };
        command.Parameters.Add(new() { Value = exams });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            tallies[reader.GetGuid(0)] = ExamTally.Read(reader.GetString(1));
        }

        return tallies;
    }

    private static async Task WriteAsync(NpgsqlConnection connection, Dictionary<Guid, ExamTally> tallies, DateTimeOffset now, CancellationToken cancel)
    {
        await using var batch = new NpgsqlBatch(connection) { Timeout = TimeoutSeconds };
        foreach (var (exam, t) in tallies)
        {
            var write = new NpgsqlBatchCommand(WriteText);
            foreach (var value in new object[] { exam, t.Attempts, t.Live, t.ToGrade, t.OpenAlerts, t.Flagged, t.ToJudge })
            {
                write.Parameters.Add(new() { Value = value });
            }

            write.Parameters.Add(new() { Value = t.Write(), NpgsqlDbType = NpgsqlDbType.Jsonb });
            write.Parameters.Add(new() { Value = now.UtcDateTime });
            batch.BatchCommands.Add(write);
        }

        if (batch.BatchCommands.Count > 0)
        {
            await batch.ExecuteNonQueryAsync(cancel);
        }
    }
}
