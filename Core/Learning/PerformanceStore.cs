using System.Collections.Immutable;
using Npgsql;
using Veritas.Accounts;
using Veritas.Storage;

namespace Veritas.Learning;

/// <summary>The stored record of a student.</summary>
internal sealed record StoredRecord(PerformanceTally Tally, double Mean, DateTimeOffset CountedAt);

/// <summary>Reads performance records.</summary>
internal sealed class PerformanceStore(NpgsqlDataSource database)
{
    private const int MostRecent = 2_000;

    // Index: performance_metrics_pkey.
    private const string RecordText =
        "select tally::text, mean, counted_at from performance_metrics where student_id = @student_id";

    // Index: performance_results_student.
    private const string RecentText = """
        select ended_at, percent / 100.0::float8 as percent from performance_results
        where student_id = @student_id and counted and ended_at > @after order by ended_at desc limit @most_recent
        """;

    // Compares whole percents: the table has 101 rows.
    private const string InstitutionText = """
        select null::uuid as class_id, null::text as name, coalesce(sum(students), 0)::bigint as students,
            coalesce(sum(students) filter (where bin < floor(@mean)), 0)::bigint as below,
            coalesce(sum(students) filter (where bin = floor(@mean)), 0)::bigint - 1 as equal,
            sum(students * bin)::float8 / nullif(sum(students), 0) as mean
        from performance_spread
        """;

    // Indexes: class_members_student, class_teachers_pkey, class_members_pkey, performance_metrics_pkey.
    // A class has at most 2,000 members.
    private const string ClassesText = """
        select c.id as class_id, c.name, count(*) as students, count(*) filter (where p.mean < @mean) as below,
            count(*) filter (where p.mean = @mean) - 1 as equal, avg(p.mean) as mean
        from class_members own join classes c on c.id = own.class_id and c.archived_at is null
        join class_members m on m.class_id = c.id join performance_metrics p on p.student_id = m.student_id
        where own.student_id = @student_id and (@is_admin or @user_id = @student_id or exists (
            select from class_teachers t where t.class_id = c.id and t.teacher_id = @user_id))
        group by c.id, c.name order by c.id desc limit 50
        """;

    /// <param name="ClassId">Null for the institution.</param>
    /// <param name="Name">Null for the institution.</param>
    /// <param name="Students">Students with a result.</param>
    /// <param name="Below">Other students with a lower mean.</param>
    /// <param name="Equal">Other students with the same mean; -1 when the student is not counted yet.</param>
    /// <param name="Mean">Mean of their means; null without students.</param>
    private sealed record Group(Guid? ClassId, string? Name, long Students, long Below, long Equal, double? Mean);

    /// <summary>Null when the student has no result.</summary>
    public Task<StoredRecord?> RecordAsync(Guid studentId, CancellationToken cancel) =>
        database
            .Command(RecordText, new { studentId })
            .FirstAsync(
                r => new StoredRecord(
                    PerformanceTally.Read(r.Get<string>("tally")),
                    r.Get<double>("mean"),
                    r.Get<DateTimeOffset>("counted_at")
                ),
                cancel
            );

    /// <summary>Results after that time, latest first, at most 2,000; percents are 0 to 100.</summary>
    public Task<ImmutableArray<(DateTimeOffset At, double Percent)>> RecentAsync(
        Guid studentId,
        DateTimeOffset after,
        CancellationToken cancel
    ) =>
        database
            .Command(
                RecentText,
                new
                {
                    studentId,
                    after,
                    MostRecent,
                }
            )
            .ListAsync(r => (r.Get<DateTimeOffset>("ended_at"), r.Get<double>("percent")), cancel);

    /// <summary>
    /// The student's place in the institution and in those of the student's classes that the actor may see, given the
    /// student's mean.
    /// </summary>
    public async Task<ImmutableArray<GroupStanding>> GroupsAsync(
        Actor actor,
        Guid studentId,
        double mean,
        CancellationToken cancel
    )
    {
        var institution = await database.Command(InstitutionText, new { mean }).ListAsync<Group>(cancel);
        var classes = await database
            .Command(
                ClassesText,
                new
                {
                    actor.UserId,
                    isAdmin = actor.Role == Role.Admin,
                    studentId,
                    mean,
                }
            )
            .ListAsync<Group>(cancel);
        return [.. institution.Concat(classes).Select(Standing)];
    }

    private static GroupStanding Standing(Group g) =>
        CohortRules.Percentile(g.Students, g.Below, Math.Max(0, g.Equal)) is { } percentile
            ? new GroupStanding(g.ClassId, g.Name, (int)g.Students, PerformanceRules.Rounded(g.Mean), percentile)
            : new GroupStanding(g.ClassId, g.Name, null, null, null);
}
