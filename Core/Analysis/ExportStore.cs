using System.Collections.Immutable;
using Npgsql;
using Veritas.Alerts;
using Veritas.Attempts;
using Veritas.Storage;

namespace Veritas.Analysis;

/// <summary>Reads an exam's attempts and events in pages of bounded size.</summary>
internal sealed class ExportStore(NpgsqlDataSource database)
{
    private const int MaxResults = 1_000;
    private const int MaxEvents = 2_000;

    // Indexes: exam_attempts_exam, users_pkey, attempt_verdicts_attempt.
    private const string ResultsText = $"""
        select a.id, u.id as student_id, u.full_name, u.email, a.status, a.started_at, a.ended_at,
            {AttemptColumns.Points}, a.integrity_score, a.band, {AttemptColumns.Verdict}
        from {AttemptSources.WithStudent}
        where a.exam_id = @exam_id and a.id > @after order by a.id limit @limit
        """;

    // Indexes: exam_attempts_exam, the primary key of the attempt's own partition of monitoring_events. `offset 0`
    // keeps PostgreSQL from flattening the join, which would read all partitions.
    private const string EventsText = """
        select a.id as attempt_id, a.student_id, e.seq, e.type, e.at, e.received_at, e.ms, e.data::text as data
        from exam_attempts a cross join lateral (
            select * from monitoring_events m
            where m.started_on = a.started_on and m.attempt_id = a.id and (a.id > @after_attempt or m.seq > @after_seq)
            order by m.seq offset 0
        ) e
        where a.exam_id = @exam_id and a.id >= @after_attempt order by a.id, e.seq limit @limit
        """;

    /// <summary>At most 1,000 attempts after that one, by id, which is the order of their starts.</summary>
    public Task<ImmutableArray<ResultRow>> ResultsAsync(Guid examId, Guid? after, CancellationToken cancel) =>
        database
            .Command(
                ResultsText,
                new
                {
                    examId,
                    after = after ?? Guid.Empty,
                    limit = MaxResults,
                }
            )
            .ListAsync(Result, cancel);

    /// <summary>At most 2,000 events after that one, by attempt and sequence number.</summary>
    public Task<ImmutableArray<EventRow>> EventsAsync(
        Guid examId,
        Guid? afterAttempt,
        long afterSeq,
        CancellationToken cancel
    ) =>
        database
            .Command(
                EventsText,
                new
                {
                    examId,
                    afterAttempt = afterAttempt ?? Guid.Empty,
                    afterSeq,
                    limit = MaxEvents,
                }
            )
            .ListAsync<EventRow>(cancel);

    private static ResultRow Result(Row r)
    {
        var grade = AttemptRow.GradeOf(r);
        return new ResultRow(
            r.Get<Guid>("id"),
            r.Get<Guid>("student_id"),
            r.Get<string>("full_name"),
            r.Get<string>("email"),
            r.Get<AttemptStatus>("status"),
            r.Get<DateTimeOffset>("started_at"),
            r.Get<DateTimeOffset?>("ended_at"),
            grade?.Points,
            grade?.MaxPoints,
            grade?.Percent,
            grade?.Passed,
            r.Get<int>("to_grade"),
            r.Get<double>("integrity_score"),
            r.Get<string>("band"),
            r.Get<Verdict?>("verdict")
        );
    }
}
