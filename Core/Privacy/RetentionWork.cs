using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Veritas.Analysis;

namespace Veritas.Privacy;

/// <summary>Deletes what is due, a batch of one exam's attempts a transaction, with the proof in the same one: a process that dies leaves whole batches.</summary>
internal sealed class RetentionWork(NpgsqlDataSource database)
{
    private const int TimeoutSeconds = 60;

    /// <summary>What students are told before they begin, so it cannot change once the exam is published.</summary>
    private const string Setting = "policy.retention_days";

    // One process at a time; and beside no new hold.
    private const string LockText = "select lock_holds(false), pg_try_advisory_xact_lock(hashtext('veritas.retention'))";

    /// <summary>
    /// Ended, under no hold, and nobody has anything left to decide: no open appeal or change of the result, no alert but technical ones unresolved on an attempt
    /// without verdict, none flagged without verdict; and its exam's sums are up to date with it.
    /// </summary>
    private const string Deletable = """
        a.evidence_deleted_at is null and a.ended_at is not null and not held(a.exam_id, a.student_id)
        and not exists (select from appeals p where p.attempt_id = a.id and p.answered_at is null)
        and not exists (select from result_changes c where c.exam_id = a.exam_id and c.attempt_id = a.id and c.state = 'open')
        and (exists (select from attempt_verdicts v where v.attempt_id = a.id)
            or (not exists (select from alerts l where l.attempt_id = a.id and l.state <> 'resolved' and l.level <> 'technical')
                and not exists (select from attempt_summaries s where s.attempt_id = a.id and s.flagged and s.verdict is null)))
        and not exists (select from summary_queue q where q.attempt_id = a.id)
        """;

    // Indexes: exams_pkey, of which there are thousands at most; exam_attempts_evidence and those of Deletable.
    private const string ExamText = """
        select e.id, (e.policy ->> 'retention_days')::int from exams e
        where e.closes_at + make_interval(days => (e.policy ->> 'retention_days')::int) <= $1
            and exists (select from exam_attempts a where a.exam_id = e.id and
        """ + " " + Deletable + ") order by e.id limit 1";

    // Index: exam_attempts_evidence.
    private const string AttemptsText = "select a.id, a.started_on, a.started_at from exam_attempts a where a.exam_id = $1 and " + Deletable + " order by a.id limit $2 for update of a";

    private const string MarkText = "update exam_attempts set evidence_deleted_at = $2 where id = any($1)";

    private const string RecordText = """
        insert into deletion_records (id, exam_id, deleted_at, setting, retention_days, attempts, first_started, last_started, ids_sha256, rows_deleted)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """;

    private sealed record Due(Guid ExamId, int Days);

    private sealed record Attempt(Guid Id, DateOnly Day, DateTime StartedAt);

    /// <summary>Deletes one batch; false: nothing is due, or another process is at it.</summary>
    /// <param name="most">Attempts, 1 or more.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancel">Rolls back.</param>
    public async Task<bool> StepAsync(int most, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        if (!await LockAsync(connection, cancel) || await DueAsync(connection, now, cancel) is not { } due)
        {
            return false;
        }

        var attempts = await AttemptsAsync(connection, due.ExamId, most, cancel);
        if (attempts.IsEmpty)
        {
            return false;
        }

        var ids = attempts.Select(a => a.Id).ToArray();
        var rows = await EvidenceStore.OthersAsync(connection, ids, cancel);
        long events = 0;
        foreach (var attempt in attempts)
        {
            events += await EvidenceStore.EventsAsync(connection, attempt.Day, attempt.Id, cancel);
        }

        if (events > 0)
        {
            rows["monitoring_events"] = events;
        }

        await EvidenceStore.RunAsync(connection, MarkText, cancel, ids, now.UtcDateTime);
        await RecordAsync(connection, due, attempts, rows, now, cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    /// <summary>What a proof's hash is of: the ids in order, as text, joined by a line feed.</summary>
    public static byte[] Hash(IEnumerable<Guid> ids) => SHA256.HashData(Encoding.ASCII.GetBytes(string.Join('\n', ids)));

    private static async Task<bool> LockAsync(NpgsqlConnection connection, CancellationToken cancel) =>
        (await connection.Statement(TimeoutSeconds, LockText).ListAsync(r => r.GetBoolean(1), cancel)) is [true, ..];

    private static Task<Due?> DueAsync(NpgsqlConnection connection, DateTimeOffset now, CancellationToken cancel) =>
        connection.Statement(TimeoutSeconds, ExamText, now.UtcDateTime).FirstAsync(r => new Due(r.GetGuid(0), r.GetInt32(1)), cancel);

    private static Task<ImmutableArray<Attempt>> AttemptsAsync(NpgsqlConnection connection, Guid examId, int most, CancellationToken cancel) =>
        connection.Statement(TimeoutSeconds, AttemptsText, examId, most).ListAsync(
            r => new Attempt(r.GetGuid(0), r.GetFieldValue<DateOnly>(1), r.GetDateTime(2)), cancel);

    private static async Task RecordAsync(
        NpgsqlConnection connection, Due due, ImmutableArray<Attempt> attempts, SortedDictionary<string, long> rows, DateTimeOffset now, CancellationToken cancel)
    {
        var record = connection.Statement(
            TimeoutSeconds, RecordText, Guid.CreateVersion7(now), due.ExamId, now.UtcDateTime, Setting, due.Days, attempts.Length,
            attempts.Min(a => a.StartedAt), attempts.Max(a => a.StartedAt), Hash(attempts.Select(a => a.Id)));
        record.Parameters.Add(new() { Value = JsonSerializer.Serialize(rows, VeritasJson.Options), NpgsqlDbType = NpgsqlDbType.Jsonb });
        await record.RunAsync(cancel);
    }
}
