using System.Collections.Immutable;
using Npgsql;
using Veritas.Accounts;
using Veritas.Analysis;
using Veritas.Attempts;
using Veritas.Classes;
using Veritas.Exams;
using Veritas.Learning;
using Veritas.Monitoring;
using Veritas.Requests;
using Veritas.Storage;

namespace Veritas.Privacy;

/// <summary>
/// Deletes the remaining data of erased users, one bounded step per transaction. Data under a legal hold, and an
/// attempt that started during the erasure and is still running, is deleted later; the rest does not wait for it.
/// </summary>
internal sealed class ErasureWork(NpgsqlDataSource database)
{
    private const int StepsPerRun = 100;

    private const string LockHoldsText = "select lock_holds(false)";

    // Index: erasures_due.
    private const string OpenText = "select user_id from erasures where done_at is null order by asked_at limit 1000";

    // Index: erasures_pkey. No row when another process has it or the user is under a legal hold.
    private const string TakeText = """
        select keep_results, rest_done from erasures
        where user_id = @user_id and done_at is null and not held(null, user_id) for update skip locked
        """;

    // Index: exam_attempts_student. Waits until the exam's summary includes the attempt: it cannot be computed later.
    private const string NextText = """
        select a.id, a.started_on from exam_attempts a
        where a.student_id = @user_id and a.ended_at is not null and a.erased_at is null
            and not held(a.exam_id, a.student_id)
            and not exists (select from summary_queue q where q.attempt_id = a.id)
        order by a.id limit 1 for update of a
        """;

    private const string CountText =
        "update erasures set events = events + @events, attempts = attempts + @attempts where user_id = @user_id";

    private const string RestDoneText = "update erasures set rest_done = true where user_id = @user_id";

    // Index: exam_attempts_student.
    private const string DoneText = """
        update erasures set done_at = @now
        where user_id = @user_id
            and not exists (select from exam_attempts where student_id = @user_id and erased_at is null)
        """;

    private sealed record Erasure(bool KeepResults, bool RestDone);

    private sealed record Attempt(Guid Id, DateOnly StartedOn);

    /// <summary>Users whose erasure is not complete, the oldest first.</summary>
    public Task<ImmutableArray<Guid>> OpenAsync(CancellationToken cancel) =>
        database.Command(OpenText, timeout: DatabaseCommands.JobSeconds).ListAsync<Guid>(cancel);

    /// <summary>Takes up to 100 steps, user by user; false when nothing is left to do for now.</summary>
    /// <param name="most">Events per step at most, 1 or more.</param>
    /// <param name="now">The current time.</param>
    /// <param name="cancel">Rolls the current step back.</param>
    public async Task<bool> StepsAsync(int most, DateTimeOffset now, CancellationToken cancel)
    {
        var steps = 0;
        foreach (var userId in await OpenAsync(cancel))
        {
            while (await StepAsync(userId, most, now, cancel))
            {
                if (++steps == StepsPerRun)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Takes one step; false when nothing is left to do for now.</summary>
    /// <param name="userId">The erased user.</param>
    /// <param name="most">Events at most, 1 or more.</param>
    /// <param name="now">The current time.</param>
    /// <param name="cancel">Rolls the step back.</param>
    public async Task<bool> StepAsync(Guid userId, int most, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await RunAsync(connection, LockHoldsText, null, cancel);
        if (await FirstAsync<Erasure>(connection, TakeText, userId, cancel) is not { } erasure)
        {
            return false;
        }

        var more = true;
        if (!erasure.RestDone)
        {
            await DeleteRestAsync(connection, userId, erasure.KeepResults, cancel);
            await RunAsync(connection, RestDoneText, new { userId }, cancel);
        }
        else if (await FirstAsync<Attempt>(connection, NextText, userId, cancel) is { } attempt)
        {
            if (await DeleteEventsAsync(connection, userId, attempt, most, cancel))
            {
                await EraseAttemptAsync(connection, attempt.Id, erasure.KeepResults, now, cancel);
            }
        }
        else
        {
            await DeleteRestAsync(connection, userId, erasure.KeepResults, cancel);
            await RunAsync(connection, DoneText, new { userId, now }, cancel);
            more = false;
        }

        await transaction.CommitAsync(cancel);
        return more;
    }

    /// <summary>True when no event is left.</summary>
    private static async Task<bool> DeleteEventsAsync(
        NpgsqlConnection connection,
        Guid userId,
        Attempt attempt,
        int most,
        CancellationToken cancel
    )
    {
        long events = await EventDeletion.FewAsync(connection, attempt.StartedOn, attempt.Id, most, cancel);
        var complete = events < most;
        await RunAsync(
            connection,
            CountText,
            new
            {
                userId,
                events,
                attempts = complete ? 1 : 0,
            },
            cancel
        );
        return complete;
    }

    private static async Task EraseAttemptAsync(
        NpgsqlConnection connection,
        Guid attemptId,
        bool keepResults,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        await EvidenceDeletion.DeleteAsync(connection, [attemptId], cancel);
        if (!keepResults)
        {
            await AttemptErasure.DeleteAsync(connection, attemptId, cancel);
            return;
        }

        await AttemptErasure.AnonymizeAsync(connection, attemptId, now, cancel);
        await AnalysisErasure.AnonymizeAsync(connection, attemptId, cancel);
    }

    /// <summary>Deletes data besides attempts.</summary>
    private static async Task DeleteRestAsync(
        NpgsqlConnection connection,
        Guid userId,
        bool keepResults,
        CancellationToken cancel
    )
    {
        await ClassErasure.DeleteAsync(connection, userId, keepResults, cancel);
        await LearningErasure.DeleteAsync(connection, userId, cancel);
        await ExamErasure.DeleteAsync(connection, userId, cancel);
        await RequestErasure.DeleteAsync(connection, userId, cancel);
        await AccountErasure.DeleteSessionsAsync(connection, userId, cancel);
    }

    private static Task<T?> FirstAsync<T>(
        NpgsqlConnection connection,
        string sql,
        Guid userId,
        CancellationToken cancel
    )
        where T : class => connection.Command(sql, new { userId }, DatabaseCommands.JobSeconds).FirstAsync<T>(cancel);

    private static Task<int> RunAsync(
        NpgsqlConnection connection,
        string sql,
        object? parameters,
        CancellationToken cancel
    ) => connection.Command(sql, parameters, DatabaseCommands.JobSeconds).ExecuteAsync(cancel);
}
