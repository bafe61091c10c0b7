using System.Collections.Immutable;
using Npgsql;
using Veritas.Alerts;
using Veritas.Attempts;
using Veritas.Storage;

namespace Veritas.Analysis;

/// <summary>The latest verdict on an attempt, which can be appealed; null members when there is none.</summary>
internal sealed record AppealableVerdict(Guid? VerdictId, Verdict? Counts);

/// <summary>Rows of <c>appeals</c>. The statements decide who may make and answer an appeal.</summary>
internal sealed class AppealStore(NpgsqlDataSource database)
{
    private const string Columns = """
        p.id, p.attempt_id, p.verdict_id, p.body as text, p.made_at, p.verdict as answer_verdict,
        p.answer as answer_text, p.answered_by as answer_answered_by, p.answered_at as answer_answered_at
        """;

    // Indexes: exam_attempts_pkey, exams_pkey, attempt_verdicts_attempt. No row for another student's attempt, no
    // verdict before results are released.
    private const string AppealableText = $"""
        select v.id as verdict_id, coalesce(v.review_verdict, v.verdict) as counts
        from {AttemptSources.WithExam}
        left join lateral (select id, verdict, review_verdict from attempt_verdicts
            where attempt_id = a.id and a.ended_at is not null and results_released(e, @now)
            order by id desc limit 1) v on true
        where a.id = @attempt_id and a.student_id = @student_id
        """;

    // Index: appeals_verdict_id_key. No row if the verdict was appealed before.
    private const string MakeText = $"""
        insert into appeals as p (id, attempt_id, verdict_id, body, made_at)
        values (@id, @attempt_id, @verdict_id, @text, @now) on conflict (verdict_id) do nothing returning {Columns}
        """;

    // Index: appeals_attempt.
    private const string OfAttemptText = $"""
        select {Columns} from appeals p where p.attempt_id = @attempt_id order by p.id desc limit 100
        """;

    // Indexes: exam_attempts_exam, appeals_attempt.
    private const string OfExamText = $"""
        select {Columns} from exam_attempts a join appeals p on p.attempt_id = a.id where a.exam_id = @exam_id
            and ((p.answered_at is not null)::int::double precision, p.id) > (@after_value, @after_id)
        order by p.answered_at is not null, p.id limit @limit
        """;

    // Indexes: appeals_pkey, attempt_verdicts_pkey, attempt_verdicts_attempt. No row for a person with any verdict or
    // review on this attempt, or for an answered appeal. A different verdict becomes a new row, so that the old one
    // stays.
    private const string AnswerText = $"""
        with judged as (
            select v.id, coalesce(v.review_verdict, v.verdict) as counts
            from appeals p join attempt_verdicts v on v.id = p.verdict_id
            where p.id = @id and p.attempt_id = @attempt_id and p.answered_by is null and not exists (
                select from attempt_verdicts w
                where w.attempt_id = @attempt_id and (w.judged_by = @by or w.reviewed_by = @by))
            for update of p
        ), added as (
            insert into attempt_verdicts (id, attempt_id, verdict, comment, judged_by, judged_at)
            select @verdict_id, @attempt_id, @verdict, @text, @by, @now from judged where judged.counts <> @verdict
        )
        update appeals p set verdict = @verdict, answer = @text, answered_by = @by, answered_at = @now
        from judged where p.id = @id returning {Columns}
        """;

    /// <summary>
    /// The verdict to appeal, empty if there is none or it is not released; null if the attempt is not the student's.
    /// </summary>
    public Task<AppealableVerdict?> AppealableAsync(
        Guid attemptId,
        Guid studentId,
        DateTimeOffset now,
        CancellationToken cancel
    ) =>
        database
            .Command(
                AppealableText,
                new
                {
                    attemptId,
                    studentId,
                    now,
                }
            )
            .FirstAsync<AppealableVerdict>(cancel);

    /// <summary>The new appeal; null if the verdict was appealed before.</summary>
    public Task<Appeal?> MakeAsync(
        Guid id,
        Guid attemptId,
        Guid verdictId,
        string text,
        DateTimeOffset now,
        CancellationToken cancel
    ) =>
        database
            .Command(
                MakeText,
                new
                {
                    id,
                    attemptId,
                    verdictId,
                    text,
                    now,
                }
            )
            .FirstAsync<Appeal>(cancel);

    /// <summary>At most 100, latest first.</summary>
    public Task<ImmutableArray<Appeal>> OfAttemptAsync(Guid attemptId, CancellationToken cancel) =>
        database.Command(OfAttemptText, new { attemptId }).ListAsync<Appeal>(cancel);

    /// <summary>Appeals after the cursor: unanswered ones first (value 0, then 1), by id.</summary>
    public Task<ImmutableArray<Appeal>> OfExamAsync(Guid examId, Cursor after, int limit, CancellationToken cancel) =>
        database
            .Command(
                OfExamText,
                new
                {
                    examId,
                    afterValue = after.Value,
                    afterId = after.Id,
                    limit,
                }
            )
            .ListAsync<Appeal>(cancel);

    /// <summary>The answered appeal; null if this person may not answer it or somebody has.</summary>
    /// <param name="id">The appeal.</param>
    /// <param name="attemptId">Its attempt.</param>
    /// <param name="by">The answering person.</param>
    /// <param name="verdictId">The id of the new verdict, if there is one.</param>
    /// <param name="verdict">What counts from now on.</param>
    /// <param name="text">The reason.</param>
    /// <param name="now">Time of the answer.</param>
    /// <param name="cancel">Cancels the statement.</param>
    public Task<Appeal?> AnswerAsync(
        Guid id,
        Guid attemptId,
        Guid by,
        Guid verdictId,
        Verdict verdict,
        string text,
        DateTimeOffset now,
        CancellationToken cancel
    ) =>
        database
            .Command(
                AnswerText,
                new
                {
                    id,
                    attemptId,
                    by,
                    verdictId,
                    verdict,
                    text,
                    now,
                }
            )
            .FirstAsync<Appeal>(cancel);
}
