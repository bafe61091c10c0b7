using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;
using Veritas.Attempts;

namespace Veritas.Exams;

/// <summary>Lists of exams; who may see a row is decided in the SQL.</summary>
internal sealed class CatalogStore(NpgsqlDataSource database)
{
    private const int TimeoutSeconds = 10;

    // Ended attempts are many and counted elsewhere; what is live is counted here and now.
    private const string Columns = """
        select e.id, e.title, e.subject, e.status, e.duration_s, e.opens_at, e.closes_at, e.pass_mark,
            a.live, greatest(a.live, coalesce(s.attempts, 0)), (select count(*) from alerts where exam_id = e.id and state = 'open')::int,
        """;

    private const string Counted = """
        left join exam_summaries s on s.exam_id = e.id
        cross join lateral (
            select count(*)::int as live from exam_attempts where exam_id = e.id and status in ('in_progress', 'paused') and not practice
        ) a
        """;

    // Indexes: teacher_exam_permissions_teacher, exams_pkey, exam_attempts_live, exam_summaries_pkey, alerts_open.
    private const string OfTeacherText = $"""
        {Columns} p.level from teacher_exam_permissions p join exams e on e.id = p.exam_id {Counted}
        where p.teacher_id = $1 and ($2::uuid is null or (e.opens_at, e.id) < (select x.opens_at, x.id from exams x where x.id = $2))
        order by e.opens_at desc, e.id desc limit $3
        """;

    // A place before all others, for the index is walked from a place on.
    private const string Last = "ffffffff-ffff-ffff-ffff-ffffffffffff";

    // Indexes: exams_opens, exam_attempts_live, exam_summaries_pkey, alerts_open.
    private const string OfAllText = $"""
        {Columns} 'own' from exams e {Counted}
        where (e.opens_at, e.id) < (case when $1::uuid is null then 'infinity' else (select x.opens_at from exams x where x.id = $1) end, coalesce($1, '{Last}'))
        order by e.opens_at desc, e.id desc limit $2
        """;

    // Indexes: exam_attempts_student, exams_pkey, exams_open. Of several attempts of one exam the live one, else the latest.
    private const string OfStudentText = """
        with own as (
            select distinct on (exam_id) exam_id, id, status, deadline, points, max_points, count(*) over (partition by exam_id)::int as taken
            from exam_attempts where student_id = $1 order by exam_id, ended_at is null desc, started_at desc
        )
        select * from (
        select e.id as exam, e.title, e.subject, e.description, e.duration_s, e.opens_at as opens, e.closes_at, e.pass_mark,
            a.id as attempt, a.status, a.deadline,
            case when a.max_points > 0 and (e.practice or e.release = 'at_once' or e.results_status <> 'draft') then a.points / a.max_points * 100 end as percent,
            a.taken, e.practice, e.attempts_allowed, e.status = 'published' and e.closes_at > $2 as more
        from own a join exams e on e.id = a.exam_id
        union all
        select e.id, e.title, e.subject, e.description, e.duration_s, e.opens_at, e.closes_at, e.pass_mark, null, null, null, null,
            0, e.practice, e.attempts_allowed, true
        from exams e where e.status = 'published' and e.closes_at > $2 and not exists (select from own where exam_id = e.id)
        ) listed
        where $3::uuid is null or (opens, exam) > (select x.opens_at, x.id from exams x where x.id = $3)
        order by opens, exam limit $4
        """;

    public async Task<ImmutableArray<ExamSummary>> OfTeacherAsync(Guid teacherId, bool all, Guid? after, int limit, CancellationToken cancel)
    {
        await using var command = all ? Command(OfAllText, after, limit) : Command(OfTeacherText, after, limit, teacherId);
        var exams = ImmutableArray.CreateBuilder<ExamSummary>();
        await using var r = await command.ExecuteReaderAsync(cancel);
        while (await r.ReadAsync(cancel))
        {
            exams.Add(new ExamSummary(
                r.GetGuid(0), r.GetString(1), r.GetString(2), WireName<ExamStatus>.Parse(r.GetString(3)), r.GetInt32(4), Utc(r, 5), Utc(r, 6), r.GetDouble(7),
                WireName<ExamPermission>.Parse(r.GetString(11)), r.GetInt32(8), r.GetInt32(9), r.GetInt32(10)));
        }

        return exams.ToImmutable();
    }

    public async Task<ImmutableArray<StudentExam>> OfStudentAsync(Guid studentId, DateTimeOffset now, Guid? after, int limit, CancellationToken cancel)
    {
        await using var command = Command(OfStudentText, after, limit, studentId, now.UtcDateTime);
        var exams = ImmutableArray.CreateBuilder<StudentExam>();
        await using var r = await command.ExecuteReaderAsync(cancel);
        while (await r.ReadAsync(cancel))
        {
            var attempt = r.IsDBNull(8)
                ? null
                : new OwnAttempt(r.GetGuid(8), WireName<AttemptStatus>.Parse(r.GetString(9)), Utc(r, 10), r.IsDBNull(11) ? null : Math.Round(r.GetDouble(11), 2));
            var opens = Utc(r, 5);
            int? left = r.GetBoolean(13) ? null : Math.Max(0, r.GetInt32(14) - r.GetInt32(12));
            exams.Add(new StudentExam(
                r.GetGuid(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetInt32(4), opens, Utc(r, 6), r.GetDouble(7),
                State(attempt, opens, now, r.GetBoolean(15) && left is not 0), attempt, r.GetBoolean(13), left));
        }

        return exams.ToImmutable();
    }

    private static StudentExamState State(OwnAttempt? attempt, DateTimeOffset opens, DateTimeOffset now, bool more) => attempt switch
    {
        { Status: AttemptStatus.InProgress or AttemptStatus.Paused } => StudentExamState.Live,
        not null when !more => StudentExamState.Done,
        _ => opens > now ? StudentExamState.Upcoming : StudentExamState.Open,
    };

    private NpgsqlCommand Command(string text, Guid? after, int limit, params object[] values)
    {
        var command = database.CreateCommand(text);
        command.CommandTimeout = TimeoutSeconds;
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        command.Parameters.Add(new() { Value = (object?)after ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        command.Parameters.Add(new() { Value = limit });
        return command;
    }

    private static DateTimeOffset Utc(NpgsqlDataReader r, int i) => new(r.GetDateTime(i), TimeSpan.Zero);
}
