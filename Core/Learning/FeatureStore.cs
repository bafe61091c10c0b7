using System.Collections.Immutable;
using Npgsql;
using Veritas.Analysis;

namespace Veritas.Learning;

/// <summary>A student at a moment.</summary>
internal readonly record struct Moment(Guid StudentId, DateTimeOffset At);

/// <summary>Reads what was known of some students at some moments: nothing later is looked at.</summary>
internal sealed class FeatureStore(NpgsqlDataSource database)
{
    // Indexes: exam_attempts_student, exams_pkey. In order of the moments.
    private const string ActivityText = """
        select x.last_at, x.attempts, x.unfinished, x.lateness from unnest($1::uuid[], $2::timestamptz[]) with ordinality as n(student, at, place) cross join lateral (
            select max(greatest(a.started_at, case when a.ended_at <= n.at then a.ended_at end, case when a.last_seen_at <= n.at then a.last_seen_at end)) as last_at,
                count(*)::int as attempts, (count(*) filter (where a.status in ('expired', 'abandoned') and a.ended_at <= n.at))::int as unfinished,
                avg(least(1, greatest(0, extract(epoch from a.started_at - e.opens_at) / extract(epoch from e.closes_at - e.opens_at))))::float8 as lateness
            from exam_attempts a join exams e on e.id = a.exam_id
            where a.student_id = n.student and not a.practice and a.started_at <= n.at and a.started_at > n.at - interval '365 days'
        ) x order by n.place
        """;

    // Indexes: class_members_student, class_members_pkey, exam_attempts_student, exams_pkey. An exam is a class's when half of its members took it.
    private const string OfferedText = """
        select x.offered, x.missed from unnest($1::uuid[], $2::timestamptz[]) with ordinality as n(student, at, place) cross join lateral (
            select count(*)::int as offered, (count(*) filter (where not taken))::int as missed from (
                select a.exam_id, bool_or(a.student_id = n.student) as taken
                from class_members own join class_members m on m.class_id = own.class_id and m.added_at <= n.at
                join exam_attempts a on a.student_id = m.student_id and a.started_at <= n.at and a.started_at > n.at - interval '365 days' and not a.practice
                join exams e on e.id = a.exam_id
                where own.student_id = n.student and own.added_at <= n.at and e.closes_at <= n.at and e.closes_at > n.at - interval '180 days' and e.closes_at >= own.added_at
                group by own.class_id, a.exam_id
                having 2 * count(distinct a.student_id) >= (select count(*) from class_members c where c.class_id = own.class_id and c.added_at <= n.at)
            ) exam
        ) x order by n.place
        """;

    // Index: performance_results_student.
    private const string ResultsText = """
        select r.attempt_id, r.student_id, r.exam_id, r.percent, r.integrity, r.ended_at, r.topics::text, r.counts_from, r.counted, n.place
        from unnest($1::uuid[], $2::timestamptz[]) with ordinality as n(student, at, place) join performance_results r on r.student_id = n.student
        where r.counted and r.ended_at <= n.at
        """;

    /// <summary>The features of each, in their order.</summary>
    public async Task<ImmutableArray<ImmutableArray<double>>> ReadAsync(IReadOnlyList<Moment> moments, CancellationToken cancel)
    {
        var (students, times) = (moments.Select(m => m.StudentId).ToArray(), moments.Select(m => m.At.UtcDateTime).ToArray());
        var activity = await database.Statement(ActivityText, students, times).ListAsync(
            r => (LastAt: r.UtcOrNull(0), Attempts: r.GetInt32(1), Unfinished: r.GetInt32(2), Lateness: r.DoubleOrNull(3)), cancel);
        var offered = await database.Statement(OfferedText, students, times).ListAsync(r => (Offered: r.GetInt32(0), Missed: r.GetInt32(1)), cancel);
        var results = (await database.Statement(ResultsText, students, times).ListAsync(r => (Place: r.GetInt64(9), Figures: ResultStore.Read(r)), cancel))
            .ToLookup(r => r.Place, r => r.Figures);
        return
        [
            .. moments.Select((moment, i) => RiskFeatures.Of(
                new RiskActivity(activity[i].LastAt, activity[i].Attempts, activity[i].Unfinished, activity[i].Lateness, offered[i].Offered, offered[i].Missed),
                PerformanceTally.Of(results[i + 1]), moment.At)),
        ];
    }
}
