using System.Collections.Immutable;
using Npgsql;
using Veritas.Accounts;
using Veritas.Analysis;
using Veritas.Attempts;

namespace Veritas.Learning;

/// <summary>What is kept of a student.</summary>
internal sealed record KeptRecord(PerformanceTally Tally, double Mean, DateTimeOffset CountedAt);

/// <summary>Reads records. Who may read one is in the SQL; an admin ($2) reads all.</summary>
internal sealed class PerformanceStore(NpgsqlDataSource database)
{
    private const int MostRecent = 2_000;

    // Indexes: users_pkey, and those of teaches: class_members_student, class_teachers_pkey, exam_attempts_student, teacher_exam_permissions_pkey.
    private const string TaughtText = "select full_name from users u where u.id = $3 and u.role = 'student' and ($2 or u.id = $1 or teaches($1, $3))";

    // Index: performance_metrics_pkey.
    private const string RecordText = "select tally::text, mean, counted_at from performance_metrics where student_id = $1";

    // Index: performance_results_student.
    private const string RecentText = """
        select ended_at, percent / 100.0::float8 from performance_results where student_id = $1 and counted and ended_at > $2 order by ended_at desc limit $3
        """;

    // Whole percents are compared: the table has 101 rows.
    private const string InstitutionText = """
        select coalesce(sum(students), 0)::bigint, coalesce(sum(students) filter (where bin < floor($1)), 0)::bigint,
            coalesce(sum(students) filter (where bin = floor($1)), 0)::bigint - 1, sum(students * bin)::float8 / nullif(sum(students), 0)
        from performance_spread
        """;

    // Indexes: class_members_student, class_teachers_pkey, class_members_pkey, performance_metrics_pkey. A class has at most 2,000 members.
    private const string ClassesText = """
        select c.id, c.name, count(*), count(*) filter (where p.mean < $4), count(*) filter (where p.mean = $4) - 1, avg(p.mean)
        from class_members own join classes c on c.id = own.class_id and c.archived_at is null
        join class_members m on m.class_id = c.id join performance_metrics p on p.student_id = m.student_id
        where own.student_id = $3 and ($2 or $1 = $3 or exists (select from class_teachers t where t.class_id = c.id and t.teacher_id = $1))
        group by c.id, c.name order by c.id desc limit 50
        """;

    /// <summary>The student when the actor teaches that one, or is that one; else null.</summary>
    public Task<Person?> PersonAsync(Actor actor, Guid studentId, CancellationToken cancel) =>
        database.Statement(TaughtText, actor.UserId, actor.Role == Role.Admin, studentId).FirstAsync(r => new Person(studentId, r.GetString(0)), cancel);

    /// <summary>Null without a result.</summary>
    public Task<KeptRecord?> RecordAsync(Guid studentId, CancellationToken cancel) =>
        database.Statement(RecordText, studentId).FirstAsync(r => new KeptRecord(PerformanceTally.Read(r.GetString(0)), r.GetDouble(1), r.Utc(2)), cancel);

    /// <summary>Results after that time, latest first.</summary>
    public Task<ImmutableArray<(DateTimeOffset At, double Percent)>> RecentAsync(Guid studentId, DateTimeOffset after, CancellationToken cancel) =>
        database.Statement(RecentText, studentId, after.UtcDateTime, MostRecent).ListAsync(r => (r.Utc(0), r.GetDouble(1)), cancel);

    /// <summary>The institution, then the classes the actor may know of, for a student who has that mean.</summary>
    public async Task<ImmutableArray<GroupStanding>> GroupsAsync(Actor actor, Guid studentId, double mean, CancellationToken cancel)
    {
        var institution = await database.Statement(InstitutionText, mean).ListAsync(
            r => Standing(null, null, r.GetInt64(0), r.GetInt64(1), r.GetInt64(2), r.DoubleOrNull(3)), cancel);
        var classes = await database.Statement(ClassesText, actor.UserId, actor.Role == Role.Admin, studentId, mean).ListAsync(
            r => Standing(r.GetGuid(0), r.GetString(1), r.GetInt64(2), r.GetInt64(3), r.GetInt64(4), r.GetDouble(5)), cancel);
        return [.. institution, .. classes];
    }

    private static GroupStanding Standing(Guid? classId, string? name, long size, long below, long alike, double? mean) =>
        CohortRules.Percentile(size, below, Math.Max(0, alike)) is { } percentile
            ? new GroupStanding(classId, name, (int)size, PerformanceRules.Rounded(mean), percentile)
            : new GroupStanding(classId, name, null, null, null);
}
