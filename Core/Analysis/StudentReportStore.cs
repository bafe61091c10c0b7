using System.Collections.Immutable;
using Npgsql;
using Veritas.Alerts;
using Veritas.Attempts;

namespace Veritas.Analysis;

/// <summary>An exam a student could take.</summary>
internal sealed record OfferedExam(Guid Id, string Title, string Subject, DateTimeOffset OpensAt, DateTimeOffset ClosesAt);

/// <summary>An own attempt with what its report needs beyond the list.</summary>
internal sealed record OwnedAttempt(StudentAttempt Attempt, AttemptGrade? Grade, string? VerdictComment);

/// <summary>Reads a student's own rows. Whose they are is in every statement.</summary>
internal sealed class StudentReportStore(NpgsqlDataSource database)
{
    /// <summary>Ended attempts of a dashboard.</summary>
    public const int MostPast = 50;

    private const int MostOffered = 20;
    private const int MostAlerts = 500;

    // Index: users_pkey.
    private const string PersonText = "select full_name from users where id = $1 and role = 'student'";

    // Indexes: exam_attempts_student or exam_attempts_pkey, exams_pkey, attempt_verdicts_attempt.
    private const string AttemptText = """
        select a.id, a.exam_id, e.title, e.subject, a.status, a.started_at, a.deadline, a.ended_at, a.ended_at is not null and results_released(e, $2) as released,
            a.points, a.max_points, a.to_grade, a.pass_mark, a.integrity_score, v.verdict, v.comment, a.practice
        from exam_attempts a join exams e on e.id = a.exam_id
        left join lateral (
            select coalesce(review_verdict, verdict) as verdict, case when review_verdict is null then comment else review_comment end as comment
            from attempt_verdicts where attempt_id = a.id order by id desc limit 1
        ) v on true
        where a.student_id = $1
        """;

    private const string ListText = AttemptText + " order by a.ended_at is null desc, a.started_at desc limit $3";

    private const string OneText = AttemptText + " and a.id = $3";

    // Indexes: exams_open, exam_attempts_student.
    private const string OfferedText = """
        select e.id, e.title, e.subject, e.opens_at, e.closes_at from exams e
        where e.status = 'published' and e.closes_at > $2 and not exists (select from exam_attempts a where a.student_id = $1 and a.exam_id = e.id)
        order by e.closes_at limit $3
        """;

    // Indexes: exam_attempts_pkey, questions_position, attempt_answers_pkey.
    private const string QuestionsText = """
        select q.id, q.position, q.body, x.value::text, case when x.question_id is null then 0 else x.points end, q.points, coalesce(x.comment, '')
        from exam_attempts a join questions q on q.exam_id = a.exam_id left join attempt_answers x on x.attempt_id = a.id and x.question_id = q.id
        where a.id = $1 and a.student_id = $2 order by q.position
        """;

    // Indexes: exam_attempts_pkey, alerts_attempt.
    private const string AlertsText = """
        select l.raised_at, l.kind, l.level, l.sentence, l.verdict from exam_attempts a join alerts l on l.attempt_id = a.id
        where a.id = $1 and a.student_id = $2 order by l.id limit $3
        """;

    /// <summary>The student, or null.</summary>
    public Task<Person?> PersonAsync(Guid studentId, CancellationToken cancel) =>
        database.Statement(PersonText, studentId).FirstAsync(r => new Person(studentId, r.GetString(0)), cancel);

    /// <summary>Running attempts, then ended ones, latest first.</summary>
    public async Task<ImmutableArray<StudentAttempt>> AttemptsAsync(Guid studentId, DateTimeOffset now, CancellationToken cancel) =>
        [.. (await database.Statement(ListText, studentId, now.UtcDateTime, MostPast + 10).ListAsync(Read, cancel)).Select(a => a.Attempt)];

    /// <summary>The attempt when it is that student's, else null.</summary>
    public Task<OwnedAttempt?> AttemptAsync(Guid studentId, Guid attemptId, DateTimeOffset now, CancellationToken cancel) =>
        database.Statement(OneText, studentId, now.UtcDateTime, attemptId).FirstAsync(Read, cancel);

    /// <summary>Open and coming exams the student has not taken, the first to close first.</summary>
    public Task<ImmutableArray<OfferedExam>> OfferedAsync(Guid studentId, DateTimeOffset now, CancellationToken cancel) =>
        database.Statement(OfferedText, studentId, now.UtcDateTime, MostOffered).ListAsync(
            r => new OfferedExam(r.GetGuid(0), r.GetString(1), r.GetString(2), r.Utc(3), r.Utc(4)), cancel);

    public Task<ImmutableArray<QuestionResult>> QuestionsAsync(Guid studentId, Guid attemptId, CancellationToken cancel) =>
        database.Statement(QuestionsText, attemptId, studentId).ListAsync(
            r => new QuestionResult(
                r.GetGuid(0), r.GetInt32(1), r.GetString(2), r.IsDBNull(3) ? null : new RawJson(r.GetString(3)), r.DoubleOrNull(4), r.GetDouble(5), r.GetString(6)),
            cancel);

    public Task<ImmutableArray<OwnAlert>> AlertsAsync(Guid studentId, Guid attemptId, CancellationToken cancel) =>
        database.Statement(AlertsText, attemptId, studentId, MostAlerts).ListAsync(
            r => new OwnAlert(r.Utc(0), r.GetString(1), WireName<AlertLevel>.Parse(r.GetString(2)), r.GetString(3), r.NameOrNull<Verdict>(4)), cancel);

    private static OwnedAttempt Read(NpgsqlDataReader r)
    {
        var released = r.GetBoolean(8);
        var grade = released && !r.IsDBNull(9) ? ResultRules.Grade(r.GetDouble(9), r.GetDouble(10), r.GetInt32(11), r.GetDouble(12)) : null;
        return new OwnedAttempt(
            new StudentAttempt(
                r.GetGuid(0), r.GetGuid(1), r.GetString(2), r.GetString(3), WireName<AttemptStatus>.Parse(r.GetString(4)), r.Utc(5), r.Utc(6), r.UtcOrNull(7),
                released, grade?.Percent, grade?.Passed, released ? r.GetDouble(13) : null, released ? r.NameOrNull<Verdict>(14) : null, r.GetBoolean(16)),
            grade, released ? r.TextOrNull(15) : null);
    }
}
