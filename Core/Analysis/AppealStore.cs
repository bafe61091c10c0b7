using System.Collections.Immutable;
using Npgsql;
using Veritas.Alerts;

namespace Veritas.Analysis;

/// <summary>What can be appealed: the latest verdict on an attempt, and what it says.</summary>
internal sealed record AppealableVerdict(Guid? VerdictId, Verdict? Counts);

/// <summary>Appeals; who may make and answer one is decided in the SQL.</summary>
internal sealed class AppealStore(NpgsqlDataSource database)
{
    private const string Columns = "p.id, p.attempt_id, p.verdict_id, p.body, p.made_at, p.verdict, p.answer, p.answered_by, p.answered_at";

    // Indexes: exam_attempts_pkey, exams_pkey, attempt_verdicts_attempt. Nothing for another student's attempt, no verdict before results are released.
    private const string AppealableText = """
        select v.id, coalesce(v.review_verdict, v.verdict) from exam_attempts a join exams e on e.id = a.exam_id
        left join lateral (select id, verdict, review_verdict from attempt_verdicts
            where attempt_id = a.id and a.ended_at is not null and results_released(e, $3) order by id desc limit 1) v on true
        where a.id = $1 and a.student_id = $2
        """;

    // Index: appeals_verdict_id_key. Nothing when it was appealed before.
    private const string MakeText = $"""
        insert into appeals as p (id, attempt_id, verdict_id, body, made_at) values ($1, $2, $3, $4, $5) on conflict (verdict_id) do nothing returning {Columns}
        """;

    // Index: appeals_attempt.
    private const string OfAttemptText = $"select {Columns} from appeals p where p.attempt_id = $1 order by p.id desc limit 100";

    // Indexes: exam_attempts_exam, appeals_attempt.
    private const string OfExamText = $"""
        select {Columns} from exam_attempts a join appeals p on p.attempt_id = a.id where a.exam_id = $1
            and ((p.answered_at is not null)::int::double precision, p.id) > ($2, $3)
        order by p.answered_at is not null, p.id limit $4
        """;

    // Indexes: appeals_pkey, attempt_verdicts_pkey, attempt_verdicts_attempt. Nothing for somebody who has judged this attempt, earlier verdicts included, or when it is
    // answered. Another verdict is a new one, so that the old stays.
    private const string AnswerText = $"""
        with judged as (
            select v.id, coalesce(v.review_verdict, v.verdict) as counts from appeals p join attempt_verdicts v on v.id = p.verdict_id
            where p.id = $1 and p.attempt_id = $2 and p.answered_by is null
                and not exists (select from attempt_verdicts w where w.attempt_id = $2 and (w.judged_by = $3 or w.reviewed_by = $3))
            for update of p
        ), anew as (
            insert into attempt_verdicts (id, attempt_id, verdict, comment, judged_by, judged_at)
            select $4, $2, $5, $6, $3, $7 from judged where judged.counts <> $5
        )
        update appeals p set verdict = $5, answer = $6, answered_by = $3, answered_at = $7 from judged where p.id = $1 returning {Columns}
        """;

    /// <summary>Null: not this student's. Without a verdict while there is none, or none released.</summary>
    public Task<AppealableVerdict?> AppealableAsync(Guid attemptId, Guid studentId, DateTimeOffset now, CancellationToken cancel) =>
        database.Statement(AppealableText, attemptId, studentId, now.UtcDateTime).FirstAsync(
            r => new AppealableVerdict(r.IsDBNull(0) ? null : r.GetGuid(0), r.NameOrNull<Verdict>(1)), cancel);

    /// <summary>The new appeal; null: there is one.</summary>
    public Task<Appeal?> MakeAsync(Guid id, Guid attemptId, Guid verdictId, string text, DateTimeOffset now, CancellationToken cancel) =>
        database.Statement(MakeText, id, attemptId, verdictId, text, now.UtcDateTime).FirstAsync(Read, cancel);

    public Task<ImmutableArray<Appeal>> OfAttemptAsync(Guid attemptId, CancellationToken cancel) => database.Statement(OfAttemptText, attemptId).ListAsync(Read, cancel);

    public Task<ImmutableArray<Appeal>> OfExamAsync(Guid examId, Cursor after, int limit, CancellationToken cancel) =>
        database.Statement(OfExamText, examId, after.Value, after.Id, limit).ListAsync(Read, cancel);

    /// <summary>The answered appeal; null: this person may not, or somebody has.</summary>
    public Task<Appeal?> AnswerAsync(
        Guid id, Guid attemptId, Guid by, Guid verdictId, Verdict verdict, string text, DateTimeOffset now, CancellationToken cancel) =>
        database.Statement(AnswerText, id, attemptId, by, verdictId, WireName<Verdict>.Of(verdict), text, now.UtcDateTime).FirstAsync(Read, cancel);

    private static Appeal Read(NpgsqlDataReader r) => new(
        r.GetGuid(0), r.GetGuid(1), r.GetGuid(2), r.GetString(3), r.Utc(4),
        r.NameOrNull<Verdict>(5) is { } verdict ? new AppealAnswer(verdict, r.GetString(6), r.GetGuid(7), r.Utc(8)) : null);
}
