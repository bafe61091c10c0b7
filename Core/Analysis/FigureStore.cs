using System.Collections.Immutable;
using Npgsql;
using Veritas.Alerts;
using Veritas.Attempts;
using Veritas.Storage;

namespace Veritas.Analysis;

/// <summary>Reads the current figures of attempts, which their exams' summaries are sums of.</summary>
internal static class FigureStore
{
    // Indexes: exam_attempts_pkey, attempt_verdicts_attempt.
    private const string AttemptsText = $"""
        select a.id, a.exam_id, a.student_id, a.status, a.started_at, a.ended_at, coalesce(a.points, 0) as points,
            coalesce(a.max_points, 0) as max_points, a.integrity_score as integrity,
            coalesce(a.to_grade, 0) as to_grade, a.pass_mark, {AttemptColumns.Verdict}
        from exam_attempts a where a.id = any(@ids)
        """;

    // Index: questions_position.
    private const string QuestionsText = """
        select exam_id, id as question_id, points as question_points from questions
        where exam_id = any(@ids) order by exam_id, position
        """;

    // Indexes: attempt_answers_pkey, questions_pkey. Only the values of choices, so that essays are not read.
    private const string AnswersText = """
        select a.attempt_id, a.question_id as answer_question_id, a.points as answer_points,
            a.saved_at as answer_saved_at, q.kind as answer_kind,
            case when q.kind in ('single_choice', 'multiple_choice', 'true_false') then a.value::text end
                as answer_value
        from attempt_answers a join questions q on q.id = a.question_id where a.attempt_id = any(@ids)
        """;

    // Index: alerts_attempt.
    private const string AlertsText = """
        select attempt_id, level, kind, coalesce(verdict, state) as mark, count(*)::int as count
        from alerts where attempt_id = any(@ids) group by attempt_id, level, kind, mark
        """;

    private sealed record Attempt(
        Guid Id,
        Guid ExamId,
        Guid StudentId,
        AttemptStatus Status,
        DateTimeOffset StartedAt,
        DateTimeOffset? EndedAt,
        double Points,
        double MaxPoints,
        double Integrity,
        int ToGrade,
        double PassMark,
        Verdict? Verdict
    )
    {
        public bool Graded => EndedAt is not null && ToGrade == 0;

        public bool Passed =>
            Graded && MaxPoints > 0 && AttemptRow.Graded(Points, MaxPoints, ToGrade, PassMark).Passed == true;

        public int Seconds => EndedAt is { } end ? (int)(end - StartedAt).TotalSeconds : 0;
    }

    private sealed record ExamQuestion(Guid ExamId, QuestionShape Question);

    private sealed record AttemptAnswer(Guid AttemptId, SavedAnswer Answer);

    private sealed record AttemptAlerts(Guid AttemptId, AlertLevel Level, string Kind, string Mark, int Count)
    {
        public AlertCount Counted => new($"{WireName<AlertLevel>.Of(Level)}/{Kind}/{Mark}", Count);
    }

    /// <summary>The figures of the attempts that exist, in any order.</summary>
    public static async Task<ImmutableArray<AttemptFigures>> ReadAsync(
        NpgsqlConnection connection,
        Guid[] attempts,
        CancellationToken cancel
    )
    {
        var rows = await ListAsync<Attempt>(connection, AttemptsText, attempts, cancel);
        Guid[] exams = [.. rows.Select(r => r.ExamId).Distinct()];
        Guid[] ended = [.. rows.Where(r => r.EndedAt is not null).Select(r => r.Id)];
        var questions = (await ListAsync<ExamQuestion>(connection, QuestionsText, exams, cancel)).ToLookup(
            q => q.ExamId,
            q => q.Question
        );
        var answers = (await ListAsync<AttemptAnswer>(connection, AnswersText, ended, cancel)).ToLookup(
            a => a.AttemptId,
            a => a.Answer
        );
        var alerts = (await ListAsync<AttemptAlerts>(connection, AlertsText, attempts, cancel)).ToLookup(a =>
            a.AttemptId
        );
        return
        [
            .. rows.Select(r => new AttemptFigures(
                r.Id,
                r.ExamId,
                r.StudentId,
                r.Status,
                r.Graded,
                r.Passed,
                r.Points,
                r.MaxPoints,
                r.Integrity,
                r.Seconds,
                r.ToGrade,
                r.EndedAt is null ? [] : FigureRules.Items([.. questions[r.ExamId]], [.. answers[r.Id]], r.StartedAt),
                [.. alerts[r.Id].Select(a => a.Counted)],
                Worst(alerts[r.Id]),
                r.Verdict
            )),
        ];
    }

    private static int Worst(IEnumerable<AttemptAlerts> alerts) =>
        alerts.Where(a => a.Mark != "cleared").Select(a => (int)a.Level).DefaultIfEmpty(0).Max();

    private static Task<ImmutableArray<T>> ListAsync<T>(
        NpgsqlConnection connection,
        string text,
        Guid[] ids,
        CancellationToken cancel
    ) => connection.Command(text, new { ids }, DatabaseCommands.JobSeconds).ListAsync<T>(cancel);
}
