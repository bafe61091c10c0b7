using System.Collections.Immutable;
using Npgsql;
using Veritas.Accounts;
using Veritas.Alerts;
using Veritas.Attempts;
using Veritas.Exams;

namespace Veritas.Analysis;

/// <summary>Reads a teacher's page and the list of a student's attempts. Who may see a row is decided in the SQL; an admin sees all.</summary>
internal sealed class TeacherReportStore(NpgsqlDataSource database)
{
    private const int MostOfStudent = 200;

    private const string Sums = """
        count(*)::int, coalesce(sum(s.live), 0)::int, coalesce(sum(s.open_alerts), 0)::int, coalesce(sum(s.to_grade), 0)::int, coalesce(sum(s.to_judge), 0)::int
        """;

    // Indexes: teacher_exam_permissions_teacher, exam_summaries_pkey.
    private const string TotalsText = "select " + Sums + " from teacher_exam_permissions p left join exam_summaries s on s.exam_id = p.exam_id where p.teacher_id = $1";

    // All exams, of which there are thousands at most.
    private const string AllTotalsText = "select " + Sums + " from exams e left join exam_summaries s on s.exam_id = e.id";

    private const string Columns = """
        e.id, e.title, e.subject, e.status, e.opens_at, e.closes_at, coalesce(s.attempts, 0), coalesce(s.live, 0),
        coalesce(s.open_alerts, 0), coalesce(s.to_grade, 0), coalesce(s.flagged, 0), coalesce(s.to_judge, 0), s.counted_at
        """;

    private const string Page = "(e.opens_at, e.id) < ($1, $2) order by e.opens_at desc, e.id desc limit $3";

    // Indexes: teacher_exam_permissions_teacher, exams_pkey, exam_summaries_pkey.
    private const string ExamsText = "select " + Columns + """
        , p.level from teacher_exam_permissions p join exams e on e.id = p.exam_id left join exam_summaries s on s.exam_id = e.id
        where p.teacher_id = $4 and
        """ + " " + Page;

    // Indexes: exams_opens, exam_summaries_pkey.
    private const string AllExamsText = "select " + Columns + ", 'own' from exams e left join exam_summaries s on s.exam_id = e.id where " + Page;

    // Indexes: exam_attempts_student, exams_pkey, teacher_exam_permissions_pkey, attempt_verdicts_attempt.
    private const string OfStudentText = """
        select a.id, a.exam_id, e.title, e.subject, a.status, a.started_at, a.deadline, a.ended_at, results_released(e, $4),
            a.points, a.max_points, a.to_grade, a.pass_mark, a.integrity_score,
            (select coalesce(v.review_verdict, v.verdict) from attempt_verdicts v where v.attempt_id = a.id order by v.id desc limit 1), a.practice
        from exam_attempts a join exams e on e.id = a.exam_id
        where a.student_id = $3 and ($2 or exists (select from teacher_exam_permissions p where p.exam_id = a.exam_id and p.teacher_id = $1))
        order by a.started_at desc, a.id limit $5
        """;

    // Indexes: users_pkey, and those of teaches: class_members_student, class_teachers_pkey, exam_attempts_student, teacher_exam_permissions_pkey.
    private const string TaughtText = """
        select full_name, email from users u where u.id = $3 and u.role = 'student' and ($2 or teaches($1, $3))
        """;

    /// <summary>Name and address of a student that the actor teaches, in a class or by an exam; null: none of the actor's business.</summary>
    public async Task<(string Name, string Email)?> TaughtAsync(Actor actor, Guid studentId, CancellationToken cancel) =>
        (await database.Statement(TaughtText, actor.UserId, actor.Role == Role.Admin, studentId).ListAsync(r => (r.GetString(0), r.GetString(1)), cancel))
            is [var found, ..] ? found : null;

    public async Task<TeacherTotals> TotalsAsync(Actor actor, CancellationToken cancel) =>
        (await (actor.Role == Role.Admin ? database.Statement(AllTotalsText) : database.Statement(TotalsText, actor.UserId)).FirstAsync(
            r => new TeacherTotals(r.GetInt32(0), r.GetInt32(1), r.GetInt32(2), r.GetInt32(3), r.GetInt32(4)), cancel))!;

    /// <summary>Exams behind a place, latest opening first.</summary>
    public Task<ImmutableArray<ManagedExam>> ExamsAsync(Actor actor, Cursor after, int limit, CancellationToken cancel)
    {
        var before = Time(after.Value).UtcDateTime;
        var exams = actor.Role == Role.Admin
            ? database.Statement(AllExamsText, before, after.Id, limit)
            : database.Statement(ExamsText, before, after.Id, limit, actor.UserId);
        return exams.ListAsync(
            r => new ManagedExam(
                r.GetGuid(0), r.GetString(1), r.GetString(2), WireName<ExamStatus>.Parse(r.GetString(3)), r.Utc(4), r.Utc(5),
                WireName<ExamPermission>.Parse(r.GetString(13)), r.GetInt32(6), r.GetInt32(7), r.GetInt32(8), r.GetInt32(9), r.GetInt32(10), r.GetInt32(11),
                r.UtcOrNull(12)),
            cancel);
    }

    /// <summary>The student's attempts at the teacher's exams.</summary>
    public Task<ImmutableArray<StudentAttempt>> OfStudentAsync(
        Actor actor, Guid studentId, DateTimeOffset now, CancellationToken cancel) =>
        database.Statement(OfStudentText, actor.UserId, actor.Role == Role.Admin, studentId, now.UtcDateTime, MostOfStudent).ListAsync(
            r =>
            {
                var grade = r.IsDBNull(9) ? null : ResultRules.Grade(r.GetDouble(9), r.GetDouble(10), r.GetInt32(11), r.GetDouble(12));
                return new StudentAttempt(
                    r.GetGuid(0), r.GetGuid(1), r.GetString(2), r.GetString(3), WireName<AttemptStatus>.Parse(r.GetString(4)), r.Utc(5), r.Utc(6), r.UtcOrNull(7),
                    r.GetBoolean(8), grade?.Percent, grade?.Passed, r.GetDouble(13), r.NameOrNull<Verdict>(14), r.GetBoolean(15));
            },
            cancel);

    /// <summary>A time as a cursor's number: microseconds, which a double keeps exactly.</summary>
    public static double Number(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    private static DateTimeOffset Time(double number) => number is > -6e16 and < 2.5e17
        ? DateTimeOffset.UnixEpoch.AddTicks((long)number * TimeSpan.TicksPerMicrosecond)
        : DateTimeOffset.MaxValue.AddDays(-1);
}
