using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using Veritas.Analysis;

namespace Veritas.Learning;

/// <summary>Reads what some attempts say of their students as they are now, from what analysis keeps of them.</summary>
internal static class ResultStore
{
    private const int TimeoutSeconds = 30;

    // Indexes: attempt_summaries_pkey, exam_attempts_pkey, exams_pkey. A practice attempt has no summary.
    private const string GradedText = """
        select s.attempt_id, s.student_id, s.exam_id, e.subject, s.points, s.max_points, s.integrity, a.ended_at, s.questions, s.earned, s.possible,
            case when results_released_from(e) is not null then greatest(results_released_from(e), '2000-01-01'::timestamptz) end, results_released(e, $2)
        from attempt_summaries s join exam_attempts a on a.id = s.attempt_id join exams e on e.id = s.exam_id
        where s.attempt_id = any($1) and s.graded and s.max_points > 0 and a.ended_at is not null
        """;

    // Indexes: questions_pkey, bank_questions_pkey.
    private const string TagsText = """
        select q.id, b.tags from questions q join bank_questions b on b.id = q.bank_id where q.id = any($1) and cardinality(b.tags) > 0
        """;

    // Index: exam_summaries_pkey.
    private const string TalliesText = "select tally::text from exam_summaries where exam_id = any($1)";

    private const string Columns = "attempt_id, student_id, exam_id, percent, integrity, ended_at, topics::text, counts_from, counted";

    // Index: performance_results_pkey.
    private const string KeptText = "select " + Columns + " from performance_results where attempt_id = any($1)";

    private sealed record Row(
        Guid Attempt, Guid Student, Guid Exam, string Subject, double Percent, double Integrity, DateTimeOffset EndedAt, Guid[] Questions, double[] Earned,
        double[] Possible, DateTimeOffset? CountsFrom, bool Counted);

    /// <summary>What was kept of these attempts.</summary>
    public static Task<ImmutableArray<ResultFigures>> KeptAsync(NpgsqlConnection connection, Guid[] attempts, CancellationToken cancel) =>
        Command(connection, KeptText, attempts).ListAsync(Read, cancel);

    /// <summary>Those that are graded, as they are now.</summary>
    public static async Task<List<ResultFigures>> GradedAsync(NpgsqlConnection connection, Guid[] attempts, DateTimeOffset now, CancellationToken cancel)
    {
        var rows = await Command(connection, GradedText, attempts, now.UtcDateTime).ListAsync(
            r => new Row(
                r.GetGuid(0), r.GetGuid(1), r.GetGuid(2), r.GetString(3), r.GetDouble(4) / r.GetDouble(5), r.GetDouble(6), r.Utc(7), r.GetFieldValue<Guid[]>(8),
                r.GetFieldValue<double[]>(9), r.GetFieldValue<double[]>(10), r.UtcOrNull(11), r.GetBoolean(12)),
            cancel);
        if (rows.IsEmpty)
        {
            return [];
        }

        var tags = (await Command(connection, TagsText, rows.SelectMany(r => r.Questions).Distinct().ToArray())
            .ListAsync(r => (Id: r.GetGuid(0), Tags: r.GetFieldValue<string[]>(1).ToImmutableArray()), cancel)).ToDictionary(t => t.Id, t => t.Tags);
        var facilities = new Dictionary<Guid, double?>();
        foreach (var tally in await Command(connection, TalliesText, rows.Select(r => r.Exam).Distinct().ToArray()).ListAsync(r => ExamTally.Read(r.GetString(0)), cancel))
        {
            foreach (var (question, item) in tally.Items)
            {
                facilities[question] = item.N >= TopicRules.LeastAnswers ? ReliabilityRules.Facility(item) : null;
            }
        }

        return [.. rows.Select(r => Figures(r, tags, facilities))];
    }

    public static ResultFigures Read(NpgsqlDataReader r) => new(
        r.GetGuid(0), r.GetGuid(1), r.GetGuid(2), r.GetInt32(3), r.GetInt32(4), r.Utc(5),
        JsonSerializer.Deserialize<ImmutableArray<TopicShare>>(r.GetString(6), VeritasJson.Options), r.UtcOrNull(7), r.GetBoolean(8));

    private static ResultFigures Figures(Row r, Dictionary<Guid, ImmutableArray<string>> tags, Dictionary<Guid, double?> facilities)
    {
        var items = r.Questions.Select((q, i) => new TopicItem(
            double.IsNaN(r.Earned[i]) ? 0 : r.Earned[i], r.Possible[i], facilities.GetValueOrDefault(q), tags.GetValueOrDefault(q, []))).ToList();
        return new ResultFigures(
            r.Attempt, r.Student, r.Exam, (int)Math.Round(Math.Clamp(r.Percent, 0, 1) * 10_000), (int)Math.Round(Math.Clamp(r.Integrity, 0, 100) * 10), r.EndedAt,
            TopicRules.Of(items, r.Subject), r.CountsFrom, r.Counted);
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string text, params object[] values)
    {
        var command = new NpgsqlCommand(text, connection) { CommandTimeout = TimeoutSeconds };
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return command;
    }
}
