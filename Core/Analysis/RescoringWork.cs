using System.Text.Json;
using Npgsql;
using Veritas.Monitoring;

namespace Veritas.Analysis;

/// <summary>The steps of rescorings: each takes some attempts further in one transaction, and a process that dies leaves the rest to the next one.</summary>
internal sealed class RescoringWork(NpgsqlDataSource database, EventStore events)
{
    private const int TimeoutSeconds = 30;
    private const int Batch = 200;

    // Index: rescorings_due. Held until the step is through; another process takes another exam's.
    private const string TakeText = """
        select id, exam_id, state, policy::text, coalesce(reached, '00000000-0000-0000-0000-000000000000') from rescorings
        where state in ('computing', 'applying') order by id limit 1 for update skip locked
        """;

    // Index: exam_attempts_exam. Not those whose events have gone since it was asked for.
    private const string AttemptsText = """
        select a.id, a.started_on, a.started_at, a.duration_s, a.accommodation::text, a.integrity_score, a.band, coalesce(a.scored_at, a.ended_at) from exam_attempts a
        where a.exam_id = $1 and a.id > $2 and a.ended_at is not null and events_gone(a) is null order by a.id limit $3
        """;

    private const string StoreText = """
        insert into rescored_attempts (rescoring_id, attempt_id, old_integrity, new_integrity, old_band, new_band, new_risk)
        select $1, * from unnest($2::uuid[], $3::float8[], $4::float8[], $5::text[], $6::text[], $7::float8[])
        """;

    // Index: rescorings_pkey.
    private const string ComputedText = """
        update rescorings set reached = coalesce($2, reached), state = case when $3 then 'ready' else state end, attempts = attempts + $4, changed = changed + $5,
            change_sum = change_sum + $6, below_before = below_before + $7, below_after = below_after + $8
        where id = $1
        """;

    // Indexes: rescored_attempts_pkey, exam_attempts_pkey. What is replaced is kept beside what replaces it.
    private const string ApplyText = """
        with next as (select attempt_id from rescored_attempts where rescoring_id = $1 and attempt_id > $2 order by attempt_id limit $3),
        kept as (
            update rescored_attempts r set old_policy = a.policy, old_integrity = a.integrity_score, old_band = a.band
            from exam_attempts a where r.rescoring_id = $1 and r.attempt_id in (select attempt_id from next) and a.id = r.attempt_id
            returning r.attempt_id, r.new_integrity, r.new_band, r.new_risk
        ),
        changed as (
            update exam_attempts a set policy = s.policy, integrity_score = kept.new_integrity, band = kept.new_band, risk = kept.new_risk
            from kept, rescorings s where s.id = $1 and a.id = kept.attempt_id
            returning a.id
        )
        select id from changed order by id
        """;

    // Index: rescorings_pkey.
    private const string AppliedText = "update rescorings set reached = coalesce($2, reached), state = case when $3 then 'applied' else state end where id = $1";

    // Index: rescorings_pkey.
    private const string FailText = "update rescorings set state = 'failed' where id = $1 and state = 'computing'";

    private sealed record Job(Guid Id, Guid ExamId, bool Computing, MonitoringPolicy Policy, Guid Reached);

    private sealed record Scored(Guid Id, double Old, double New, string OldBand, string NewBand, double Risk);

    /// <summary>Takes one step; false: there is nothing to do.</summary>
    public async Task<bool> StepAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        if (await TakeAsync(connection, cancel) is not { } job)
        {
            return false;
        }

        await (job.Computing ? ComputeAsync(connection, job, cancel) : ApplyAsync(connection, job, cancel));
        await transaction.CommitAsync(cancel);
        return true;
    }

    /// <summary>Gives up the oldest one that is being computed, so that others have their turn.</summary>
    public async Task FailAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        if (await TakeAsync(connection, cancel) is { } job)
        {
            await using var fail = Command(connection, FailText, job.Id);
            await fail.ExecuteNonQueryAsync(cancel);
            await transaction.CommitAsync(cancel);
        }
    }

    private static async Task<Job?> TakeAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var take = Command(connection, TakeText);
        await using var r = await take.ExecuteReaderAsync(cancel);
        return await r.ReadAsync(cancel)
            ? new Job(r.GetGuid(0), r.GetGuid(1), r.GetString(2) == "computing", JsonSerializer.Deserialize<MonitoringPolicy>(r.GetString(3), VeritasJson.Options)!, r.GetGuid(4))
            : null;
    }

    private async Task ComputeAsync(NpgsqlConnection connection, Job job, CancellationToken cancel)
    {
        var attempts = new List<(Guid Id, DateOnly Day, ScoringPolicy Policy, double Old, string Band, DateTimeOffset At)>();
        await using (var read = Command(connection, AttemptsText, job.ExamId, job.Reached, Batch))
        {
            await using var r = await read.ExecuteReaderAsync(cancel);
            while (await r.ReadAsync(cancel))
            {
                var accommodation = JsonSerializer.Deserialize<Accommodation>(r.GetString(4), VeritasJson.Options)!;
                attempts.Add((
                    r.GetGuid(0), r.GetFieldValue<DateOnly>(1), ScoringPolicy.Compile(job.Policy, accommodation, r.Utc(2), r.GetInt32(3)), r.GetDouble(5), r.GetString(6), r.Utc(7)));
            }
        }

        var scored = new List<Scored>(attempts.Count);
        var ignored = new List<AlertDraft>();
        foreach (var a in attempts)
        {
            var state = new ScoringState();
            await foreach (var e in events.AfterAsync(a.Day, a.Id, 0, 0, cancel))
            {
                ScoreRules.Apply(state, a.Policy, e, ignored);
            }

            ignored.Clear();
            scored.Add(new Scored(a.Id, a.Old, ScoreRules.Integrity(state, a.Policy), a.Band, ScoreRules.Band(state, a.Policy, a.At), ScoreRules.Risk(state, a.Policy, a.At)));
        }

        await using var store = Command(
            connection, StoreText, job.Id, scored.Select(s => s.Id).ToArray(), scored.Select(s => s.Old).ToArray(), scored.Select(s => s.New).ToArray(),
            scored.Select(s => s.OldBand).ToArray(), scored.Select(s => s.NewBand).ToArray(), scored.Select(s => s.Risk).ToArray());
        await store.ExecuteNonQueryAsync(cancel);
        await using var done = Command(
            connection, ComputedText, job.Id, scored.LastOrDefault()?.Id ?? job.Reached, scored.Count < Batch, scored.Count,
            scored.Count(s => Math.Abs(s.New - s.Old) > 1e-6), scored.Sum(s => s.New - s.Old), scored.Count(s => s.Old < FlaggingRules.IntegrityBelow),
            scored.Count(s => s.New < FlaggingRules.IntegrityBelow));
        await done.ExecuteNonQueryAsync(cancel);
    }

    private static async Task ApplyAsync(NpgsqlConnection connection, Job job, CancellationToken cancel)
    {
        var written = new List<Guid>();
        await using (var apply = Command(connection, ApplyText, job.Id, job.Reached, Batch))
        {
            await using var r = await apply.ExecuteReaderAsync(cancel);
            while (await r.ReadAsync(cancel))
            {
                written.Add(r.GetGuid(0));
            }
        }

        await using var done = Command(connection, AppliedText, job.Id, written.Count > 0 ? written[^1] : job.Reached, written.Count < Batch);
        await done.ExecuteNonQueryAsync(cancel);
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string text, params object[] values)
    {
        var command = new NpgsqlCommand(text, connection) { CommandTimeout = TimeoutSeconds };
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return command;
    }
}
