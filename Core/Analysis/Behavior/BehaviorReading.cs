using System.Collections.Immutable;
using Npgsql;
using Veritas.Exams;

namespace Veritas.Analysis;

/// <summary>Reads what an analysis is a function of.</summary>
internal sealed class BehaviorReading(NpgsqlDataSource database)
{
    /// <summary>More of an attempt's events than a day of exam has; the earliest are taken.</summary>
    private const int MostEvents = 50_000;
    private const int MostEarlier = 20;

    // Index: exam_attempts_pkey.
    private const string AttemptText = """
        select exam_id, student_id, started_on, started_at, ended_at from exam_attempts where id = $1 and ended_at is not null and not practice
        """;

    // Indexes: questions_position, attempt_answers_pkey. The text itself stays where it is.
    private const string QuestionsText = """
        select q.id, q.position, q.kind, case when q.kind in ('short_text', 'essay') and jsonb_typeof(a.value) = 'string' then char_length(a.value #>> '{}') else 0 end
        from questions q left join attempt_answers a on a.attempt_id = $2 and a.question_id = q.id
        where q.exam_id = $1 order by q.position
        """;

    // Index: monitoring_events' primary key, one partition.
    private const string EventsText = """
        select type, at, ms, data::text from monitoring_events where started_on = $1 and attempt_id = $2 and type = any($3) order by at, abs(seq) limit $4
        """;

    // Indexes: exam_attempts_student, behavior_analysis_pkey.
    private const string EarlierText = """
        select (b.figures -> 'rhythm' ->> 'interval_ms')::float8, (b.figures -> 'rhythm' ->> 'shifts_per_hour')::float8, (b.figures -> 'rhythm' ->> 'bursts_per_hour')::float8
        from exam_attempts a join behavior_analysis b on b.attempt_id = a.id
        where a.student_id = $1 and a.ended_at is not null and a.started_at < $2 and a.id <> $3 order by a.started_at desc, a.id desc limit $4
        """;

    private sealed record Row(Guid ExamId, Guid StudentId, DateOnly Day, DateTimeOffset StartedAt, DateTimeOffset EndedAt);

    /// <summary>Null while the attempt is live, for a practice attempt, and when there is none.</summary>
    public async Task<BehaviorInput?> ReadAsync(Guid attemptId, CancellationToken cancel)
    {
        if (await database.Statement(AttemptText, attemptId).FirstAsync(
            r => new Row(r.GetGuid(0), r.GetGuid(1), r.GetFieldValue<DateOnly>(2), r.Utc(3), r.Utc(4)), cancel) is not { } attempt)
        {
            return null;
        }

        var questions = await database.Statement(QuestionsText, attempt.ExamId, attemptId).ListAsync(
            r => new BehaviorQuestion(r.GetGuid(0), r.GetInt32(1), WireName<QuestionKind>.Parse(r.GetString(2)), r.GetInt32(3)), cancel);
        var events = await database.Statement(EventsText, attempt.Day, attemptId, BehaviorRules.Types.ToArray(), MostEvents).ListAsync(
            r => BehaviorEvents.Read(r.GetString(0), r.Utc(1), r.GetInt32(2), r.TextOrNull(3), attempt.StartedAt), cancel);
        var earlier = await database.Statement(EarlierText, attempt.StudentId, attempt.StartedAt.UtcDateTime, attemptId, MostEarlier).ListAsync(
            r => new RhythmMeasures(r.DoubleOrNull(0), r.GetDouble(1), r.GetDouble(2)), cancel);
        return new BehaviorInput(Math.Max(0, (attempt.EndedAt - attempt.StartedAt).TotalSeconds), questions, events, earlier);
    }
}
