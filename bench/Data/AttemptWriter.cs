using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Veritas.Alerts;
using Veritas.Monitoring;

namespace Veritas.Bench.Data;

/// <summary>Loads a chunk of attempts of one exam with answers, events and alerts.</summary>
internal static class AttemptWriter
{
    private static readonly string Accommodation = JsonSerializer.Serialize(
        Monitoring.Accommodation.None,
        VeritasJson.Options
    );

    public static async Task WriteAsync(
        NpgsqlConnection connection,
        PlannedExam exam,
        Guid teacher,
        MadeAttempt[] chunk,
        double maxPoints,
        CancellationToken cancel
    )
    {
        await using (
            var rows = await connection.BeginBinaryImportAsync(
                """
                copy exam_attempts (id, exam_id, student_id, status, started_at, started_on, deadline, duration_s,
                    notice_version, policy, accommodation, epoch,
                    integrity_score, risk, band, scored_at, event_count, last_seen_at, ended_at, ended_by, end_reason,
                        pass_mark, points, max_points, to_grade)
                from stdin (format binary)
                """,
                cancel
            )
        )
        {
            foreach (var attempt in chunk)
            {
                Write(rows, exam, teacher, attempt, maxPoints);
            }

            await rows.CompleteAsync(cancel);
        }

        await using (
            var rows = await connection.BeginBinaryImportAsync(
                "copy attempt_answers (attempt_id, question_id, revision, value, saved_at, points, graded_by) "
                    + "from stdin (format binary)",
                cancel
            )
        )
        {
            foreach (var (attempt, answer) in chunk.SelectMany(a => a.Answers.Select(x => (a, x))))
            {
                rows.StartRow();
                rows.Write(attempt.Id, NpgsqlDbType.Uuid);
                rows.Write(answer.QuestionId, NpgsqlDbType.Uuid);
                rows.Write(answer.Revision, NpgsqlDbType.Integer);
                rows.Write(answer.Value, NpgsqlDbType.Jsonb);
                rows.Write(answer.SavedAt.UtcDateTime, NpgsqlDbType.TimestampTz);
                OrNull(rows, answer.Points, NpgsqlDbType.Double);
                OrNull(rows, answer.GradedBy, NpgsqlDbType.Uuid);
            }

            await rows.CompleteAsync(cancel);
        }

        await EventsAsync(connection, chunk, cancel);
        await AlertsAsync(connection, exam, teacher, chunk, cancel);
    }

    private static void Write(
        NpgsqlBinaryImporter rows,
        PlannedExam exam,
        Guid teacher,
        MadeAttempt a,
        double maxPoints
    )
    {
        var terminated = a.Status == "terminated";
        rows.StartRow();
        rows.Write(a.Id, NpgsqlDbType.Uuid);
        rows.Write(exam.Id, NpgsqlDbType.Uuid);
        rows.Write(a.StudentId, NpgsqlDbType.Uuid);
        rows.Write(a.Status, NpgsqlDbType.Text);
        rows.Write(a.StartedAt.UtcDateTime, NpgsqlDbType.TimestampTz);
        rows.Write(DateOnly.FromDateTime(a.StartedAt.UtcDateTime), NpgsqlDbType.Date);
        rows.Write(a.StartedAt.AddSeconds(exam.DurationS).UtcDateTime, NpgsqlDbType.TimestampTz);
        rows.Write(exam.DurationS, NpgsqlDbType.Integer);
        rows.Write(1, NpgsqlDbType.Integer);
        rows.Write(ExamWriter.Policy, NpgsqlDbType.Jsonb);
        rows.Write(Accommodation, NpgsqlDbType.Jsonb);
        rows.Write(1L, NpgsqlDbType.Bigint);
        rows.Write(a.Integrity, NpgsqlDbType.Double);
        rows.Write(a.Risk, NpgsqlDbType.Double);
        rows.Write(a.Band, NpgsqlDbType.Text);
        rows.Write(a.ScoredAt.UtcDateTime, NpgsqlDbType.TimestampTz);
        rows.Write((long)a.Events.Count, NpgsqlDbType.Bigint);
        rows.Write(a.ScoredAt.UtcDateTime, NpgsqlDbType.TimestampTz);
        OrNull(rows, a.EndedAt?.UtcDateTime, NpgsqlDbType.TimestampTz);
        OrNull(rows, terminated ? teacher : (Guid?)null, NpgsqlDbType.Uuid);
        OrNull(rows, terminated ? "A second person was in the room." : null, NpgsqlDbType.Text);
        rows.Write(50.0, NpgsqlDbType.Double);
        OrNull(rows, a.Points, NpgsqlDbType.Double);
        OrNull(rows, a.Points is null ? (double?)null : maxPoints, NpgsqlDbType.Double);
        OrNull(rows, a.ToGrade, NpgsqlDbType.Integer);
    }

