using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Veritas.Attempts;
using Veritas.Monitoring;
using Veritas.Storage;

namespace Veritas.Privacy;

/// <summary>
/// Deletes evidence whose retention period is over, a batch of one exam's attempts per transaction, together with the
/// proof: a crash leaves only whole batches.
/// </summary>
internal sealed class RetentionWork(NpgsqlDataSource database)
{
    /// <summary>
    /// Students are told this period before they begin, so it cannot change once the exam is published.
    /// </summary>
    private const string Setting = "policy.retention_days";

    // Keeps other processes and new legal holds out until the transaction ends.
    private const string LockText =
        "select pg_try_advisory_xact_lock(hashtext('veritas.retention')), lock_holds(false)";

    /// <summary>
    /// Ended, not under a legal hold, and without open decisions: no open appeal or result change, no unresolved alert
    /// except technical ones on an attempt without a verdict, no flag without a verdict. The exam's summary includes
    /// it.
    /// </summary>
    private const string Deletable = """
        a.evidence_deleted_at is null and a.ended_at is not null and not held(a.exam_id, a.student_id)
        and not exists (select from appeals p where p.attempt_id = a.id and p.answered_at is null)
        and not exists (
            select from result_changes c where c.exam_id = a.exam_id and c.attempt_id = a.id and c.state = 'open')
        and (exists (select from attempt_verdicts v where v.attempt_id = a.id)
            or (not exists (
                    select from alerts l
                    where l.attempt_id = a.id and l.state <> 'resolved' and l.level <> 'technical')
                and not exists (
                    select from attempt_summaries s where s.attempt_id = a.id and s.flagged and s.verdict is null)))
        and not exists (select from summary_queue q where q.attempt_id = a.id)
        """;

    // Indexes: exams_pkey (thousands of exams at most); exam_attempts_evidence and those of Deletable.
    private const string ExamText =
        """
            select e.id, (e.policy ->> 'retention_days')::int as retention_days from exams e
            where e.closes_at + make_interval(days => (e.policy ->> 'retention_days')::int) <= @now
                and exists (select from exam_attempts a where a.exam_id = e.id and
            """
        + " "
        + Deletable
        + ") order by e.id limit 1";

    // Index: exam_attempts_evidence.
    private const string AttemptsText =
        "select a.id, a.started_on, a.started_at from exam_attempts a where a.exam_id = @exam_id and "
        + Deletable
        + " order by a.id limit @most for update of a";

    private const string RecordText = """
        insert into deletion_records
            (id, exam_id, deleted_at, setting, retention_days, attempts, first_started, last_started, ids_sha256,
            rows_deleted)
        values (@id, @exam_id, @now, @setting, @retention_days, @attempts, @first_started, @last_started, @ids_sha256,
            @rows)
        """;

    private sealed record DueExam(Guid Id, int RetentionDays);

    private sealed record Attempt(Guid Id, DateOnly StartedOn, DateTimeOffset StartedAt);

    /// <summary>Deletes one batch; false when nothing is due or another process holds the lock.</summary>
    /// <param name="most">Attempts at most, 1 or more.</param>
    /// <param name="now">The current time.</param>
    /// <param name="cancel">Rolls the batch back.</param>
    public async Task<bool> StepAsync(int most, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        if (!await LockAsync(connection, cancel) || await DueAsync(connection, now, cancel) is not { } exam)
        {
            return false;
        }

        var attempts = await AttemptsAsync(connection, exam.Id, most, cancel);
        if (attempts.IsEmpty)
        {
            return false;
        }

        var rows = await DeleteAsync(connection, attempts, cancel);
        await AttemptErasure.MarkAsync(connection, [.. attempts.Select(a => a.Id)], now, cancel);
        await RecordAsync(connection, exam, attempts, rows, now, cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    /// <summary>The hash of a proof: of the ids in order, as text, joined by line feeds.</summary>
    public static byte[] Hash(IEnumerable<Guid> ids) =>
        SHA256.HashData(Encoding.ASCII.GetBytes(string.Join('\n', ids)));

    private static Task<bool> LockAsync(NpgsqlConnection connection, CancellationToken cancel) =>
        connection.Command(LockText, timeout: DatabaseCommands.JobSeconds).ValueAsync<bool>(cancel);

    private static Task<DueExam?> DueAsync(NpgsqlConnection connection, DateTimeOffset now, CancellationToken cancel) =>
        connection.Command(ExamText, new { now }, DatabaseCommands.JobSeconds).FirstAsync<DueExam>(cancel);

    private static Task<ImmutableArray<Attempt>> AttemptsAsync(
        NpgsqlConnection connection,
        Guid examId,
        int most,
        CancellationToken cancel
    ) => connection.Command(AttemptsText, new { examId, most }, DatabaseCommands.JobSeconds).ListAsync<Attempt>(cancel);

    private static async Task<SortedDictionary<string, long>> DeleteAsync(
        NpgsqlConnection connection,
        ImmutableArray<Attempt> attempts,
        CancellationToken cancel
    )
    {
        var rows = await EvidenceDeletion.DeleteAsync(connection, [.. attempts.Select(a => a.Id)], cancel);
        long events = 0;
        foreach (var attempt in attempts)
        {
            events += await EventDeletion.AllAsync(connection, attempt.StartedOn, attempt.Id, cancel);
        }

        if (events > 0)
        {
            rows["monitoring_events"] = events;
        }

        return rows;
    }

    private static Task RecordAsync(
        NpgsqlConnection connection,
        DueExam exam,
        ImmutableArray<Attempt> attempts,
        SortedDictionary<string, long> rows,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var record = new
        {
            id = Guid.CreateVersion7(now),
            examId = exam.Id,
            now,
            setting = Setting,
            exam.RetentionDays,
            attempts = attempts.Length,
            firstStarted = attempts.Min(a => a.StartedAt),
            lastStarted = attempts.Max(a => a.StartedAt),
            idsSha256 = Hash(attempts.Select(a => a.Id)),
            rows = RawJson.Of(rows),
        };
        return connection.Command(RecordText, record, DatabaseCommands.JobSeconds).ExecuteAsync(cancel);
    }
}
