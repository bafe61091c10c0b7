using System.Collections.Immutable;
using Npgsql;
using Veritas.Exams;

namespace Veritas.Analysis;

/// <summary>A question beside its figures; the text is cut.</summary>
internal sealed record AskedQuestion(Guid Id, int Position, QuestionKind Kind, string Text, string? Options, string? Key, double Points);

/// <summary>Reads what analytics are made of: one row of sums, and the questions.</summary>
internal sealed class AnalyticsStore(NpgsqlDataSource database)
{
    // Index: exam_summaries_pkey.
    private const string TallyText = "select tally::text, counted_at from exam_summaries where exam_id = $1";

    // Index: questions_position.
    private const string QuestionsText = "select id, position, kind, left(body, 200), options::text, key::text, points from questions where exam_id = $1 order by position";

    /// <summary>The exam's sums and when they were counted; null: nobody has taken it.</summary>
    public async Task<(ExamTally Tally, DateTimeOffset CountedAt)?> TallyAsync(Guid examId, CancellationToken cancel)
    {
        var rows = await database.Statement(TallyText, examId).ListAsync(r => (ExamTally.Read(r.GetString(0)), r.Utc(1)), cancel);
        return rows.IsEmpty ? null : rows[0];
    }

    public Task<ImmutableArray<AskedQuestion>> QuestionsAsync(Guid examId, CancellationToken cancel) =>
        database.Statement(QuestionsText, examId).ListAsync(
            r => new AskedQuestion(
                r.GetGuid(0), r.GetInt32(1), WireName<QuestionKind>.Parse(r.GetString(2)), r.GetString(3), r.TextOrNull(4), r.TextOrNull(5), r.GetDouble(6)),
            cancel);
}
