using System.Collections.Immutable;
using Npgsql;
using Veritas.Attempts;
using Veritas.Storage;

namespace Veritas.Analysis;

/// <summary>
/// Computes waiting comparisons. A run is leased, not locked, while it is computed, so that no request waits for it.
/// </summary>
internal sealed class CollusionWork(NpgsqlDataSource database, SheetReading reading, TimeProvider time)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    // Indexes: collusion_runs_due, exam_attempts_live.
    private const string TakeText = $"""
        update collusion_runs set leased_until = @until where exam_id = (
            select r.exam_id from collusion_runs r
            where r.state = 'waiting' and (r.leased_until is null or r.leased_until <= @now) and not exists (
                select from {AttemptSources.LiveOfExam} r.exam_id)
            order by r.asked_at limit 1 for update skip locked)
        returning exam_id, id
        """;

    // Index: collusion_runs_pkey. No row if a new comparison was requested in the meantime.
    private const string DoneText = """
        update collusion_runs set state = @state, version = @version, computed_at = @now, leased_until = null,
            attempts = @attempts, tested = @tested, kept = @kept
        where exam_id = @exam_id and id = @id and state = 'waiting'
        """;

    // Index: collusion_pairs_pkey.
    private const string ClearText = "delete from collusion_pairs where exam_id = @exam_id";

    private const string WriteText = """
        insert into collusion_pairs (exam_id, rank, attempt_a, attempt_b, both_wrong, same_wrong, expected, p_value,
            q_value, same_right, time_correlation, lag_s, close_answers)
        select @exam_id, * from unnest(
            @ranks::int[], @a::uuid[], @b::uuid[], @both_wrong::int[], @same_wrong::int[], @expected::float8[],
            @p::float8[], @q::float8[], @same_right::int[], @correlation::float8[], @lag_seconds::float8[],
            @close_answers::int[])
        """;

    private sealed record Job(Guid ExamId, Guid Id);

    /// <summary>Computes one comparison; false if none is due.</summary>
    public async Task<bool> StepAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var take = database.Command(TakeText, new { now, until = now + Lease }, DatabaseCommands.JobSeconds);
        if (await take.FirstAsync<Job>(cancel) is not { } job)
        {
            return false;
        }

        try
        {
            await ComputeAsync(job, cancel);
        }
        catch (Exception fault) when (fault is not OperationCanceledException && !DatabaseAvailability.IsOutage(fault))
        {
            await FailAsync(job, cancel);
            throw;
        }

        return true;
    }

    private async Task ComputeAsync(Job job, CancellationToken cancel)
    {
        if (await reading.ReadAsync(job.ExamId, cancel) is not { } read)
        {
            await FailAsync(job, cancel);
            return;
        }

        var found = CollusionRules.Compare(read.Sheets, cancel);
        var timing = new TimingRules(read.Sheets);
        var times = found.Pairs.Select(p => timing.Of(p.A, p.B)).ToArray();
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var done = Done(job, CollusionState.Ready, read.Attempts.Length, found.Tested, found.Pairs.Count);
        if (await RunAsync(connection, DoneText, done, cancel) == 1)
        {
            await RunAsync(connection, ClearText, new { job.ExamId }, cancel);
            await RunAsync(connection, WriteText, Rows(job, read.Attempts, found.Pairs, times), cancel);
            await transaction.CommitAsync(cancel);
        }
    }

    private Task FailAsync(Job job, CancellationToken cancel) =>
        database
            .Command(DoneText, Done(job, CollusionState.Failed, 0, 0, 0), DatabaseCommands.JobSeconds)
            .ExecuteAsync(cancel);

    private object Done(Job job, CollusionState state, int attempts, int tested, int kept) =>
        new
        {
            job.ExamId,
            job.Id,
            state,
            CollusionRules.Version,
            now = time.GetUtcNow(),
            attempts,
            tested,
            kept,
        };

    private static object Rows(
        Job job,
        ImmutableArray<Guid> attempts,
        IReadOnlyList<AgreeingPair> pairs,
        PairTiming[] times
    ) =>
        new
        {
            job.ExamId,
            ranks = pairs.Select((_, i) => i + 1).ToArray(),
            a = pairs.Select(p => attempts[p.A]).ToArray(),
            b = pairs.Select(p => attempts[p.B]).ToArray(),
            bothWrong = pairs.Select(p => p.BothWrong).ToArray(),
            sameWrong = pairs.Select(p => p.SameWrong).ToArray(),
            expected = pairs.Select(p => Math.Round(p.Expected, 3)).ToArray(),
            p = pairs.Select(p => p.P).ToArray(),
            q = pairs.Select(p => p.Q).ToArray(),
            sameRight = pairs.Select(p => p.SameRight).ToArray(),
            correlation = times.Select(t => t.Correlation).ToArray(),
            lagSeconds = times.Select(t => t.LagSeconds).ToArray(),
            closeAnswers = times.Select(t => t.CloseAnswers).ToArray(),
        };

    private static Task<int> RunAsync(
        NpgsqlConnection connection,
        string text,
        object parameters,
        CancellationToken cancel
    ) => connection.Command(text, parameters, DatabaseCommands.JobSeconds).ExecuteAsync(cancel);
}
