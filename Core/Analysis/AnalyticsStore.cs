using System.Collections.Immutable;
using Npgsql;
using Veritas.Exams;
using Veritas.Storage;

namespace Veritas.Analysis;

/// <summary>An exam's tally.</summary>
/// <param name="Tally">Sums over its attempts.</param>
/// <param name="CountedAt">When the last change was counted.</param>
internal sealed record CountedTally(ExamTally Tally, DateTimeOffset CountedAt);

/// <summary>A question of an exam; options and key are JSON, the text is its first 200 characters.</summary>
internal sealed record AskedQuestion(
    Guid Id,
    int Position,
    QuestionKind Kind,
    string Text,
    string? Options,
    string? Key,
    double Points
);

/// <summary>Reads the inputs of an exam's analytics: one row of sums, and the questions.</summary>
internal sealed class AnalyticsStore(NpgsqlDataSource database)
{
    // Index: exam_summaries_pkey.
    private const string TallyText = """
        select tally::text as tally, counted_at from exam_summaries where exam_id = @exam_id
        """;

    // Index: questions_position.
    private const string QuestionsText = """
        select id, position, kind, left(body, 200) as text, options::text as options, key::text as key, points
        from questions where exam_id = @exam_id order by position
        """;

    /// <summary>Null if the exam has no attempts.</summary>
    public Task<CountedTally?> TallyAsync(Guid examId, CancellationToken cancel) =>
        database
            .Command(TallyText, new { examId })
            .FirstAsync(r => new CountedTally(r.Json<ExamTally>("tally"), r.Get<DateTimeOffset>("counted_at")), cancel);

    public Task<ImmutableArray<AskedQuestion>> QuestionsAsync(Guid examId, CancellationToken cancel) =>
        database.Command(QuestionsText, new { examId }).ListAsync<AskedQuestion>(cancel);
}
