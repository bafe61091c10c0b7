using Npgsql;

namespace Veritas.Analysis;

/// <summary>Computes comparisons that wait. One that is taken is hidden from others for a while, so that nobody's write waits for the computing.</summary>
internal sealed class CollusionWork(NpgsqlDataSource database, SheetReading reading, TimeProvider time)
{
    private const int TimeoutSeconds = 30;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    // Indexes: collusion_runs_due, exam_attempts_live.
    private const string TakeText = """
        update collusion_runs set leased_until = $2 where exam_id = (
            select r.exam_id from collusion_runs r
            where r.state = 'waiting' and (r.leased_until is null or r.leased_until <= $1)
                and not exists (select from exam_attempts a where a.exam_id = r.exam_id and a.status in ('in_progress', 'paused'))
            order by r.asked_at limit 1 for update skip locked)
        returning exam_id, id
        """;

    // Index: collusion_runs_pkey. Nothing when somebody has asked anew meanwhile.
    private const string DoneText = """
        update collusion_runs set state = $3, version = $4, computed_at = $5, leased_until = null, attempts = $6, tested = $7, kept = $8
        where exam_id = $1 and id = $2 and state = 'waiting'
        """;

    // Index: collusion_pairs_pkey.
    private const string ClearText = "delete from collusion_pairs where exam_id = $1";

    private const string WriteText = """
        insert into collusion_pairs (exam_id, rank, attempt_a, attempt_b, both_wrong, same_wrong, expected, p_value, q_value, same_right, time_correlation, lag_s, close_answers)
        select $1, * from unnest($2::int[], $3::uuid[], $4::uuid[], $5::int[], $6::int[], $7::float8[], $8::float8[], $9::float8[], $10::int[], $11::float8[], $12::float8[], $13::int[])
        """;

    private sealed record Job(Guid ExamId, Guid Id);

    /// <summary>Computes one; false: nothing is to be done.</summary>
    public async Task<bool> StepAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var take = database.Statement(TakeText, now.UtcDateTime, (now + Lease).UtcDateTime);
        if (await take.FirstAsync(r => new Job(r.GetGuid(0), r.GetGuid(1)), cancel) is not { } job)
        {
            return false;
        }

        try
        {
            await ComputeAsync(job, cancel);
        }
        catch (Exception fault) when (fault is not OperationCanceledException && !Storage.DatabaseAvailability.IsOutage(fault))
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
        if (await RunAsync(connection, DoneText, cancel, job.ExamId, job.Id, "ready", CollusionRules.Version, time.GetUtcNow().UtcDateTime, read.Attempts.Length, found.Tested, found.Pairs.Count) == 1)
        {
            var pairs = found.Pairs;
            await RunAsync(connection, ClearText, cancel, job.ExamId);
            await RunAsync(
                connection, WriteText, cancel, job.ExamId, pairs.Select((_, i) => i + 1).ToArray(), pairs.Select(p => read.Attempts[p.A]).ToArray(),
                pairs.Select(p => read.Attempts[p.B]).ToArray(), pairs.Select(p => p.BothWrong).ToArray(), pairs.Select(p => p.SameWrong).ToArray(),
                pairs.Select(p => Math.Round(p.Expected, 3)).ToArray(), pairs.Select(p => p.P).ToArray(), pairs.Select(p => p.Q).ToArray(),
                pairs.Select(p => p.SameRight).ToArray(), times.Select(t => t.Correlation).ToArray(), times.Select(t => t.LagSeconds).ToArray(),
                times.Select(t => t.CloseAnswers).ToArray());
            await transaction.CommitAsync(cancel);
        }
    }

    private async Task FailAsync(Job job, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await RunAsync(connection, DoneText, cancel, job.ExamId, job.Id, "failed", CollusionRules.Version, time.GetUtcNow().UtcDateTime, 0, 0, 0);
    }

    private static async Task<int> RunAsync(NpgsqlConnection connection, string text, CancellationToken cancel, params object[] values)
    {
        await using var command = new NpgsqlCommand(text, connection) { CommandTimeout = TimeoutSeconds };
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return await command.ExecuteNonQueryAsync(cancel);
    }
}
