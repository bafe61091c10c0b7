using System.Collections.Immutable;
using Npgsql;
using Veritas.Alerts;
using Veritas.Attempts;
using Veritas.Exams;

namespace Veritas.Analysis;

/// <summary>Reads what some attempts add to their exams' summaries, as they are now.</summary>
internal static class FigureStore
{
    private const int TimeoutSeconds = 30;

    // Indexes: exam_attempts_pkey, attempt_verdicts_attempt.
    private const string AttemptsText = """
        select a.id, a.exam_id, a.student_id, a.status, a.started_at, a.ended_at, coalesce(a.points, 0), coalesce(a.max_points, 0), a.integrity_score,
            coalesce(a.to_grade, 0), a.pass_mark, (select coalesce(v.review_verdict, v.verdict) from attempt_verdicts v where v.attempt_id = a.id order by v.id desc limit 1)
        from exam_attempts a where a.id = any($1)
        """;

    // Index: questions_position.
    private const string QuestionsText = "select exam_id, id, points from questions where exam_id = any($1) order by exam_id, position";

    // Indexes: attempt_answers_pkey, questions_pkey. The text of an essay stays where it is.
    private const string AnswersText = """
        select a.attempt_id, a.question_id, a.points, a.saved_at, q.kind,
            case when q.kind in ('single_choice', 'multiple_choice', 'true_false') then a.value::text end
        from attempt_answers a join questions q on q.id = a.question_id where a.attempt_id = any($1)
        """;

    // Index: alerts_attempt.
    private const string AlertsText = """
        select attempt_id, level, kind, coalesce(verdict, state) as mark, count(*)::int from alerts where attempt_id = any($1)
        group by attempt_id, level, kind, mark
        """;

    private sealed record Row(
        Guid Id, Guid ExamId, Guid StudentId, AttemptStatus Status, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, double Points, double MaxPoints,
        double Integrity, int ToGrade, double PassMark, Verdict? Verdict);

    /// <summary>The figures of those that there are.</summary>
    public static async Task<List<AttemptFigures>> ReadAsync(NpgsqlConnection connection, Guid[] attempts, CancellationToken cancel)
    {
        var rows = await ListAsync(connection, AttemptsText, attempts, r => new Row(
            r.GetGuid(0), r.GetGuid(1), r.GetGuid(2), WireName<AttemptStatus>.Parse(r.GetString(3)), Utc(r, 4), r.IsDBNull(5) ? null : Utc(r, 5), r.GetDouble(6),
            r.GetDouble(7), r.GetDouble(8), r.GetInt32(9), r.GetDouble(10), r.IsDBNull(11) ? null : WireName<Verdict>.Parse(r.GetString(11))), cancel);
        var exams = rows.Select(r => r.ExamId).Distinct().ToArray();
        var questions = (await ListAsync(connection, QuestionsText, exams, r => (Exam: r.GetGuid(0), Shape: new QuestionShape(r.GetGuid(1), r.GetDouble(2))), cancel))
            .GroupBy(q => q.Exam).ToDictionary(g => g.Key, g => g.Select(q => q.Shape).ToImmutableArray());
        var ended = rows.Where(r => r.EndedAt is not null).Select(r => r.Id).ToArray();
        var answers = (await ListAsync(connection, AnswersText, ended, r => (Attempt: r.GetGuid(0), Answer: new SavedAnswer(
            r.GetGuid(1), r.IsDBNull(2) ? null : r.GetDouble(2), Utc(r, 3), WireName<QuestionKind>.Parse(r.GetString(4)), r.IsDBNull(5) ? null : r.GetString(5))), cancel))
            .ToLookup(a => a.Attempt, a => a.Answer);
        var alerts = (await ListAsync(connection, AlertsText, attempts, r => (
            Attempt: r.GetGuid(0), Level: WireName<AlertLevel>.Parse(r.GetString(1)), Mark: r.GetString(3),
            Count: new AlertCount($"{r.GetString(1)}/{r.GetString(2)}/{r.GetString(3)}", r.GetInt32(4))), cancel)).ToLookup(a => a.Attempt);
        return [.. rows.Select(r => new AttemptFigures(
            r.Id, r.ExamId, r.StudentId, r.Status, r.EndedAt is not null && r.ToGrade == 0,
            r.EndedAt is not null && r.ToGrade == 0 && r.MaxPoints > 0 && Math.Round(r.Points / r.MaxPoints * 100, 2) >= r.PassMark,
            r.Points, r.MaxPoints, r.Integrity, r.EndedAt is { } end ? (int)(end - r.StartedAt).TotalSeconds : 0, r.ToGrade,
            r.EndedAt is null ? [] : FigureRules.Items(questions.GetValueOrDefault(r.ExamId, []), [.. answers[r.Id]], r.StartedAt),
            [.. alerts[r.Id].Select(a => a.Count)],
            alerts[r.Id].Where(a => a.Mark != "cleared").Select(a => (int)a.Level).DefaultIfEmpty(0).Max(), r.Verdict))];
    }

    private static DateTimeOffset Utc(NpgsqlDataReader r, int i) => new(r.GetDateTime(i), TimeSpan.Zero);

    private static async Task<List<T>> ListAsync<T>(NpgsqlConnection connection, string text, Guid[] ids, Func<NpgsqlDataReader, T> read, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(text, connection) { CommandTimeout = TimeoutSeconds };
        command.Parameters.Add(new() { Value = ids });
        var rows = new List<T>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
