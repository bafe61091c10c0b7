using System.Collections.Immutable;
using Npgsql;
using Veritas.Exams;

namespace Veritas.Analysis;

/// <summary>The answers of an exam's attempts, with whose they are by index.</summary>
internal sealed record ReadSheets(ImmutableArray<Guid> Attempts, AnswerSheets Sheets);

/// <summary>Reads a class's answers for the comparison, some attempts at a time.</summary>
internal sealed class SheetReading(NpgsqlDataSource database)
{
    /// <summary>What fits into memory at ease.</summary>
    private const int MostAnswers = 2_000_000;
    private const int Page = 200;

    // Indexes: exam_attempts_exam. One attempt a student, the latest: nobody is compared with himself.
    private const string AttemptsText = """
        select id, started_at from (
            select distinct on (student_id) id, started_at from exam_attempts where exam_id = $1 and ended_at is not null and not practice order by student_id, id desc
        ) latest order by id limit $2
        """;

    // Index: questions_position.
    private const string QuestionsText = "select count(*)::int from questions where exam_id = $1 and kind <> 'essay'";

    // Indexes: attempt_answers_pkey, questions_pkey. What has not been graded is neither right nor wrong.
    private const string AnswersText = """
        select a.attempt_id, a.question_id, q.kind, a.value::text, a.points >= q.points - 1e-9, a.saved_at from attempt_answers a join questions q on q.id = a.question_id
        where a.attempt_id = any($1) and q.exam_id = $2 and q.kind <> 'essay' and a.points is not null and length(a.value::text) <= 2000
        order by a.attempt_id, a.question_id
        """;

    /// <summary>Null: more than can be compared.</summary>
    public async Task<ReadSheets?> ReadAsync(Guid examId, CancellationToken cancel)
    {
        var attempts = await database.Statement(AttemptsText, examId, CollusionRules.MostAttempts + 1).ListAsync(r => (Id: r.GetGuid(0), Start: Seconds(r.Utc(1))), cancel);
        var questions = (await database.Statement(QuestionsText, examId).ListAsync(r => r.GetInt32(0), cancel))[0];
        if (attempts.Length > CollusionRules.MostAttempts || (long)attempts.Length * questions > MostAnswers)
        {
            return null;
        }

        var sheets = new AnswerSheets([.. attempts.Select(a => a.Start)], questions);
        var places = attempts.Select((a, i) => (a.Id, i)).ToDictionary(x => x.Id, x => x.i);
        foreach (var page in attempts.Chunk(Page))
        {
            foreach (var answer in await database.Statement(AnswersText, page.Select(a => a.Id).ToArray(), examId).ListAsync(r => Read(r, places), cancel))
            {
                if (answer is { } compared)
                {
                    sheets.Add(compared);
                }
            }
        }

        return new ReadSheets([.. attempts.Select(a => a.Id)], sheets);
    }

    private static ComparedAnswer? Read(NpgsqlDataReader r, Dictionary<Guid, int> places) =>
        CanonicalAnswer.Of(WireName<QuestionKind>.Parse(r.GetString(2)), r.GetString(3)) is { } canonical
            ? new ComparedAnswer(places[r.GetGuid(0)], r.GetGuid(1), canonical, r.GetBoolean(4), Seconds(r.Utc(5))) : null;

    private static double Seconds(DateTimeOffset time) => time.UtcTicks / (double)TimeSpan.TicksPerSecond;
}
