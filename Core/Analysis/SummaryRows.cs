using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;
using Veritas.Alerts;
using Veritas.Attempts;
using Veritas.Storage;

namespace Veritas.Analysis;

/// <summary>Rows of <c>attempt_summaries</c>: the figures of each attempt as they were counted.</summary>
internal static class SummaryRows
{
    // Index: attempt_summaries_pkey. Reads and removes the rows in one statement; the new ones are written afterwards.
    private const string TakeText = """
        delete from attempt_summaries where attempt_id = any(@attempts)
        returning attempt_id, exam_id, student_id, status, graded, passed, points, max_points, integrity, seconds,
            to_grade, questions, earned, possible, took_s, chosen, alert_keys, alert_counts, worst, verdict
        """;

    private const string CopyText = """
        copy attempt_summaries (attempt_id, exam_id, student_id, status, graded, passed, points, max_points, integrity,
            seconds, to_grade, questions, earned, possible, took_s, chosen, alert_keys, alert_counts, open_alerts,
            worst, verdict, flagged)
        from stdin (format binary)
        """;

    public static Task<ImmutableArray<AttemptFigures>> TakeAsync(
        NpgsqlConnection connection,
        Guid[] attempts,
        CancellationToken cancel
    ) => connection.Command(TakeText, new { attempts }, DatabaseCommands.JobSeconds).ListAsync(Read, cancel);

    public static async Task WriteAsync(
        NpgsqlConnection connection,
        IEnumerable<AttemptFigures> attempts,
        CancellationToken cancel
    )
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
            await rows.WriteAsync(
                a.Items.Select(i => i.QuestionId).ToArray(),
                NpgsqlDbType.Array | NpgsqlDbType.Uuid,
                cancel
            );
            await rows.WriteAsync(
                a.Items.Select(i => i.Earned).ToArray(),
                NpgsqlDbType.Array | NpgsqlDbType.Double,
                cancel
            );
            await rows.WriteAsync(
                a.Items.Select(i => i.Possible).ToArray(),
                NpgsqlDbType.Array | NpgsqlDbType.Double,
                cancel
            );
            await rows.WriteAsync(
                a.Items.Select(i => i.Seconds).ToArray(),
                NpgsqlDbType.Array | NpgsqlDbType.Integer,
                cancel
            );
            await rows.WriteAsync(
                a.Items.Select(i => i.Chosen).ToArray(),
                NpgsqlDbType.Array | NpgsqlDbType.Text,
                cancel
            );
            await rows.WriteAsync(
                a.Alerts.Select(x => x.Key).ToArray(),
                NpgsqlDbType.Array | NpgsqlDbType.Text,
                cancel
            );
            await rows.WriteAsync(
                a.Alerts.Select(x => x.Count).ToArray(),
                NpgsqlDbType.Array | NpgsqlDbType.Integer,
                cancel
            );
            await rows.WriteAsync(a.OpenAlerts, NpgsqlDbType.Integer, cancel);
            await rows.WriteAsync((short)a.Worst, NpgsqlDbType.Smallint, cancel);
            await (
                a.Verdict is { } verdict
                    ? rows.WriteAsync(WireName<Verdict>.Of(verdict), NpgsqlDbType.Text, cancel)
                    : rows.WriteNullAsync(cancel)
            );
            await rows.WriteAsync(a.Flagged, NpgsqlDbType.Boolean, cancel);
        }

        await rows.CompleteAsync(cancel);
    }

    private static AttemptFigures Read(Row r)
    {
        var (questions, earned) = (r.Get<Guid[]>("questions"), r.Get<double[]>("earned"));
        var (possible, took, chosen) = (r.Get<double[]>("possible"), r.Get<int[]>("took_s"), r.Get<string[]>("chosen"));
        var (keys, counts) = (r.Get<string[]>("alert_keys"), r.Get<int[]>("alert_counts"));
        return new AttemptFigures(
            r.Get<Guid>("attempt_id"),
            r.Get<Guid>("exam_id"),
            r.Get<Guid>("student_id"),
            r.Get<AttemptStatus>("status"),
            r.Get<bool>("graded"),
            r.Get<bool>("passed"),
            r.Get<double>("points"),
            r.Get<double>("max_points"),
            r.Get<double>("integrity"),
            r.Get<int>("seconds"),
            r.Get<int>("to_grade"),
            [.. questions.Select((q, i) => new ItemFigures(q, earned[i], possible[i], took[i], chosen[i]))],
            [.. keys.Select((k, i) => new AlertCount(k, counts[i]))],
            r.Get<short>("worst"),
            r.Get<Verdict?>("verdict")
        );
    }
}
