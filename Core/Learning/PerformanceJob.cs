using System.Collections.Immutable;
using Npgsql;
using Veritas.Accounts;
using Veritas.Storage;

namespace Veritas.Learning;

/// <summary>
/// Updates performance records when results change. One process at a time: the others find the lock taken and return.
/// </summary>
internal sealed class PerformanceJob(NpgsqlDataSource database)
{
    // "learning" in ASCII.
    private const long LockKey = 0x6c_65_61_72_6e_69_6e_67;

    private const string LockText = "select pg_try_advisory_xact_lock(@lock_key)";

    // Indexes: learning_exam_queue_pkey, exam_attempts_exam. Queues the attempts of one exam at a time.
    private const string ExpandText = """
        with taken as (
            delete from learning_exam_queue where id = (select id from learning_exam_queue order by id limit 1)
            returning exam_id
        )
        insert into learning_queue (attempt_id) select a.id from taken t join exam_attempts a on a.exam_id = t.exam_id
        where a.ended_at is not null and not a.practice
        """;

    // Indexes: learning_queue_pkey, performance_results_due.
    private const string TakeText = """
        with due as (
            select attempt_id from performance_results where not counted and counts_from <= @now
            order by counts_from limit @limit
        ), taken as (
            delete from learning_queue where id = any(array(select id from learning_queue order by id limit @limit))
            returning attempt_id
        )
        select attempt_id from taken union all select attempt_id from due
        """;

    // Index: performance_metrics_pkey.
    private const string TalliesText = """
        select student_id, tally::text from performance_metrics where student_id = any(@students)
        """;

    private const string WriteResultText = """
        insert into performance_results
            (attempt_id, student_id, exam_id, percent, integrity, ended_at, counts_from, counted, topics)
        select @attempt_id, @student_id, @exam_id, @percent, @integrity, @ended_at, @counts_from, @counted, @topics
        from users where id = @student_id
        on conflict (attempt_id) do update set percent = excluded.percent, integrity = excluded.integrity,
            ended_at = excluded.ended_at, counts_from = excluded.counts_from, counted = excluded.counted,
            topics = excluded.topics
        """;

    private const string RemoveResultText = "delete from performance_results where attempt_id = @attempt_id";

    private const string WriteTallyText = """
        insert into performance_metrics (student_id, results, mean, counted_at, tally)
        select @student_id, @results, @mean, @now, @tally from users where id = @student_id
        on conflict (student_id) do update set results = excluded.results, mean = excluded.mean,
            counted_at = excluded.counted_at, tally = excluded.tally
        """;

    // Index: performance_metrics_pkey.
    private const string RemoveTallyText = "delete from performance_metrics where student_id = @student_id";

    /// <summary>
    /// Counts the oldest queued attempts and the results that are released by now, in one transaction. Returns how many
    /// there were; 0 also while another process holds the lock.
    /// </summary>
    /// <param name="limit">Queued attempts, and released results, to take at most; 1 or more.</param>
    /// <param name="now">The time of counting.</param>
    /// <param name="cancel">Rolls back.</param>
    public async Task<int> FoldAsync(int limit, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        if (!await connection.Command(LockText, new { LockKey }).ValueAsync<bool>(cancel))
        {
            return 0;
        }

        await connection.Command(ExpandText, timeout: DatabaseCommands.JobSeconds).ExecuteAsync(cancel);
        var taken = await connection
            .Command(TakeText, new { limit, now }, DatabaseCommands.JobSeconds)
            .ListAsync<Guid>(cancel);
        if (!taken.IsEmpty)
        {
            await CountAsync(connection, [.. taken.Distinct()], now, cancel);
        }

        await transaction.CommitAsync(cancel);
        return taken.Length;
    }

    private static async Task CountAsync(
        NpgsqlConnection connection,
        ImmutableArray<Guid> attempts,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var before = await ResultReader.StoredAsync(connection, attempts, cancel);
        var after = await ResultReader.GradedAsync(connection, attempts, now, cancel);
        var students = before.Concat(after).Select(r => r.StudentId).Distinct();
        var tallies = await TalliesAsync(connection, [.. students], cancel);
        foreach (var result in before)
        {
            tallies[result.StudentId].Add(result, -1);
        }

        foreach (var result in after)
        {
            tallies[result.StudentId].Add(result, 1);
        }

        var removed = before.Select(r => r.AttemptId).Except(after.Select(r => r.AttemptId));
        await WriteAsync(connection, removed, after, tallies, now, cancel);
    }

    /// <summary>The tallies of these students; an empty one where none is stored.</summary>
    private static async Task<Dictionary<Guid, PerformanceTally>> TalliesAsync(
        NpgsqlConnection connection,
        ImmutableArray<Guid> students,
        CancellationToken cancel
    )
    {
        var tallies = students.ToDictionary(s => s, _ => new PerformanceTally());
        var stored = await connection
            .Command(TalliesText, new { students }, DatabaseCommands.JobSeconds)
            .ListAsync(
                r => (StudentId: r.Get<Guid>("student_id"), Tally: PerformanceTally.Read(r.Get<string>("tally"))),
                cancel
            );
        foreach (var (studentId, tally) in stored)
        {
            tallies[studentId] = tally;
        }

        return tallies;
    }

    private static async Task WriteAsync(
        NpgsqlConnection connection,
        IEnumerable<Guid> removed,
        ImmutableArray<ResultFigures> results,
        Dictionary<Guid, PerformanceTally> tallies,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        await using var batch = connection.Batch(DatabaseCommands.JobSeconds);
        foreach (var attemptId in removed)
        {
            batch.Add(RemoveResultText, new { attemptId });
        }

        foreach (var r in results)
        {
            batch.Add(
                WriteResultText,
                new
                {
                    r.AttemptId,
                    r.StudentId,
                    r.ExamId,
                    r.Percent,
                    r.Integrity,
                    r.EndedAt,
                    r.CountsFrom,
                    r.Counted,
                    topics = RawJson.Of(r.Topics),
                }
            );
        }

        foreach (var (studentId, tally) in tallies)
        {
            Add(batch, studentId, tally, now);
        }

        if (batch.BatchCommands.Count > 0)
        {
            await batch.ExecuteNonQueryAsync(cancel);
        }
    }

    private static void Add(NpgsqlBatch batch, Guid studentId, PerformanceTally tally, DateTimeOffset now)
    {
        if (tally.N == 0)
        {
            batch.Add(RemoveTallyText, new { studentId });
            batch.AddRecord(studentId, null, null);
            return;
        }

        batch.Add(
            WriteTallyText,
            new
            {
                studentId,
                now,
                results = (int)tally.N,
                mean = PerformanceRules.Mean(tally),
                tally = new RawJson(tally.Write()),
            }
        );
        batch.AddRecord(studentId, PerformanceRules.Integrity(tally), PerformanceRules.Mastery(tally, now));
    }
}
