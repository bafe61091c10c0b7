using System.Collections.Immutable;
using Npgsql;
using Veritas.Alerts;
using Veritas.Attempts;
using Veritas.Storage;

namespace Veritas.Analysis;

/// <summary>An exam a student can take.</summary>
internal sealed record OfferedExam(
    Guid Id,
    string Title,
    string Subject,
    DateTimeOffset OpensAt,
    DateTimeOffset ClosesAt
);

/// <summary>A student's own attempt, with the details that a list leaves out.</summary>
internal sealed record OwnedAttempt(StudentAttempt Attempt, AttemptGrade? Grade, string? VerdictComment);

/// <summary>Reads a student's own rows. Every statement is restricted to the student.</summary>
internal sealed class StudentReportStore(NpgsqlDataSource database)
{
    /// <summary>Upper bound of a dashboard's ended attempts.</summary>
    public const int MostPast = 50;

    private const int MaxRunning = 10;
    private const int MaxOffered = 20;
    private const int MaxAlerts = 500;

    // Index: users_pkey.
    private const string PersonText = "select id, full_name from users where id = @student_id and role = 'student'";

    // Indexes: exam_attempts_student or exam_attempts_pkey, exams_pkey, attempt_verdicts_attempt.
    private const string AttemptText = $"""
        select a.id, a.exam_id, e.title, e.subject, a.status, a.started_at, a.deadline, a.ended_at,
            a.ended_at is not null and results_released(e, @now) as released, {AttemptColumns.Points},
            a.integrity_score, v.verdict, v.comment, a.practice
        from {AttemptSources.WithExam}
        left join lateral (
            select coalesce(review_verdict, verdict) as verdict,
                case when review_verdict is null then comment else review_comment end as comment
            from attempt_verdicts where attempt_id = a.id order by id desc limit 1
        ) v on true
        where a.student_id = @student_id
        """;

    private const string ListText = $"{AttemptText} order by a.ended_at is null desc, a.started_at desc limit @limit";

    private const string OneText = $"{AttemptText} and a.id = @attempt_id";

    // Indexes: exams_open, exam_attempts_student.
    private const string OfferedText = """
        select e.id, e.title, e.subject, e.opens_at, e.closes_at from exams e
        where e.status = 'published' and e.closes_at > @now
            and not exists (select from exam_attempts a where a.student_id = @student_id and a.exam_id = e.id)
        order by e.closes_at limit @limit
        """;

    // Indexes: exam_attempts_pkey, questions_position, attempt_answers_pkey.
    private const string QuestionsText = """
        select q.id as question_id, q.position, q.body as text, x.value::text as answer,
            case when x.question_id is null then 0 else x.points end as points, q.points as max_points,
            coalesce(x.comment, '') as comment
        from exam_attempts a join questions q on q.exam_id = a.exam_id
        left join attempt_answers x on x.attempt_id = a.id and x.question_id = q.id
        where a.id = @attempt_id and a.student_id = @student_id order by q.position
        """;

    // Indexes: exam_attempts_pkey, alerts_attempt.
    private const string AlertsText = """
        select l.raised_at, l.kind, l.level, l.sentence, l.verdict
        from exam_attempts a join alerts l on l.attempt_id = a.id
        where a.id = @attempt_id and a.student_id = @student_id order by l.id limit @limit
        """;

    /// <summary>Null if the user is not a student.</summary>
    public Task<Person?> PersonAsync(Guid studentId, CancellationToken cancel) =>
        database.Command(PersonText, new { studentId }).FirstAsync<Person>(cancel);

    /// <summary>Running attempts, then ended ones, latest first.</summary>
    public Task<ImmutableArray<StudentAttempt>> AttemptsAsync(
        Guid studentId,
        DateTimeOffset now,
        CancellationToken cancel
    ) =>
        database
            .Command(
                ListText,
                new
                {
                    studentId,
                    now,
                    limit = MostPast + MaxRunning,
                }
            )
            .ListAsync(r => Attempt(r).Attempt, cancel);

    /// <summary>Null if the attempt is not the student's.</summary>
    public Task<OwnedAttempt?> AttemptAsync(
        Guid studentId,
        Guid attemptId,
        DateTimeOffset now,
        CancellationToken cancel
    ) =>
        database
            .Command(
                OneText,
                new
                {
                    studentId,
                    now,
                    attemptId,
                }
            )
            .FirstAsync(Attempt, cancel);

    /// <summary>
    /// Open and upcoming exams without an attempt of the student, at most 20, the first to close first.
    /// </summary>
    public Task<ImmutableArray<OfferedExam>> OfferedAsync(
        Guid studentId,
        DateTimeOffset now,
        CancellationToken cancel
    ) =>
        database
            .Command(
                OfferedText,
                new
                {
                    studentId,
                    now,
                    limit = MaxOffered,
                }
            )
            .ListAsync<OfferedExam>(cancel);

    public Task<ImmutableArray<QuestionResult>> QuestionsAsync(
        Guid studentId,
        Guid attemptId,
        CancellationToken cancel
    ) => database.Command(QuestionsText, new { attemptId, studentId }).ListAsync<QuestionResult>(cancel);

    /// <summary>At most 500, oldest first.</summary>
    public Task<ImmutableArray<OwnAlert>> AlertsAsync(Guid studentId, Guid attemptId, CancellationToken cancel) =>
        database
            .Command(
                AlertsText,
                new
                {
                    attemptId,
                    studentId,
                    limit = MaxAlerts,
                }
            )
            .ListAsync<OwnAlert>(cancel);

    /// <summary>Hides everything that is part of the result until the results are released.</summary>
    private static OwnedAttempt Attempt(Row r)
    {
        var released = r.Get<bool>("released");
        var grade = released ? AttemptRow.GradeOf(r) : null;
        return new OwnedAttempt(
            new StudentAttempt(
                r.Get<Guid>("id"),
                r.Get<Guid>("exam_id"),
                r.Get<string>("title"),
                r.Get<string>("subject"),
                r.Get<AttemptStatus>("status"),
                r.Get<DateTimeOffset>("started_at"),
                r.Get<DateTimeOffset>("deadline"),
                r.Get<DateTimeOffset?>("ended_at"),
                released,
                grade?.Percent,
                grade?.Passed,
                released ? r.Get<double>("integrity_score") : null,
                released ? r.Get<Verdict?>("verdict") : null,
                r.Get<bool>("practice")
            ),
            grade,
            released ? r.GetOrNull<string>("comment") : null
        );
    }
}
