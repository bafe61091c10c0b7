using System.Collections.Immutable;
using Npgsql;
using Veritas.Alerts;
using Veritas.Storage;

namespace Veritas.Analysis;

/// <summary>
/// Rows of <c>attempt_verdicts</c>. The statements check what the states allow, so that two people who act at the same
/// time cannot bypass it.
/// </summary>
internal sealed class VerdictStore(NpgsqlDataSource database)
{
    private const int MaxVerdicts = 100;

    private const string Columns = """
        id, attempt_id, verdict, comment, judged_by, judged_at, review_verdict,
        coalesce(review_comment, '') as review_comment, reviewed_by as review_reviewed_by,
        reviewed_at as review_reviewed_at, coalesce(review_verdict, verdict) as counts
        """;

    // Index: attempt_verdicts_attempt.
    private const string ListText = $"""
        select {Columns} from attempt_verdicts where attempt_id = @attempt_id order by id desc limit @limit
        """;

    // Index: exam_attempts_pkey. No row for a live attempt.
    private const string JudgeText = $"""
        insert into attempt_verdicts (id, attempt_id, verdict, comment, judged_by, judged_at)
        select @id, id, @verdict, @comment, @by, @now from exam_attempts
        where id = @attempt_id and ended_at is not null
        returning {Columns}
        """;

    // Indexes: attempt_verdicts_pkey, attempt_verdicts_attempt. No row for an older verdict, the judge's own, or one
    // that another person has reviewed.
    private const string ReviewText = $"""
        update attempt_verdicts v
        set review_verdict = @verdict, review_comment = @comment, reviewed_by = @by, reviewed_at = @now
        where v.id = @id and v.attempt_id = @attempt_id and v.judged_by <> @by
            and (v.reviewed_by is null or v.reviewed_by = @by)
            and not exists (select from attempt_verdicts n where n.attempt_id = @attempt_id and n.id > @id)
        returning {Columns}
        """;

    /// <summary>The latest 100 verdicts, latest first.</summary>
    public Task<ImmutableArray<AttemptVerdict>> OfAttemptAsync(Guid attemptId, CancellationToken cancel) =>
        database.Command(ListText, new { attemptId, limit = MaxVerdicts }).ListAsync<AttemptVerdict>(cancel);

    /// <summary>The new verdict; null if the attempt is live.</summary>
    public Task<AttemptVerdict?> JudgeAsync(
        Guid id,
        Guid attemptId,
        Verdict verdict,
        string comment,
        Guid by,
        DateTimeOffset now,
        CancellationToken cancel
    ) =>
        database
            .Command(
                JudgeText,
                new
                {
                    id,
                    attemptId,
                    verdict,
                    comment,
                    by,
                    now,
                }
            )
            .FirstAsync<AttemptVerdict>(cancel);

    /// <summary>The reviewed verdict; null if this person may not review it.</summary>
    public Task<AttemptVerdict?> ReviewAsync(
        Guid id,
        Guid attemptId,
        Verdict verdict,
        string comment,
        Guid by,
        DateTimeOffset now,
        CancellationToken cancel
    ) =>
        database
            .Command(
                ReviewText,
                new
                {
                    id,
                    attemptId,
                    verdict,
                    comment,
                    by,
                    now,
                }
            )
            .FirstAsync<AttemptVerdict>(cancel);
}
