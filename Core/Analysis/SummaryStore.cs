using System.Collections.Immutable;
using Npgsql;
using Veritas.Storage;

namespace Veritas.Analysis;

/// <summary>
/// Brings summaries up to date with changed attempts. One process at a time: the others find the lock taken and skip
/// their turn.
/// </summary>
internal sealed class SummaryStore(NpgsqlDataSource database)
{
    // "summary" in ASCII.
    private const long LockKey = 0x73_75_6d_6d_61_72_79;

    private const string LockText = "select pg_try_advisory_xact_lock(@lock_key)";

    // Index: summary_queue_pkey.
    private const string TakeText = """
        delete from summary_queue where id = any(array(select id from summary_queue order by id limit @most))
        returning attempt_id
        """;

    // Index: exam_summaries_pkey.
    private const string TalliesText = """
        select exam_id, tally::text as tally from exam_summaries where exam_id = any(@exams)
        """;

    private const string WriteText = """
        insert into exam_summaries
            (exam_id, attempts, live, to_grade, open_alerts, flagged, to_judge, tally, counted_at)
        select t.exam_id, t.attempts, t.live, t.to_grade, t.open_alerts, t.flagged, t.to_judge, t.tally::jsonb, @now
        from unnest(
            @exams::uuid[], @attempts::int[], @live::int[], @to_grade::int[], @open_alerts::int[], @flagged::int[],
            @to_judge::int[], @tallies::text[])
            as t (exam_id, attempts, live, to_grade, open_alerts, flagged, to_judge, tally)
        on conflict (exam_id) do update set attempts = excluded.attempts, live = excluded.live,
            to_grade = excluded.to_grade, open_alerts = excluded.open_alerts, flagged = excluded.flagged,
            to_judge = excluded.to_judge, tally = excluded.tally, counted_at = excluded.counted_at
        """;

    /// <summary>
    /// Counts the attempts that the oldest rows of the queue name, in one transaction. Returns the number of rows, and
    /// 0 while another process counts.
    /// </summary>
    /// <param name="most">Rows to take, 1 or more.</param>
    /// <param name="now">Time of the count.</param>
    /// <param name="cancel">Rolls back.</param>
    public async Task<int> FoldAsync(int most, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        if (!await Command(connection, LockText, new { LockKey }).ValueAsync<bool>(cancel))
        {
            return 0;
        }

        // The rows are taken before the attempts are read, so a change that commits in between is either seen now or
        // has its own row in the queue.
        var taken = await Command(connection, TakeText, new { most }).ListAsync<Guid>(cancel);
        if (taken.IsEmpty)
        {
            return 0;
        }

        Guid[] attempts = [.. taken.Distinct()];
        var before = await SummaryRows.TakeAsync(connection, attempts, cancel);
        var after = await FigureStore.ReadAsync(connection, attempts, cancel);
        Guid[] exams = [.. before.Concat(after).Select(a => a.ExamId).Distinct()];
        var tallies = await TalliesAsync(connection, exams, cancel);
        foreach (var attempt in before)
        {
            tallies[attempt.ExamId].Add(attempt, -1);
        }

        foreach (var attempt in after)
        {
            tallies[attempt.ExamId].Add(attempt, 1);
        }

        await SummaryRows.WriteAsync(connection, after, cancel);
        await WriteAsync(connection, tallies, now, cancel);
        await transaction.CommitAsync(cancel);
        return taken.Length;
    }

    private static async Task<Dictionary<Guid, ExamTally>> TalliesAsync(
        NpgsqlConnection connection,
        Guid[] exams,
        CancellationToken cancel
    )
    {
        var kept = await Command(connection, TalliesText, new { exams })
            .ListAsync(r => KeyValuePair.Create(r.Get<Guid>("exam_id"), r.Json<ExamTally>("tally")), cancel);
        var tallies = new Dictionary<Guid, ExamTally>(kept);
        foreach (var exam in exams)
        {
            tallies.TryAdd(exam, new ExamTally());
        }

        return tallies;
    }

    private static Task WriteAsync(
        NpgsqlConnection connection,
        Dictionary<Guid, ExamTally> byExam,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var tallies = byExam.Values;
        return Command(
                connection,
                WriteText,
                new
                {
                    exams = byExam.Keys.ToArray(),
                    attempts = tallies.Select(t => t.Attempts).ToArray(),
                    live = tallies.Select(t => t.Live).ToArray(),
                    toGrade = tallies.Select(t => t.ToGrade).ToArray(),
                    openAlerts = tallies.Select(t => t.OpenAlerts).ToArray(),
                    flagged = tallies.Select(t => t.Flagged).ToArray(),
                    toJudge = tallies.Select(t => t.ToJudge).ToArray(),
                    tallies = tallies.Select(t => t.Write()).ToArray(),
                    now,
                }
            )
            .ExecuteAsync(cancel);
    }

    private static DatabaseCommand Command(NpgsqlConnection connection, string text, object parameters) =>
        connection.Command(text, parameters, DatabaseCommands.JobSeconds);
}
