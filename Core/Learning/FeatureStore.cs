using System.Collections.Immutable;
using Npgsql;
using Veritas.Attempts;
using Veritas.Storage;

namespace Veritas.Learning;

/// <summary>A student at a point in time.</summary>
internal readonly record struct Moment(Guid StudentId, DateTimeOffset At);

/// <summary>Reads features as they were at given times; later rows have no influence.</summary>
internal sealed class FeatureStore(NpgsqlDataSource database)
{
    // Indexes: exam_attempts_student, exams_pkey. In the order of the moments.
    private const string ActivityText = $"""
        select x.last_at, x.attempts, x.unfinished, x.lateness
        from unnest(@students::uuid[], @times::timestamptz[]) with ordinality as n(student, at, place)
        cross join lateral (
            select max(greatest(
                    a.started_at, case when a.ended_at <= n.at then a.ended_at end,
                    case when a.last_seen_at <= n.at then a.last_seen_at end)) as last_at,
                count(*)::int as attempts,
                (count(*) filter (
                    where a.status in ('expired', 'abandoned') and a.ended_at <= n.at))::int as unfinished,
                avg(least(1, greatest(0,
                    extract(epoch from a.started_at - e.opens_at)
                    / extract(epoch from e.closes_at - e.opens_at))))::float8 as lateness
            from {AttemptSources.WithExam}
            where a.student_id = n.student and not a.practice
                and a.started_at <= n.at and a.started_at > n.at - interval '365 days'
        ) x order by n.place
        """;

    // Indexes: class_members_student, class_members_pkey, exam_attempts_student, exams_pkey.
    // An exam counts as a class's exam if at least half of its members took it.
    private const string OfferedText = """
        select x.offered, x.missed
        from unnest(@students::uuid[], @times::timestamptz[]) with ordinality as n(student, at, place)
        cross join lateral (
            select count(*)::int as offered, (count(*) filter (where not taken))::int as missed from (
                select a.exam_id, bool_or(a.student_id = n.student) as taken
                from class_members own join class_members m on m.class_id = own.class_id and m.added_at <= n.at
                join exam_attempts a on a.student_id = m.student_id and a.started_at <= n.at
                    and a.started_at > n.at - interval '365 days' and not a.practice
                join exams e on e.id = a.exam_id
                where own.student_id = n.student and own.added_at <= n.at and e.closes_at <= n.at
                    and e.closes_at > n.at - interval '180 days' and e.closes_at >= own.added_at
                group by own.class_id, a.exam_id
                having 2 * count(distinct a.student_id) >= (
                    select count(*) from class_members c where c.class_id = own.class_id and c.added_at <= n.at)
            ) exam
        ) x order by n.place
        """;

    // Index: performance_results_student.
    private const string ResultsText = """
        select n.place, r.attempt_id as figures_attempt_id, r.student_id as figures_student_id,
            r.exam_id as figures_exam_id, r.percent as figures_percent, r.integrity as figures_integrity,
            r.ended_at as figures_ended_at, r.topics::text as figures_topics, r.counts_from as figures_counts_from,
            r.counted as figures_counted
        from unnest(@students::uuid[], @times::timestamptz[]) with ordinality as n(student, at, place)
        join performance_results r on r.student_id = n.student
        where r.counted and r.ended_at <= n.at
        """;

    private readonly record struct Activity(DateTimeOffset? LastAt, int Attempts, int Unfinished, double? Lateness);

    private readonly record struct Exams(int Offered, int Missed);

    private readonly record struct PlacedResult(long Place, ResultFigures Figures);

    /// <summary>The features of each moment, in order.</summary>
    public async Task<ImmutableArray<ImmutableArray<double>>> ReadAsync(
        IReadOnlyList<Moment> moments,
        CancellationToken cancel
    )
    {
        var parameters = new { students = moments.Select(m => m.StudentId), times = moments.Select(m => m.At) };
        var activity = await database.Command(ActivityText, parameters).ListAsync<Activity>(cancel);
        var exams = await database.Command(OfferedText, parameters).ListAsync<Exams>(cancel);
        var placed = await database.Command(ResultsText, parameters).ListAsync<PlacedResult>(cancel);
        var results = placed.ToLookup(r => r.Place, r => r.Figures);
        return
        [
            .. moments.Select(
                (moment, i) =>
                    RiskFeatures.Of(
                        new RiskActivity(
                            activity[i].LastAt,
                            activity[i].Attempts,
                            activity[i].Unfinished,
                            activity[i].Lateness,
                            exams[i].Offered,
                            exams[i].Missed
                        ),
                        PerformanceTally.Of(results[i + 1]),
                        moment.At
                    )
            ),
        ];
    }
}