    private static async Task EventsAsync(NpgsqlConnection connection, MadeAttempt[] chunk, CancellationToken cancel)
    {
        await using var rows = await connection.BeginBinaryImportAsync(
            "copy monitoring_events (started_on, attempt_id, seq, type, at, received_at, ms, data) from stdin "
                + "(format binary)",
            cancel
        );
        foreach (var attempt in chunk)
        {
            var day = DateOnly.FromDateTime(attempt.StartedAt.UtcDateTime);
            foreach (var e in attempt.Events)
            {
                rows.StartRow();
                rows.Write(day, NpgsqlDbType.Date);
                rows.Write(attempt.Id, NpgsqlDbType.Uuid);
                rows.Write(e.Seq, NpgsqlDbType.Bigint);
                rows.Write(e.Type, NpgsqlDbType.Text);
                rows.Write(e.At.UtcDateTime, NpgsqlDbType.TimestampTz);
                rows.Write(e.ReceivedAt.UtcDateTime, NpgsqlDbType.TimestampTz);
                rows.Write(e.Ms, NpgsqlDbType.Integer);
                if (e.Data.IsEmpty)
                {
                    rows.WriteNull();
                }
                else
                {
                    rows.Write(e.Data, NpgsqlDbType.Jsonb);
                }
            }
        }

        await rows.CompleteAsync(cancel);
    }

    /// <summary>Rooms number alerts; here nobody has watched.</summary>
    private static long _alertNo;

    private static async Task AlertsAsync(
        NpgsqlConnection connection,
        PlannedExam exam,
        Guid teacher,
        MadeAttempt[] chunk,
        CancellationToken cancel
    )
    {
        await using var rows = await connection.BeginBinaryImportAsync(
            """
            copy alerts (id, no, exam_id, attempt_id, raised_at, kind, level, sentence, event_seqs, integrity_score,
                risk, state, handled_by, handled_at, verdict, comment)
            from stdin (format binary)
            """,
            cancel
        );
        foreach (var (attempt, alert) in chunk.SelectMany(a => a.Alerts.Select(x => (a, x))))
        {
            rows.StartRow();
            rows.Write(alert.Id, NpgsqlDbType.Uuid);
            rows.Write(Interlocked.Increment(ref _alertNo), NpgsqlDbType.Bigint);
            rows.Write(exam.Id, NpgsqlDbType.Uuid);
            rows.Write(attempt.Id, NpgsqlDbType.Uuid);
            rows.Write(alert.Draft.At.UtcDateTime, NpgsqlDbType.TimestampTz);
            rows.Write(alert.Draft.Kind, NpgsqlDbType.Text);
            rows.Write(WireName<AlertLevel>.Of(alert.Draft.Level), NpgsqlDbType.Text);
            rows.Write(alert.Draft.Sentence, NpgsqlDbType.Text);
            rows.Write(alert.Draft.EventSeqs.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Bigint);
            rows.Write(alert.Integrity, NpgsqlDbType.Double);
            rows.Write(alert.Risk, NpgsqlDbType.Double);
            rows.Write(alert.State, NpgsqlDbType.Text);
            OrNull(rows, alert.State == "open" ? null : (Guid?)teacher, NpgsqlDbType.Uuid);
            OrNull(
                rows,
                alert.State == "open" ? (DateTime?)null : alert.Draft.At.AddMinutes(5).UtcDateTime,
                NpgsqlDbType.TimestampTz
            );
            OrNull(rows, alert.Verdict, NpgsqlDbType.Text);
            OrNull(rows, alert.Verdict is null ? null : "Seen.", NpgsqlDbType.Text);
        }

        await rows.CompleteAsync(cancel);
    }

    private static void OrNull<T>(NpgsqlBinaryImporter rows, T? value, NpgsqlDbType type)
        where T : struct
    {
        if (value is { } given)
        {
            rows.Write(given, type);
        }
        else
        {
            rows.WriteNull();
        }
    }

    private static void OrNull(NpgsqlBinaryImporter rows, string? value, NpgsqlDbType type)
    {
        if (value is null)
        {
            rows.WriteNull();
        }
        else
        {
            rows.Write(value, type);
        }
    }
}
