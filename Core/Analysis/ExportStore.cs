using System.Collections.Immutable;
using Npgsql;
using Veritas.Alerts;
using Veritas.Attempts;

namespace Veritas.Analysis;

/// <summary>Reads an exam's attempts and events in pages of bounded size.</summary>
internal sealed class ExportStore(NpgsqlDataSource database)
{
    public const int MostResults = 1_000;
    public const int MostEvents = 2_000;

    // Indexes: exam_attempts_exam, users_pkey, attempt_verdicts_attempt.
    private const string ResultsText = """
        select a.id, u.id, u.full_name, u.email, a.status, a.started_at, a.ended_at, a.points, a.max_points, coalesce(a.to_grade, 0), a.pass_mark, a.integrity_score,
            a.band, (select coalesce(v.review_verdict, v.verdict) from attempt_verdicts v where v.attempt_id = a.id order by v.id desc limit 1)
        from exam_attempts a join users u on u.id = a.student_id where a.exam_id = $1 and a.id > $2 order by a.id limit $3
        """;

    // Indexes: exam_attempts_exam, monitoring_events' primary key of the attempt's own partition. The offset keeps attempts apart: joined as a whole, all
    // partitions would be read.
    private const string EventsText = """
        select a.id, a.student_id, e.seq, e.type, e.at, e.received_at, e.ms, e.data::text
        from exam_attempts a cross join lateral (
            select * from monitoring_events m where m.started_on = a.started_on and m.attempt_id = a.id and (a.id > $2 or m.seq > $3) order by m.seq offset 0
        ) e
        where a.exam_id = $1 and a.id >= $2 order by a.id, e.seq limit $4
        """;

    public Task<ImmutableArray<ResultRow>> ResultsAsync(Guid examId, Guid? after, CancellationToken cancel) =>
        database.Statement(ResultsText, examId, after ?? Guid.Empty, MostResults).ListAsync(
            r =>
            {
                var grade = r.IsDBNull(7) ? null : ResultRules.Grade(r.GetDouble(7), r.GetDouble(8), r.GetInt32(9), r.GetDouble(10));
                return new ResultRow(
                    r.GetGuid(0), r.GetGuid(1), r.GetString(2), r.GetString(3), WireName<AttemptStatus>.Parse(r.GetString(4)), r.Utc(5), r.UtcOrNull(6), grade?.Points,
                    grade?.MaxPoints, grade?.Percent, grade?.Passed, r.GetInt32(9), r.GetDouble(11), r.GetString(12), r.NameOrNull<Verdict>(13));
            },
            cancel);

    public Task<ImmutableArray<EventRow>> EventsAsync(Guid examId, Guid? afterAttempt, long afterSeq, CancellationToken cancel) =>
        database.Statement(EventsText, examId, afterAttempt ?? Guid.Empty, afterSeq, MostEvents).ListAsync(
            r => new EventRow(
                r.GetGuid(0), r.GetGuid(1), r.GetInt64(2), r.GetString(3), r.Utc(4), r.Utc(5), r.GetInt32(6), r.IsDBNull(7) ? null : new RawJson(r.GetString(7))),
            cancel);
}
