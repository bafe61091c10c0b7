using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Veritas.Analysis;
using Veritas.Monitoring;

namespace Veritas.Privacy;

/// <summary>
/// Takes away what an erased person has left, a bounded step a transaction. What a hold covers, and an attempt that began in the very moment and still runs, waits;
/// the rest does not wait for it.
/// </summary>
internal sealed class ErasureWork(NpgsqlDataSource database)
{
    private const int TimeoutSeconds = 60;
    private const int StepsAtOnce = 100;

    // Index: erasures_due.
    private const string OpenText = "select user_id from erasures where done_at is null order by asked_at limit 1000";

    // Index: erasures_pkey. Another process is at it, or a hold came: nothing.
    private const string TakeText = "select keep_results, rest_done from erasures where user_id = $1 and done_at is null and not held(null, user_id) for update skip locked";

    // Index: exam_attempts_student. Its exam's sums are up to date with it, for they cannot be made anew.
    private const string NextText = """
        select a.id, a.started_on from exam_attempts a
        where a.student_id = $1 and a.ended_at is not null and a.erased_at is null and not held(a.exam_id, a.student_id)
            and not exists (select from summary_queue q where q.attempt_id = a.id)
        order by a.id limit 1 for update of a
        """;

    // Index: monitoring_events' primary key, one partition.
    private const string EventsText = """
        delete from monitoring_events e using (select seq from monitoring_events where started_on = $1 and attempt_id = $2 limit $3) few
        where e.started_on = $1 and e.attempt_id = $2 and e.seq = few.seq
        """;

    private const string CountText = "update erasures set events = events + $2, attempts = attempts + $3 where user_id = $1";

    // Cascades reach what is left of it; its exam's sums follow by the queue.
    private const string DeleteText = "delete from exam_attempts where id = $1";

    // The figures stay, as of a person without a name.
    private const string KeepText = """
        update exam_attempts set evidence_deleted_at = coalesce(evidence_deleted_at, $2), erased_at = $2, accommodation = $3,
            end_reason = case when status = 'terminated' then 'erased' end
        where id = $1
        """;

    /// <summary>Texts by or about the person beside kept figures. $1: the attempt.</summary>
    private static readonly string[] Texts =
    [
        "delete from appeals where attempt_id = $1",
        "update attempt_verdicts set comment = 'erased', review_comment = case when reviewed_by is not null then 'erased' end where attempt_id = $1",
        "update result_changes set reason = 'erased', comment = '' where attempt_id = $1",
    ];

    /// <summary>Beside the attempts. $1: the person. Each by an index that begins with the person, but sessions' and outcomes' of whom there are few.</summary>
    private static readonly string[] Rest =
    [
        "delete from student_feedback where student_id = $1",
        "delete from student_outcomes where student_id = $1",
        "delete from student_risks where student_id = $1",
        "delete from exam_allowances where student_id = $1",
        "delete from class_members where student_id = $1",
        "delete from idempotency_keys where user_id = $1",
        "delete from refresh_tokens where user_id = $1",
    ];

    /// <summary>Where results are not kept. The record of performance follows its attempts.</summary>
    private const string GradesText = "delete from student_assessments where student_id = $1";

    private const string RestDoneText = "update erasures set rest_done = true where user_id = $1";

    // Index: exam_attempts_student.
    private const string DoneText = """
        update erasures set done_at = $2 where user_id = $1 and not exists (select from exam_attempts where student_id = $1 and erased_at is null)
        """;

    /// <summary>Whose erasure is not through, the oldest first.</summary>
    public Task<ImmutableArray<Guid>> OpenAsync(CancellationToken cancel) => database.Statement(OpenText).ListAsync(r => r.GetGuid(0), cancel);

    /// <summary>Takes some steps, person by person; false: there is nothing to do now.</summary>
    /// <param name="most">Events of a step at most, 1 or more.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancel">Rolls the step back.</param>
    public async Task<bool> StepsAsync(int most, DateTimeOffset now, CancellationToken cancel)
    {
        var steps = 0;
        foreach (var person in await OpenAsync(cancel))
        {
            while (await StepAsync(person, most, now, cancel))
            {
                if (++steps == StepsAtOnce)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Takes one step; false: there is nothing to do now.</summary>
    /// <param name="userId">Of whom.</param>
    /// <param name="most">Events at most, 1 or more.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancel">Rolls back.</param>
    public async Task<bool> StepAsync(Guid userId, int most, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await EvidenceStore.RunAsync(connection, "select lock_holds(false)", cancel);
        if (await FirstAsync(connection, TakeText, r => (Keep: r.GetBoolean(0), RestDone: r.GetBoolean(1)), cancel, userId) is not { } erasure)
        {
            return false;
        }

        var more = true;
        if (!erasure.RestDone)
        {
            await RestAsync(connection, userId, erasure.Keep, cancel);
            await EvidenceStore.RunAsync(connection, RestDoneText, cancel, userId);
        }
        else if (await FirstAsync(connection, NextText, r => (Id: r.GetGuid(0), Day: r.GetFieldValue<DateOnly>(1)), cancel, userId) is { } attempt)
        {
            await AttemptAsync(connection, userId, attempt.Id, attempt.Day, erasure.Keep, most, now, cancel);
        }
        else
        {
            await RestAsync(connection, userId, erasure.Keep, cancel);
            await EvidenceStore.RunAsync(connection, DoneText, cancel, userId, now.UtcDateTime);
            more = false;
        }

        await transaction.CommitAsync(cancel);
        return more;
    }

    private static async Task AttemptAsync(
        NpgsqlConnection connection, Guid userId, Guid attemptId, DateOnly day, bool keep, int most, DateTimeOffset now, CancellationToken cancel)
    {
        var events = await EvidenceStore.RunAsync(connection, EventsText, cancel, day, attemptId, most);
        var through = events < most;
        await EvidenceStore.RunAsync(connection, CountText, cancel, userId, (long)events, through ? 1 : 0);
        if (!through)
        {
            return;
        }

        await EvidenceStore.OthersAsync(connection, [attemptId], cancel);
        if (!keep)
        {
            await EvidenceStore.RunAsync(connection, DeleteText, cancel, attemptId);
            return;
        }

        // First this: from then on no change puts it into its exam's sums anew.
        var mark = connection.Statement(TimeoutSeconds, KeepText, attemptId, now.UtcDateTime);
        mark.Parameters.Add(new() { Value = JsonSerializer.Serialize(Accommodation.None, VeritasJson.Options), NpgsqlDbType = NpgsqlDbType.Jsonb });
        await mark.RunAsync(cancel);
        foreach (var text in Texts)
        {
            await EvidenceStore.RunAsync(connection, text, cancel, attemptId);
        }
    }

    private static async Task RestAsync(NpgsqlConnection connection, Guid userId, bool keep, CancellationToken cancel)
    {
        foreach (var text in keep ? Rest : [.. Rest, GradesText])
        {
            await EvidenceStore.RunAsync(connection, text, cancel, userId);
        }
    }

    private static async Task<T?> FirstAsync<T>(NpgsqlConnection connection, string text, Func<NpgsqlDataReader, T> read, CancellationToken cancel, Guid userId)
        where T : struct => (await connection.Statement(TimeoutSeconds, text, userId).ListAsync(read, cancel)) is [var first, ..] ? first : null;
}
