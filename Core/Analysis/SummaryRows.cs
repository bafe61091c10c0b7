using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;
using Veritas.Alerts;
using Veritas.Attempts;

namespace Veritas.Analysis;

/// <summary>The rows of <c>attempt_summaries</c>: what was counted of each attempt.</summary>
internal static class SummaryRows
{
    private const int TimeoutSeconds = 30;

    // Index: attempt_summaries_pkey. Read and removed at once; the new ones are written after it.
    private const string TakeText = """
        delete from attempt_summaries where attempt_id = any($1)
        returning attempt_id, exam_id, student_id, status, graded, passed, points, max_points, integrity, seconds, to_grade,
            questions, earned, possible, took_s, chosen, alert_keys, alert_counts, worst, verdict
        """;

    private const string CopyText = """
        copy attempt_summaries (attempt_id, exam_id, student_id, status, graded, passed, points, max_points, integrity, seconds, to_grade,
            questions, earned, possible, took_s, chosen, alert_keys, alert_counts, open_alerts, worst, verdict, flagged)
        from stdin (format binary)
        """;

    public static async Task<List<AttemptFigures>> TakeAsync(NpgsqlConnection connection, Guid[] attempts, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(TakeText, connection) { CommandTimeout = TimeoutSeconds };
        command.Parameters.Add(new() { Value = attempts });
        var rows = new List<AttemptFigures>();
        await using var r = await command.ExecuteReaderAsync(cancel);
        while (await r.ReadAsync(cancel))
        {
            rows.Add(Read(r));
        }

        return rows;
    }

    public static async Task WriteAsync(NpgsqlConnection connection, IEnumerable<AttemptFigures> attempts, CancellationToken cancel)
    {
        await using var rows = await connection.BeginBinaryImportAsync(CopyText, cancel);
        foreach (var a in attempts)
        {
            await rows.StartRowAsync(cancel);
            await rows.WriteAsync(a.AttemptId, NpgsqlDbType.Uuid, cancel);
            await rows.WriteAsync(a.ExamId, NpgsqlDbType.Uuid, cancel);
            await rows.WriteAsync(a.StudentId, NpgsqlDbType.Uuid, cancel);
            await rows.WriteAsync(WireName<AttemptStatus>.Of(a.Status), NpgsqlDbType.Text, cancel);
            await rows.WriteAsync(a.Graded, NpgsqlDbType.Boolean, cancel);
            await rows.WriteAsync(a.Passed, NpgsqlDbType.Boolean, cancel);
            await rows.WriteAsync(a.Points, NpgsqlDbType.Double, cancel);
            await rows.WriteAsync(a.MaxPoints, NpgsqlDbType.Double, cancel);
            await rows.WriteAsync(a.Integrity, NpgsqlDbType.Double, cancel);
            await rows.WriteAsync(a.Seconds, NpgsqlDbType.Integer, cancel);
            await rows.WriteAsync(a.ToGrade, NpgsqlDbType.Integer, cancel);
            await rows.WriteAsync(a.Items.Select(i => i.QuestionId).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Uuid, cancel);
            await rows.WriteAsync(a.Items.Select(i => i.Earned).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Double, cancel);
            await rows.WriteAsync(a.Items.Select(i => i.Possible).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Double, cancel);
            await rows.WriteAsync(a.Items.Select(i => i.Seconds).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Integer, cancel);
            await rows.WriteAsync(a.Items.Select(i => i.Chosen).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text, cancel);
            await rows.WriteAsync(a.Alerts.Select(x => x.Key).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text, cancel);
            await rows.WriteAsync(a.Alerts.Select(x => x.Count).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Integer, cancel);
            await rows.WriteAsync(a.OpenAlerts, NpgsqlDbType.Integer, cancel);
            await rows.WriteAsync((short)a.Worst, NpgsqlDbType.Smallint, cancel);
            await (a.Verdict is { } verdict ? rows.WriteAsync(WireName<Verdict>.Of(verdict), NpgsqlDbType.Text, cancel) : rows.WriteNullAsync(cancel));
            await rows.WriteAsync(a.Flagged, NpgsqlDbType.Boolean, cancel);
        }

        await rows.CompleteAsync(cancel);
    }

    private static AttemptFigures Read(NpgsqlDataReader r)
    {
        var (questions, earned, possible) = (r.GetFieldValue<Guid[]>(11), r.GetFieldValue<double[]>(12), r.GetFieldValue<double[]>(13));
        var (took, chosen) = (r.GetFieldValue<int[]>(14), r.GetFieldValue<string[]>(15));
        var (keys, counts) = (r.GetFieldValue<string[]>(16), r.GetFieldValue<int[]>(17));
        return new AttemptFigures(
            r.GetGuid(0), r.GetGuid(1), r.GetGuid(2), WireName<AttemptStatus>.Parse(r.GetString(3)), r.GetBoolean(4), r.GetBoolean(5), r.GetDouble(6), r.GetDouble(7),
            r.GetDouble(8), r.GetInt32(9), r.GetInt32(10),
            [.. questions.Select((q, i) => new ItemFigures(q, earned[i], possible[i], took[i], chosen[i]))], [.. keys.Select((k, i) => new AlertCount(k, counts[i]))],
            r.GetInt16(18), r.IsDBNull(19) ? null : WireName<Verdict>.Parse(r.GetString(19)));
    }
}
