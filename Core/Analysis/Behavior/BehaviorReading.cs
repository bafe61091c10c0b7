using System.Collections.Immutable;
using Npgsql;
using Veritas.Exams;
using Veritas.Storage;

namespace Veritas.Analysis;

/// <summary>Reads the input of an analysis.</summary>
internal sealed class BehaviorReading(NpgsqlDataSource database)
{
    /// <summary>More events than a day of exam has; the earliest are read.</summary>
    private const int MaxEvents = 50_000;
    private const int MaxEarlier = 20;

    // Index: exam_attempts_pkey.
    private const string AttemptText = """
        select exam_id, student_id, started_on, started_at, ended_at from exam_attempts
        where id = @attempt_id and ended_at is not null and not practice
        """;

    // Indexes: questions_position, attempt_answers_pkey. Returns the length of a text, not the text.
    private const string QuestionsText = """
        select q.id, q.position, q.kind,
            case when q.kind in ('short_text', 'essay') and jsonb_typeof(a.value) = 'string'
                then char_length(a.value #>> '{}') else 0 end as characters
        from questions q left join attempt_answers a on a.attempt_id = @attempt_id and a.question_id = q.id
        where q.exam_id = @exam_id order by q.position
        """;

    // Index: the primary key of monitoring_events, one partition.
    private const string EventsText = """
        select type, at, ms, data::text as data from monitoring_events
        where started_on = @started_on and attempt_id = @attempt_id and type = any(@types)
        order by at, abs(seq) limit @limit
        """;

    // Indexes: exam_attempts_student, behavior_analysis_pkey.
    private const string EarlierText = """
        select (b.figures -> 'rhythm' ->> 'interval_ms')::float8 as interval_ms,
            (b.figures -> 'rhythm' ->> 'shifts_per_hour')::float8 as shifts_per_hour,
            (b.figures -> 'rhythm' ->> 'bursts_per_hour')::float8 as bursts_per_hour
        from exam_attempts a join behavior_analysis b on b.attempt_id = a.id
        where a.student_id = @student_id and a.ended_at is not null and a.started_at < @started_at
            and a.id <> @attempt_id
        order by a.started_at desc, a.id desc limit @limit
        """;

    private sealed record Attempt(
        Guid ExamId,
        Guid StudentId,
        DateOnly StartedOn,
        DateTimeOffset StartedAt,
        DateTimeOffset EndedAt
    );

    /// <summary>Null for a live attempt, a practice attempt, and when there is no such attempt.</summary>
    public async Task<BehaviorInput?> ReadAsync(Guid attemptId, CancellationToken cancel)
    {
        if (await database.Command(AttemptText, new { attemptId }).FirstAsync<Attempt>(cancel) is not { } attempt)
        {
            return null;
        }

        var questions = await database
            .Command(QuestionsText, new { attempt.ExamId, attemptId })
            .ListAsync<BehaviorQuestion>(cancel);
        var events = await database
            .Command(
                EventsText,
                new
                {
                    attempt.StartedOn,
                    attemptId,
                    BehaviorRules.Types,
                    limit = MaxEvents,
                }
            )
            .ListAsync(r => ReadEvent(r, attempt.StartedAt), cancel);
        var earlier = await database
            .Command(
                EarlierText,
                new
                {
                    attempt.StudentId,
                    attempt.StartedAt,
                    attemptId,
                    limit = MaxEarlier,
                }
            )
            .ListAsync<RhythmMeasures>(cancel);
        var seconds = Math.Max(0, (attempt.EndedAt - attempt.StartedAt).TotalSeconds);
        return new BehaviorInput(seconds, questions, events, earlier);
    }

    private static BehaviorEvent ReadEvent(Row r, DateTimeOffset startedAt) =>
        BehaviorEvents.Read(
            r.Get<string>("type"),
            r.Get<DateTimeOffset>("at"),
            r.Get<int>("ms"),
            r.GetOrNull<string>("data"),
            startedAt
        );
}
