using System.Collections.Immutable;
using Npgsql;
using Veritas.Attempts;
using Veritas.Monitoring;
using Veritas.Storage;

namespace Veritas.Analysis;

/// <summary>
/// Advances rescorings, a batch of attempts in each transaction. If a process dies, another one continues after the
/// last committed batch.
/// </summary>
internal sealed class RescoringWork(NpgsqlDataSource database, EventStore events)
{
    private const int Batch = 200;

    // Index: rescorings_due. Locked until the step commits; another process takes another exam's rescoring.
    private const string TakeText = """
        select id, exam_id, state, policy::text as policy,
            coalesce(reached, '00000000-0000-0000-0000-000000000000') as reached
        from rescorings where state in ('computing', 'applying') order by id limit 1 for update skip locked
        """;

    // Index: exam_attempts_exam. Without attempts whose events were archived or deleted since the request.
    private const string AttemptsText = """
        select a.id, a.started_on, a.started_at, a.duration_s, a.accommodation::text as accommodation,
            a.integrity_score, a.band, coalesce(a.scored_at, a.ended_at) as scored_at
        from exam_attempts a
        where a.exam_id = @exam_id and a.id > @reached and a.ended_at is not null and events_gone(a) is null
        order by a.id limit @batch
        """;

    private const string StoreText = """
        insert into rescored_attempts
            (rescoring_id, attempt_id, old_integrity, new_integrity, old_band, new_band, new_risk)
        select @id, * from unnest(
            @attempts::uuid[], @old_integrity::float8[], @new_integrity::float8[], @old_bands::text[],
            @new_bands::text[], @risks::float8[])
        """;

    // Index: rescorings_pkey.
    private const string ComputedText = """
        update rescorings set reached = @reached, state = case when @last then 'ready' else state end,
            attempts = attempts + @count, changed = changed + @changed, change_sum = change_sum + @change_sum,
            below_before = below_before + @below_before, below_after = below_after + @below_after
        where id = @id
        """;

    // Indexes: rescored_attempts_pkey, exam_attempts_pkey. Keeps the old values beside the new ones, and locks the
    // attempts, in the order in which the journal does, until they have the new ones.
    private const string KeepText = """
        with next as (
            select attempt_id from rescored_attempts where rescoring_id = @id and attempt_id > @reached
            order by attempt_id limit @batch
        ),
        old as (
            select a.id, a.policy, a.integrity_score, a.band from exam_attempts a
            where a.id in (select attempt_id from next) order by a.id for update
        ),
        kept as (
            update rescored_attempts r
            set old_policy = old.policy, old_integrity = old.integrity_score, old_band = old.band
            from old where r.rescoring_id = @id and r.attempt_id = old.id
            returning r.attempt_id, r.new_integrity as integrity, r.new_band as band, r.new_risk as risk
        )
        select attempt_id, integrity, band, risk from kept order by attempt_id
        """;

    // Index: rescorings_pkey.
    private const string AppliedText = """
        update rescorings set reached = @reached, state = case when @last then 'applied' else state end where id = @id
        """;

    // Index: rescorings_pkey.
    private const string FailText = "update rescorings set state = 'failed' where id = @id and state = 'computing'";

    private sealed record Job(
        Guid Id,
        Guid ExamId,
        RescoringState State,
        MonitoringPolicy Policy,
        RawJson PolicyText,
        Guid Reached
    );

    private sealed record Scored(Guid Id, double Old, double New, string OldBand, string NewBand, double Risk);

    private sealed record Attempt(
        Guid Id,
        DateOnly StartedOn,
        ScoringPolicy Policy,
        double Integrity,
        string Band,
        DateTimeOffset ScoredAt
    );

    /// <summary>Takes one step; false if there is nothing to do.</summary>
    public async Task<bool> StepAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        if (await TakeAsync(connection, cancel) is not { } job)
        {
            return false;
        }

