using System.Collections.Immutable;
using Npgsql;
using Veritas.Exams;
using Veritas.Storage;

namespace Veritas.Analysis;

/// <summary>The answers of an exam's attempts, and the attempts' ids by index.</summary>
internal sealed record ReadSheets(ImmutableArray<Guid> Attempts, AnswerSheets Sheets);

/// <summary>Reads the answers of a class for the comparison, a batch of attempts at a time.</summary>
internal sealed class SheetReading(NpgsqlDataSource database)
{
    /// <summary>Upper bound on answers held in memory.</summary>
    private const int MaxAnswers = 2_000_000;
    private const int Batch = 200;

    // Index: exam_attempts_exam. Only the latest attempt of each student: a student is not compared with themselves.
    private const string AttemptsText = """
        select id, started_at from (
            select distinct on (student_id) id, started_at from exam_attempts
            where exam_id = @exam_id and ended_at is not null and not practice order by student_id, id desc
        ) latest order by id limit @limit
        """;

    // Index: questions_position.
    private const string QuestionsText = """
        select count(*)::int from questions where exam_id = @exam_id and kind <> 'essay'
        """;

    // Indexes: attempt_answers_pkey, questions_pkey. Ungraded answers are neither right nor wrong.
    private const string AnswersText = """
        select a.attempt_id, a.question_id, q.kind, a.value::text as value, a.points >= q.points - 1e-9 as is_right,
            a.saved_at
        from attempt_answers a join questions q on q.id = a.question_id
        where a.attempt_id = any(@attempts) and q.exam_id = @exam_id and q.kind <> 'essay' and a.points is not null
            and length(a.value::text) <= 2000
        order by a.attempt_id, a.question_id
        """;

    private sealed record Attempt(Guid Id, DateTimeOffset StartedAt);

    private sealed record Answer(
        Guid AttemptId,
        Guid QuestionId,
        QuestionKind Kind,
        string Value,
        bool IsRight,
        DateTimeOffset SavedAt
    );

    /// <summary>Null if there are more attempts or answers than can be compared.</summary>
    public async Task<ReadSheets?> ReadAsync(Guid examId, CancellationToken cancel)
    {
        var attempts = await Command(AttemptsText, new { examId, limit = CollusionRules.MostAttempts + 1 })
            .ListAsync<Attempt>(cancel);
        var questions = await Command(QuestionsText, new { examId }).ValueAsync<int>(cancel);
        if (attempts.Length > CollusionRules.MostAttempts || (long)attempts.Length * questions > MaxAnswers)
        {
            return null;
        }

        var sheets = new AnswerSheets([.. attempts.Select(a => Seconds(a.StartedAt))], questions);
        var indexes = attempts.Index().ToDictionary(a => a.Item.Id, a => a.Index);
        foreach (var batch in attempts.Select(a => a.Id).Chunk(Batch))
        {
            foreach (var a in await Command(AnswersText, new { attempts = batch, examId }).ListAsync<Answer>(cancel))
            {
                if (CanonicalAnswer.Of(a.Kind, a.Value) is { } canonical)
                {
                    sheets.Add(
                        new ComparedAnswer(indexes[a.AttemptId], a.QuestionId, canonical, a.IsRight, Seconds(a.SavedAt))
                    );
                }
            }
        }

        return new ReadSheets([.. attempts.Select(a => a.Id)], sheets);
    }

    private DatabaseCommand Command(string text, object parameters) =>
        database.Command(text, parameters, DatabaseCommands.JobSeconds);

    private static double Seconds(DateTimeOffset time) => time.UtcTicks / (double)TimeSpan.TicksPerSecond;
}
