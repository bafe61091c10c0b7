using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Veritas.Learning;

/// <summary>Brings records up to date with the results that have changed. One process at a time; the others find the lock taken and leave it at that.</summary>
internal sealed class PerformanceKeeping(NpgsqlDataSource database)
{
    private const int TimeoutSeconds = 30;

    // "learning" in ASCII.
    private const long LockKey = 0x6c_65_61_72_6e_69_6e_67;

    private const string LockText = "select pg_try_advisory_xact_lock($1)";

    // Indexes: learning_exam_queue_pkey, exam_attempts_exam. One exam at a time, its attempts wait in the queue then.
    private const string ExpandText = """
        with taken as (
            delete from learning_exam_queue where id = (select id from learning_exam_queue order by id limit 1) returning exam_id
        )
        insert into learning_queue (attempt_id) select a.id from taken t join exam_attempts a on a.exam_id = t.exam_id
        where a.ended_at is not null and not a.practice
        """;

    // Indexes: learning_queue_pkey, performance_results_due.
    private const string TakeText = """
        with due as (
            select attempt_id from performance_results where not counted and counts_from <= $2 order by counts_from limit $1
        ), taken as (
            delete from learning_queue where id = any(array(select id from learning_queue order by id limit $1)) returning attempt_id
        )
        select attempt_id from taken union all select attempt_id from due
        """;

    // Index: performance_metrics_pkey.
    private const string TalliesText = "select student_id, tally::text from performance_metrics where student_id = any($1)";

    private const string WriteResultText = """
        insert into performance_results (attempt_id, student_id, exam_id, percent, integrity, ended_at, counts_from, counted, topics)
        select $1, $2, $3, $4, $5, $6, $7, $8, $9 from users where id = $2
        on conflict (attempt_id) do update set percent = excluded.percent, integrity = excluded.integrity, ended_at = excluded.ended_at,
            counts_from = excluded.counts_from, counted = excluded.counted, topics = excluded.topics
        """;

    private const string RemoveResultText = "delete from performance_results where attempt_id = $1";

    // The profile shows what the record says; indexes performance_metrics_pkey, student_profiles_pkey.
    private const string WriteTallyText = """
        with kept as (
            insert into performance_metrics (student_id, results, mean, counted_at, tally) select $1, $2, $3, $4, $5 from users where id = $1
            on conflict (student_id) do update set results = excluded.results, mean = excluded.mean, counted_at = excluded.counted_at, tally = excluded.tally
        )
        update student_profiles set integrity = $6, mastery = $7 where user_id = $1
        """;

    private const string RemoveTallyText = """
        with gone as (delete from performance_metrics where student_id = $1)
        update student_profiles set integrity = null, mastery = null where user_id = $1
        """;

    /// <summary>Counts what the oldest rows of the queue name and what is released by now, in one transaction. Returns how many that were; 0 also while another process is at it.</summary>
    /// <param name="most">Rows to take, 1 or more.</param>
    /// <param name="now">When it is counted.</param>
    /// <param name="cancel">Rolls back.</param>
    public async Task<int> FoldAsync(int most, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        if (!await LockedAsync(connection, cancel))
        {
            return 0;
        }

        await using (var expand = new NpgsqlCommand(ExpandText, connection) { CommandTimeout = TimeoutSeconds })
        {
            await expand.ExecuteNonQueryAsync(cancel);
        }

        var taken = await IdsAsync(connection, most, now, cancel);
        Guid[] attempts = [.. taken.Distinct()];
        if (attempts.Length > 0)
        {
            var before = await ResultStore.KeptAsync(connection, attempts, cancel);
            var after = await ResultStore.GradedAsync(connection, attempts, now, cancel);
            var tallies = await TalliesAsync(connection, [.. before.Concat(after).Select(r => r.StudentId).Distinct()], cancel);
            foreach (var result in before)
            {
                tallies[result.StudentId].Add(result, -1);
            }

            after.ForEach(result => tallies[result.StudentId].Add(result, 1));
            await WriteAsync(connection, before.Select(r => r.AttemptId).Except(after.Select(r => r.AttemptId)), after, tallies, now, cancel);
        }

        await transaction.CommitAsync(cancel);
        return taken.Count;
    }

    private static async Task<bool> LockedAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var hold = new NpgsqlCommand(LockText, connection) { Parameters = { new() { Value = LockKey } } };
        return await hold.ExecuteScalarAsync(cancel) is true;
    }

    private static async Task<List<Guid>> IdsAsync(NpgsqlConnection connection, int most, DateTimeOffset now, CancellationToken cancel)
    {
        await using var take = new NpgsqlCommand(TakeText, connection)
        {
            CommandTimeout = TimeoutSeconds, Parameters = { new() { Value = most }, new() { Value = now.UtcDateTime } },
        };
        var ids = new List<Guid>();
        await using var reader = await take.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            ids.Add(reader.GetGuid(0));
        }

        return ids;
    }

    private static async Task<Dictionary<Guid, PerformanceTally>> TalliesAsync(NpgsqlConnection connection, Guid[] students, CancellationToken cancel)
    {
        var tallies = students.ToDictionary(s => s, _ => new PerformanceTally());
        await using var read = new NpgsqlCommand(TalliesText, connection) { CommandTimeout = TimeoutSeconds, Parameters = { new() { Value = students } } };
        await using var reader = await read.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            tallies[reader.GetGuid(0)] = PerformanceTally.Read(reader.GetString(1));
        }

        return tallies;
    }

    private static async Task WriteAsync(
        NpgsqlConnection connection, IEnumerable<Guid> gone, List<ResultFigures> results, Dictionary<Guid, PerformanceTally> tallies, DateTimeOffset now,
        CancellationToken cancel)
    {
        await using var batch = new NpgsqlBatch(connection) { Timeout = TimeoutSeconds };
        foreach (var attempt in gone)
        {
            Add(batch, RemoveResultText, attempt);
        }

        foreach (var r in results)
        {
            Add(
                batch, WriteResultText, r.AttemptId, r.StudentId, r.ExamId, r.Percent, r.Integrity, r.EndedAt.UtcDateTime,
                r.CountsFrom?.UtcDateTime, r.Counted, new Json(JsonSerializer.Serialize(r.Topics, VeritasJson.Options)));
        }

        foreach (var (student, tally) in tallies)
        {
            if (tally.N == 0)
            {
                Add(batch, RemoveTallyText, student);
            }
            else
            {
                Add(
                    batch, WriteTallyText, student, (int)tally.N, PerformanceRules.Mean(tally), now.UtcDateTime, new Json(tally.Write()),
                    PerformanceRules.Integrity(tally), PerformanceRules.Mastery(tally, now));
            }
        }

        if (batch.BatchCommands.Count > 0)
        {
            await batch.ExecuteNonQueryAsync(cancel);
        }
    }

    private static void Add(NpgsqlBatch batch, string text, params object?[] values)
    {
        var command = new NpgsqlBatchCommand(text);
        foreach (var value in values)
        {
            command.Parameters.Add(value switch
            {
                Json json => new() { Value = json.Text, NpgsqlDbType = NpgsqlDbType.Jsonb },
                null => new() { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz },
                double number => new() { Value = number, NpgsqlDbType = NpgsqlDbType.Double },
                _ => new() { Value = value },
            });
        }

        batch.BatchCommands.Add(command);
    }

    private sealed record Json(string Text);
}