        await (
            job.State == RescoringState.Computing
                ? ComputeAsync(connection, job, cancel)
                : ApplyAsync(connection, job, cancel)
        );
        await transaction.CommitAsync(cancel);
        return true;
    }

    /// <summary>
    /// Marks the oldest rescoring as failed if it is being computed, so that it does not block the others.
    /// </summary>
    public async Task FailAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        if (await TakeAsync(connection, cancel) is { } job)
        {
            await RunAsync(connection, FailText, new { job.Id }, cancel);
            await transaction.CommitAsync(cancel);
        }
    }

    private static Task<Job?> TakeAsync(NpgsqlConnection connection, CancellationToken cancel) =>
        connection
            .Command(TakeText, timeout: DatabaseCommands.JobSeconds)
            .FirstAsync(
                r => new Job(
                    r.Get<Guid>("id"),
                    r.Get<Guid>("exam_id"),
                    r.Get<RescoringState>("state"),
                    r.Json<MonitoringPolicy>("policy"),
                    r.Get<RawJson>("policy"),
                    r.Get<Guid>("reached")
                ),
                cancel
            );

    private async Task ComputeAsync(NpgsqlConnection connection, Job job, CancellationToken cancel)
    {
        var attempts = await connection
            .Command(
                AttemptsText,
                new
                {
                    job.ExamId,
                    job.Reached,
                    Batch,
                },
                DatabaseCommands.JobSeconds
            )
            .ListAsync(r => ReadAttempt(r, job.Policy), cancel);
        var scored = new List<Scored>(attempts.Length);
        foreach (var attempt in attempts)
        {
            scored.Add(await ScoreAsync(attempt, cancel));
        }

        await RunAsync(
            connection,
            StoreText,
            new
            {
                job.Id,
                attempts = scored.Select(s => s.Id).ToArray(),
                oldIntegrity = scored.Select(s => s.Old).ToArray(),
                newIntegrity = scored.Select(s => s.New).ToArray(),
                oldBands = scored.Select(s => s.OldBand).ToArray(),
                newBands = scored.Select(s => s.NewBand).ToArray(),
                risks = scored.Select(s => s.Risk).ToArray(),
            },
            cancel
        );
        await RunAsync(
            connection,
            ComputedText,
            new
            {
                job.Id,
                reached = scored.LastOrDefault()?.Id ?? job.Reached,
                last = scored.Count < Batch,
                scored.Count,
                changed = scored.Count(s => Math.Abs(s.New - s.Old) > 1e-6),
                changeSum = scored.Sum(s => s.New - s.Old),
                belowBefore = scored.Count(s => s.Old < FlaggingRules.IntegrityBelow),
                belowAfter = scored.Count(s => s.New < FlaggingRules.IntegrityBelow),
            },
            cancel
        );
    }

    private async Task<Scored> ScoreAsync(Attempt attempt, CancellationToken cancel)
    {
        var (state, policy, at) = (new ScoringState(), attempt.Policy, attempt.ScoredAt);
        // A replay raises the attempt's alerts a second time; they are dropped.
        var alerts = new List<AlertDraft>();
        await foreach (var e in events.AfterAsync(attempt.StartedOn, attempt.Id, 0, 0, cancel))
        {
            ScoreRules.Apply(state, policy, e, alerts);
        }

        return new Scored(
            attempt.Id,
            attempt.Integrity,
            ScoreRules.Integrity(state, policy),
            attempt.Band,
            ScoreRules.Band(state, policy, at),
            ScoreRules.Risk(state, policy, at)
        );
    }

    private static async Task ApplyAsync(NpgsqlConnection connection, Job job, CancellationToken cancel)
    {
        var written = await connection
            .Command(
                KeepText,
                new
                {
                    job.Id,
                    job.Reached,
                    Batch,
                },
                DatabaseCommands.JobSeconds
            )
            .ListAsync<ChangedScore>(cancel);
        await ScoreChanges.ApplyAsync(connection, job.PolicyText, written, cancel);
        var reached = written.IsEmpty ? job.Reached : written[^1].AttemptId;
        await RunAsync(
            connection,
            AppliedText,
            new
            {
                job.Id,
                reached,
                last = written.Length < Batch,
            },
            cancel
        );
    }

    private static Task RunAsync(
        NpgsqlConnection connection,
        string text,
        object parameters,
        CancellationToken cancel
    ) => connection.Command(text, parameters, DatabaseCommands.JobSeconds).ExecuteAsync(cancel);

    private static Attempt ReadAttempt(Row r, MonitoringPolicy policy) =>
        new(
            r.Get<Guid>("id"),
            r.Get<DateOnly>("started_on"),
            ScoringPolicy.Compile(
                policy,
                r.Json<Accommodation>("accommodation"),
                r.Get<DateTimeOffset>("started_at"),
                r.Get<int>("duration_s")
            ),
            r.Get<double>("integrity_score"),
            r.Get<string>("band"),
            r.Get<DateTimeOffset>("scored_at")
        );
}
