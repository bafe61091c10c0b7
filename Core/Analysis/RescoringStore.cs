using System.Collections.Immutable;
using Npgsql;
using Veritas.Attempts;
using Veritas.Monitoring;
using Veritas.Storage;

namespace Veritas.Analysis;

/// <summary>Rows of <c>rescorings</c> as people see them.</summary>
internal sealed class RescoringStore(NpgsqlDataSource database)
{
    private const string Columns = """
        id, exam_id, state, policy::text as policy, made_by, made_at, applied_by, applied_at, attempts, changed,
        case when attempts > 0 then change_sum / attempts end as mean_change, below_before, below_after
        """;

    private const string InsertText = $"""
        insert into rescorings (id, exam_id, made_by, made_at, policy)
        values (@id, @exam_id, @by, @now, @policy) returning {Columns}
        """;

    // Index: rescorings_exam.
    private const string ListText = $"""
        select {Columns} from rescorings where exam_id = @exam_id and id < @below order by id desc limit @limit
        """;

    // Index: rescorings_pkey.
    private const string FindText = $"select {Columns} from rescorings where id = @id and exam_id = @exam_id";

    // Indexes: rescored_attempts_change, exam_attempts_pkey, users_pkey.
    private const string EffectText = $"""
        select r.attempt_id, u.id as student_id, u.full_name as student_full_name, r.old_integrity, r.new_integrity,
            r.old_band, r.new_band
        from rescored_attempts r join ({AttemptSources.WithStudent}) on a.id = r.attempt_id
        where r.rescoring_id = @id
            and (-(abs(r.new_integrity - r.old_integrity)), r.attempt_id) > (@after_value, @after_id)
        order by abs(r.new_integrity - r.old_integrity) desc, r.attempt_id limit @limit
        """;

    // Index: rescorings_pkey. No row unless it is ready.
    private const string ApplyText = $"""
        update rescorings set state = 'applying', applied_by = @by, applied_at = @now, reached = null
        where id = @id and exam_id = @exam_id and state = 'ready' returning {Columns}
        """;

    /// <summary>The new rescoring; null if one of the exam's is running.</summary>
    public Task<Rescoring?> InsertAsync(
        Guid id,
        Guid examId,
        MonitoringPolicy policy,
        Guid by,
        DateTimeOffset now,
        CancellationToken cancel
    ) =>
        UnlessRunningAsync(
            database.Command(
                InsertText,
                new
                {
                    id,
                    examId,
                    by,
                    now,
                    policy = RawJson.Of(policy),
                }
            ),
            cancel
        );

    /// <summary>The exam's rescorings with a lower id, latest first.</summary>
    public Task<ImmutableArray<Rescoring>> OfExamAsync(Guid examId, Guid below, int limit, CancellationToken cancel) =>
        database
            .Command(
                ListText,
                new
                {
                    examId,
                    below,
                    limit,
                }
            )
            .ListAsync(Read, cancel);

    /// <summary>Null if the exam has no such rescoring.</summary>
    public Task<Rescoring?> FindAsync(Guid id, Guid examId, CancellationToken cancel) =>
        database.Command(FindText, new { id, examId }).FirstAsync(Read, cancel);

    /// <summary>
    /// Computed attempts after the cursor, the largest change first; the cursor's value is the negated change.
    /// </summary>
    public Task<ImmutableArray<RescoredAttempt>> EffectAsync(
        Guid id,
        Cursor after,
        int limit,
        CancellationToken cancel
    ) =>
        database
            .Command(
                EffectText,
                new
                {
                    id,
                    afterValue = after.Value,
                    afterId = after.Id,
                    limit,
                }
            )
            .ListAsync<RescoredAttempt>(cancel);

    /// <summary>
    /// The rescoring, now being applied; null if it is not ready or another of the exam's is running.
    /// </summary>
    public Task<Rescoring?> ApplyAsync(Guid id, Guid examId, Guid by, DateTimeOffset now, CancellationToken cancel) =>
        UnlessRunningAsync(
            database.Command(
                ApplyText,
                new
                {
                    id,
                    examId,
                    by,
                    now,
                }
            ),
            cancel
        );

    private static async Task<Rescoring?> UnlessRunningAsync(DatabaseCommand command, CancellationToken cancel)
    {
        try
        {
            return await command.FirstAsync(Read, cancel);
        }
        catch (NpgsqlException failure) when (failure.IsUniqueViolation("rescorings_due"))
        {
            return null;
        }
    }

    private static Rescoring Read(Row r) =>
        new(
            r.Get<Guid>("id"),
            r.Get<Guid>("exam_id"),
            r.Get<RescoringState>("state"),
            r.Json<MonitoringPolicy>("policy"),
            r.Get<Guid>("made_by"),
            r.Get<DateTimeOffset>("made_at"),
            r.Get<Guid?>("applied_by"),
            r.Get<DateTimeOffset?>("applied_at"),
            r.Get<int>("attempts"),
            r.Get<int>("changed"),
            r.Get<double?>("mean_change") is { } mean ? Math.Round(mean, 4) : null,
            r.Get<int>("below_before"),
            r.Get<int>("below_after")
        );
}
