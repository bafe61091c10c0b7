using System.Collections.Immutable;
using Npgsql;
using Veritas.Attempts;
using Veritas.Storage;

namespace Veritas.Exams;

/// <summary>Lists of exams. The SQL decides who may see an exam.</summary>
internal sealed class CatalogStore(NpgsqlDataSource database)
{
    // Ended attempts are many, so their number comes from the summary; live attempts are counted here.
    private const string Columns = """
        select e.id, e.title, e.subject, e.status, e.duration_s, e.opens_at, e.closes_at, e.pass_mark,
            a.live, greatest(a.live, coalesce(s.attempts, 0)) as attempts,
            (select count(*) from alerts where exam_id = e.id and state = 'open')::int as open_alerts,
        """;

    private const string Counted = $"""
        left join exam_summaries s on s.exam_id = e.id
        cross join lateral (
            select count(*)::int as live from {AttemptSources.LiveOfExam} e.id and not t.practice
        ) a
        """;

    // Indexes: teacher_exam_permissions_teacher, exams_pkey, exam_attempts_live, exam_summaries_pkey, alerts_open.
    private const string OfTeacherText = $"""
        {Columns} p.level as permission
        from teacher_exam_permissions p join exams e on e.id = p.exam_id {Counted}
        where p.teacher_id = @teacher_id and (@after::uuid is null
            or (e.opens_at, e.id) < (select x.opens_at, x.id from exams x where x.id = @after))
        order by e.opens_at desc, e.id desc limit @limit
        """;

    // Sorts after all exams, so that the index is always scanned from a position.
    private const string Last = "ffffffff-ffff-ffff-ffff-ffffffffffff";

    // Indexes: exams_opens, exam_attempts_live, exam_summaries_pkey, alerts_open.
    private const string AllText = $"""
        {Columns} 'own' as permission from exams e {Counted}
        where (e.opens_at, e.id) < (
            case when @after::uuid is null then 'infinity'
                else (select x.opens_at from exams x where x.id = @after) end,
            coalesce(@after, '{Last}'))
        order by e.opens_at desc, e.id desc limit @limit
        """;

    // Indexes: exam_attempts_student, exams_pkey, exams_open.
    // Of several attempts at one exam the live one, else the latest.
    private const string OfStudentText = """
        with own as (
            select distinct on (exam_id) exam_id, id, status, deadline, points, max_points,
                count(*) over (partition by exam_id)::int as taken
            from exam_attempts where student_id = @student_id
            order by exam_id, ended_at is null desc, started_at desc
        )
        select * from (
        select e.id, e.title, e.subject, e.description, e.duration_s, e.opens_at, e.closes_at, e.pass_mark,
            a.id as attempt_id, a.status as attempt_status, a.deadline as attempt_deadline,
            case when a.max_points > 0 and (e.practice or e.release = 'at_once' or e.results_status <> 'draft')
                then a.points / a.max_points * 100 end as attempt_percent,
            a.taken, e.practice, e.attempts_allowed, e.status = 'published' and e.closes_at > @now as can_start
        from own a join exams e on e.id = a.exam_id
        union all
        select e.id, e.title, e.subject, e.description, e.duration_s, e.opens_at, e.closes_at, e.pass_mark,
            null, null, null, null, 0, e.practice, e.attempts_allowed, true
        from exams e
        where e.status = 'published' and e.closes_at > @now and not exists (select from own where exam_id = e.id)
        ) listed
        where @after::uuid is null or (opens_at, id) > (select x.opens_at, x.id from exams x where x.id = @after)
        order by opens_at, id limit @limit
        """;

    /// <param name="Id">The exam.</param>
    /// <param name="Title">Its title.</param>
    /// <param name="Subject">Its subject.</param>
    /// <param name="Description">Its description.</param>
    /// <param name="DurationS">Seconds.</param>
    /// <param name="OpensAt">Start of its window.</param>
    /// <param name="ClosesAt">End of its window.</param>
    /// <param name="PassMark">Percent.</param>
    /// <param name="Attempt">The student's live or latest attempt.</param>
    /// <param name="Taken">The student's number of attempts.</param>
    /// <param name="Practice">A practice exam.</param>
    /// <param name="AttemptsAllowed">Per student.</param>
    /// <param name="CanStart">It is published and its window has not ended.</param>
    private sealed record StudentRow(
        Guid Id,
        string Title,
        string Subject,
        string Description,
        int DurationS,
        DateTimeOffset OpensAt,
        DateTimeOffset ClosesAt,
        double PassMark,
        OwnAttempt? Attempt,
        int Taken,
        bool Practice,
        int AttemptsAllowed,
        bool CanStart
    );

    /// <summary>The exams on which the teacher has a permission, latest opening first.</summary>
    public Task<ImmutableArray<ExamSummary>> OfTeacherAsync(
        Guid teacherId,
        Guid? after,
        int limit,
        CancellationToken cancel
    ) =>
        database
            .Command(
                OfTeacherText,
                new
                {
                    teacherId,
                    after,
                    limit,
                }
            )
            .ListAsync<ExamSummary>(cancel);

    /// <summary>All exams, for admins; latest opening first.</summary>
    public Task<ImmutableArray<ExamSummary>> AllAsync(Guid? after, int limit, CancellationToken cancel) =>
        database.Command(AllText, new { after, limit }).ListAsync<ExamSummary>(cancel);

    /// <summary>The exams that the student has taken or can take, earliest opening first.</summary>
    public async Task<ImmutableArray<StudentExam>> OfStudentAsync(
        Guid studentId,
        DateTimeOffset now,
        Guid? after,
        int limit,
        CancellationToken cancel
    )
    {
        var rows = await database
            .Command(
                OfStudentText,
                new
                {
                    studentId,
                    now,
                    after,
                    limit,
                }
            )
            .ListAsync<StudentRow>(cancel);
        return [.. rows.Select(r => Exam(r, now))];
    }

    private static StudentExam Exam(StudentRow r, DateTimeOffset now)
    {
        var attempt = r.Attempt is { Percent: { } percent }
            ? r.Attempt with
            {
                Percent = Math.Round(percent, 2),
            }
            : r.Attempt;
        int? left = r.Practice ? null : Math.Max(0, r.AttemptsAllowed - r.Taken);
        return new StudentExam(
            r.Id,
            r.Title,
            r.Subject,
            r.Description,
            r.DurationS,
            r.OpensAt,
            r.ClosesAt,
            r.PassMark,
            State(attempt, r.OpensAt, now, r.CanStart && left is not 0),
            attempt,
            r.Practice,
            left
        );
    }

    private static StudentExamState State(
        OwnAttempt? attempt,
        DateTimeOffset opensAt,
        DateTimeOffset now,
        bool canStart
    ) =>
        attempt switch
        {
            { Status: AttemptStatus.InProgress or AttemptStatus.Paused } => StudentExamState.Live,
            not null when !canStart => StudentExamState.Done,
            _ => opensAt > now ? StudentExamState.Upcoming : StudentExamState.Open,
        };
}
