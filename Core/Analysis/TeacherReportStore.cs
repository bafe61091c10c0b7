using System.Collections.Immutable;
using Npgsql;
using Veritas.Accounts;
using Veritas.Alerts;
using Veritas.Attempts;
using Veritas.Storage;

namespace Veritas.Analysis;

/// <summary>A student, and the e-mail address that tells namesakes apart.</summary>
internal sealed record StudentContact(Person Student, string Email);

/// <summary>
/// Reads a teacher's dashboard and a student's attempts. The statements decide who may see a row; an admin sees all.
/// </summary>
internal sealed class TeacherReportStore(NpgsqlDataSource database)
{
    private const int MaxAttempts = 200;

    private const string Sums = """
        count(*)::int as exams, coalesce(sum(s.live), 0)::int as live,
        coalesce(sum(s.open_alerts), 0)::int as open_alerts, coalesce(sum(s.to_grade), 0)::int as to_grade,
        coalesce(sum(s.to_judge), 0)::int as to_judge
        """;

    // Indexes: teacher_exam_permissions_teacher, exam_summaries_pkey.
    private const string TotalsText = $"""
        select {Sums} from teacher_exam_permissions p left join exam_summaries s on s.exam_id = p.exam_id
        where p.teacher_id = @user_id
        """;

    // Reads all exams: a few thousand at most.
    private const string AllTotalsText = $"select {Sums} from exams e left join exam_summaries s on s.exam_id = e.id";

    private const string Columns = """
        e.id, e.title, e.subject, e.status, e.opens_at, e.closes_at, coalesce(s.attempts, 0) as attempts,
        coalesce(s.live, 0) as live, coalesce(s.open_alerts, 0) as open_alerts, coalesce(s.to_grade, 0) as to_grade,
        coalesce(s.flagged, 0) as flagged, coalesce(s.to_judge, 0) as to_judge, s.counted_at
        """;

    private const string Page = """
        (e.opens_at, e.id) < (@opens_before, @before) order by e.opens_at desc, e.id desc limit @limit
        """;

    // Indexes: teacher_exam_permissions_teacher, exams_pkey, exam_summaries_pkey.
    private const string ExamsText = $"""
        select {Columns}, p.level as permission from teacher_exam_permissions p join exams e on e.id = p.exam_id
        left join exam_summaries s on s.exam_id = e.id where p.teacher_id = @user_id and {Page}
        """;

    // Indexes: exams_opens, exam_summaries_pkey.
    private const string AllExamsText = $"""
        select {Columns}, 'own' as permission from exams e left join exam_summaries s on s.exam_id = e.id where {Page}
        """;

    // Indexes: exam_attempts_student, exams_pkey, teacher_exam_permissions_pkey, attempt_verdicts_attempt.
    private const string OfStudentText = $"""
        select a.id, a.exam_id, e.title, e.subject, a.status, a.started_at, a.deadline, a.ended_at,
            results_released(e, @now) as released, {AttemptColumns.Points}, a.integrity_score, {AttemptColumns.Verdict},
            a.practice
        from {AttemptSources.WithExam}
        where a.student_id = @student_id and (@admin or exists (
            select from teacher_exam_permissions p where p.exam_id = a.exam_id and p.teacher_id = @user_id))
        order by a.started_at desc, a.id limit @limit
        """;

    // Indexes: users_pkey, and in teaches(): class_members_student, class_teachers_pkey, exam_attempts_student,
    // teacher_exam_permissions_pkey.
    private const string TaughtText = """
        select id as student_id, full_name as student_full_name, email from users u
        where u.id = @student_id and u.role = 'student' and (@admin or teaches(@user_id, @student_id))
        """;

    /// <summary>A student the actor teaches, in a class or by an exam; null for anybody else.</summary>
    public Task<StudentContact?> TaughtAsync(Actor actor, Guid studentId, CancellationToken cancel) =>
        database
            .Command(
                TaughtText,
                new
                {
                    actor.UserId,
                    admin = actor.Role == Role.Admin,
                    studentId,
                }
            )
            .FirstAsync<StudentContact>(cancel);

    public async Task<TeacherTotals> TotalsAsync(Actor actor, CancellationToken cancel)
    {
        var totals =
            actor.Role == Role.Admin
                ? database.Command(AllTotalsText)
                : database.Command(TotalsText, new { actor.UserId });
        return (await totals.FirstAsync<TeacherTotals>(cancel))!;
    }

    /// <summary>Exams after the cursor, latest opening first.</summary>
    public Task<ImmutableArray<ManagedExam>> ExamsAsync(Actor actor, Cursor after, int limit, CancellationToken cancel)
    {
        var (opensBefore, before) = (Time(after.Value), after.Id);
        var exams =
            actor.Role == Role.Admin
                ? database.Command(
                    AllExamsText,
                    new
                    {
                        opensBefore,
                        before,
                        limit,
                    }
                )
                : database.Command(
                    ExamsText,
                    new
                    {
                        opensBefore,
                        before,
                        limit,
                        actor.UserId,
                    }
                );
        return exams.ListAsync<ManagedExam>(cancel);
    }

    /// <summary>The student's attempts at exams the actor has a permission on, latest first, at most 200.</summary>
    public Task<ImmutableArray<StudentAttempt>> OfStudentAsync(
        Actor actor,
        Guid studentId,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var parameters = new
        {
            actor.UserId,
            admin = actor.Role == Role.Admin,
            studentId,
            now,
            limit = MaxAttempts,
        };
        return database.Command(OfStudentText, parameters).ListAsync(Attempt, cancel);
    }

    /// <summary>A time as a cursor's value, in microseconds, which a double represents exactly.</summary>
    public static double Number(DateTimeOffset time) =>
        (time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    private static DateTimeOffset Time(double number) =>
        number is > -6e16 and < 2.5e17
            ? DateTimeOffset.UnixEpoch.AddTicks((long)number * TimeSpan.TicksPerMicrosecond)
            : DateTimeOffset.MaxValue.AddDays(-1);

    private static StudentAttempt Attempt(Row r)
    {
        var grade = AttemptRow.GradeOf(r);
        return new StudentAttempt(
            r.Get<Guid>("id"),
            r.Get<Guid>("exam_id"),
            r.Get<string>("title"),
            r.Get<string>("subject"),
            r.Get<AttemptStatus>("status"),
            r.Get<DateTimeOffset>("started_at"),
            r.Get<DateTimeOffset>("deadline"),
            r.Get<DateTimeOffset?>("ended_at"),
            r.Get<bool>("released"),
            grade?.Percent,
            grade?.Passed,
            r.Get<double>("integrity_score"),
            r.Get<Verdict?>("verdict"),
            r.Get<bool>("practice")
        );
    }
}
