using System.Collections.Immutable;
using Npgsql;
using Veritas.Alerts;
using Veritas.Storage;

namespace Veritas.Attempts;

/// <summary>An attempt with its student and exam.</summary>
internal sealed record AttemptRecord(AttemptListItem Item, Guid ExamId, string Title, string? EndReason, long Events);

/// <summary>Reads attempts for teachers.</summary>
internal sealed class RecordStore(NpgsqlDataSource database)
{
    private const string Item = """
        a.id, a.student_id, u.full_name, a.status, a.started_at, a.ended_at, a.integrity_score, a.risk, a.band,
        a.pass_mark, a.points, a.max_points, a.to_grade
        """;

    // Index: exam_attempts_exam, scanned backwards: ids are ordered by the start.
    private const string OfExamText = $"""
        select {Item} from {AttemptSources.WithStudent}
        where a.exam_id = @exam_id and a.id < @before order by a.id desc limit @limit
        """;

    // Index: exam_attempts_pkey.
    private const string OneText = $"""
        select {Item}, a.exam_id, e.title, a.end_reason, a.event_count
        from {AttemptSources.WithExam} join users u on u.id = a.student_id where a.id = @id
        """;

    // Index: alerts_attempt.
    private const string AlertsText = """
        select id, exam_id, attempt_id, raised_at, kind, level, sentence, event_seqs, integrity_score, risk, state,
            handled_by, handled_at, verdict, comment
        from alerts where attempt_id = @attempt_id order by id limit 1000
        """;

    // Index: monitoring_events' primary key, one partition.
    private const string EventsText = """
        select seq, after_seq, type, at, received_at, ms, data::text as data from monitoring_events
        where started_on = @started_on and attempt_id = @attempt_id and (@types::text[] is null or type = any(@types))
            and (case when seq > 0 then seq else after_seq end, seq < 0, abs(seq)) > (@position, @own, @number)
        order by case when seq > 0 then seq else after_seq end, seq < 0, abs(seq) limit @limit
        """;

    // Index: monitoring_events' primary key, one partition.
    private const string TimelineText = """
        select greatest(0, floor(extract(epoch from at - @started_at) / @seconds))::int as place, type,
            count(*)::int as count, sum(ms)::bigint as total_ms
        from monitoring_events where started_on = @started_on and attempt_id = @attempt_id
        group by place, type order by place, type
        """;

    // Indexes: exam_attempts_pkey, exams_pkey. No row unless the student may see the events.
    private const string ReleasedText = $"""
        select a.started_on from {AttemptSources.WithExam}
        where a.id = @attempt_id and a.student_id = @student_id and a.ended_at is not null and results_released(e, @now)
        """;

    /// <summary>Attempts that started before that one, latest first; null for the first page.</summary>
    public Task<ImmutableArray<AttemptListItem>> OfExamAsync(
        Guid examId,
        Guid? before,
        int limit,
        CancellationToken cancel
    ) =>
        database
            .Command(
                OfExamText,
                new
                {
                    examId,
                    before = before ?? Guid.AllBitsSet,
                    limit,
                }
            )
            .ListAsync(ReadItem, cancel);

    /// <summary>The attempt, or null.</summary>
    public Task<AttemptRecord?> FindAsync(Guid id, CancellationToken cancel) =>
        database
            .Command(OneText, new { id })
            .FirstAsync(
                r => new AttemptRecord(
                    ReadItem(r),
                    r.Get<Guid>("exam_id"),
                    r.Get<string>("title"),
                    r.GetOrNull<string>("end_reason"),
                    r.Get<long>("event_count")
                ),
                cancel
            );

    public Task<ImmutableArray<Alert>> AlertsAsync(Guid attemptId, CancellationToken cancel) =>
        database.Command(AlertsText, new { attemptId }).ListAsync(ReadAlert, cancel);

    /// <summary>Events after a position, in the order they were scored.</summary>
    /// <param name="startedOn">The attempt's first day.</param>
    /// <param name="attemptId">The attempt.</param>
    /// <param name="after">The position.</param>
    /// <param name="limit">Maximum number of events.</param>
    /// <param name="types">Event types; empty for all.</param>
    /// <param name="cancel">Ends the query.</param>
    public Task<ImmutableArray<EventView>> EventsAsync(
        DateOnly startedOn,
        Guid attemptId,
        EventPlace after,
        int limit,
        ImmutableArray<string> types,
        CancellationToken cancel
    ) =>
        database
            .Command(
                EventsText,
                new
                {
                    startedOn,
                    attemptId,
                    types = types.IsEmpty ? null : types.ToArray(),
                    after.Position,
                    after.Own,
                    after.Number,
                    limit,
                }
            )
            .ListAsync<EventView>(cancel);

    /// <summary>Number of events by interval of that many seconds and by type.</summary>
    public Task<ImmutableArray<TimelineBucket>> TimelineAsync(
        DateTimeOffset startedAt,
        Guid attemptId,
        int seconds,
        CancellationToken cancel
    ) =>
        database
            .Command(
                TimelineText,
                new
                {
                    startedOn = DateOnly.FromDateTime(startedAt.UtcDateTime),
                    attemptId,
                    startedAt,
                    seconds,
                }
            )
            .ListAsync(
                r => new TimelineBucket(
                    startedAt.AddSeconds((double)r.Get<int>("place") * seconds),
                    seconds,
                    r.Get<string>("type"),
                    r.Get<int>("count"),
                    r.Get<long>("total_ms")
                ),
                cancel
            );

    /// <summary>The first day of the student's own attempt if its results are released; else null.</summary>
    public Task<DateOnly?> ReleasedAsync(
        Guid studentId,
        Guid attemptId,
        DateTimeOffset now,
        CancellationToken cancel
    ) =>
        database
            .Command(
                ReleasedText,
                new
                {
                    attemptId,
                    studentId,
                    now,
                }
            )
            .ValueAsync<DateOnly?>(cancel);

    private static AttemptListItem ReadItem(Row r) =>
        new(
            r.Get<Guid>("id"),
            new Person(r.Get<Guid>("student_id"), r.Get<string>("full_name")),
            r.Get<AttemptStatus>("status"),
            r.Get<DateTimeOffset>("started_at"),
            r.Get<DateTimeOffset?>("ended_at"),
            r.Get<double>("integrity_score"),
            r.Get<double>("risk"),
            r.Get<string>("band"),
            AttemptRow.GradeOf(r)
        );

    private static Alert ReadAlert(Row r) =>
        new(
            r.Get<Guid>("id"),
            r.Get<Guid>("exam_id"),
            r.Get<Guid>("attempt_id"),
            r.Get<DateTimeOffset>("raised_at"),
            r.Get<string>("kind"),
            r.Get<AlertLevel>("level"),
            r.Get<string>("sentence"),
            r.Get<ImmutableArray<long>>("event_seqs"),
            r.Get<double>("integrity_score"),
            r.Get<double>("risk"),
            r.Get<AlertState>("state"),
            r.Get<Guid?>("handled_by"),
            r.Get<DateTimeOffset?>("handled_at"),
            r.Get<Verdict?>("verdict"),
            r.GetOrNull<string>("comment")
        );
}
