using System.Collections.Immutable;
using Npgsql;
using Veritas.Analysis;
using Veritas.Attempts;
using Veritas.Storage;

namespace Veritas.Learning;

/// <summary>Reads results of attempts, stored and as graded now. Runs in the transaction of a periodic job.</summary>
internal static class ResultReader
{
    // Indexes: attempt_summaries_pkey, exam_attempts_pkey, exams_pkey. A practice attempt has no summary.
    private const string GradedText = $"""
        select s.attempt_id, s.student_id, s.exam_id, e.subject, s.points / s.max_points as share, s.integrity,
            a.ended_at, s.questions, s.earned, s.possible,
            case when results_released_from(e) is not null
                then greatest(results_released_from(e), '2000-01-01'::timestamptz) end as counts_from,
            results_released(e, @now) as counted
        from attempt_summaries s join ({AttemptSources.WithExam}) on a.id = s.attempt_id
        where s.attempt_id = any(@attempts) and s.graded and s.max_points > 0 and a.ended_at is not null
        """;

    // Indexes: questions_pkey, bank_questions_pkey.
    private const string TagsText = """
        select q.id, b.tags from questions q join bank_questions b on b.id = q.bank_id
        where q.id = any(@questions) and cardinality(b.tags) > 0
        """;

    // Index: exam_summaries_pkey.
    private const string TalliesText = "select tally::text from exam_summaries where exam_id = any(@exams)";

    // Index: performance_results_pkey.
    private const string StoredText = """
        select attempt_id, student_id, exam_id, percent, integrity, ended_at, topics::text, counts_from, counted
        from performance_results where attempt_id = any(@attempts)
        """;

    /// <param name="AttemptId">The attempt.</param>
    /// <param name="StudentId">Its student.</param>
    /// <param name="ExamId">Its exam.</param>
    /// <param name="Subject">The exam's subject; may be empty.</param>
    /// <param name="Share">Points earned, 0 to 1.</param>
    /// <param name="Integrity">0 to 100.</param>
    /// <param name="EndedAt">When the attempt ended.</param>
    /// <param name="Questions">The questions asked.</param>
    /// <param name="Earned">Points by question; NaN where none were given.</param>
    /// <param name="Possible">Points by question.</param>
    /// <param name="CountsFrom">When the result is released; null while unknown.</param>
    /// <param name="Counted">It is released.</param>
    private sealed record GradedAttempt(
        Guid AttemptId,
        Guid StudentId,
        Guid ExamId,
        string Subject,
        double Share,
        double Integrity,
        DateTimeOffset EndedAt,
        ImmutableArray<Guid> Questions,
        ImmutableArray<double> Earned,
        ImmutableArray<double> Possible,
        DateTimeOffset? CountsFrom,
        bool Counted
    );

    private sealed record QuestionTags(Guid Id, ImmutableArray<string> Tags);

    /// <summary>The stored results of these attempts.</summary>
    public static Task<ImmutableArray<ResultFigures>> StoredAsync(
        NpgsqlConnection connection,
        IReadOnlyCollection<Guid> attempts,
        CancellationToken cancel
    ) => connection.Command(StoredText, new { attempts }, DatabaseCommands.JobSeconds).ListAsync<ResultFigures>(cancel);

    /// <summary>The current results of those of the attempts that are graded.</summary>
    public static async Task<ImmutableArray<ResultFigures>> GradedAsync(
        NpgsqlConnection connection,
        IReadOnlyCollection<Guid> attempts,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var graded = await connection
            .Command(GradedText, new { attempts, now }, DatabaseCommands.JobSeconds)
            .ListAsync<GradedAttempt>(cancel);
        if (graded.IsEmpty)
        {
            return [];
        }

        var tags = await TagsAsync(connection, graded.SelectMany(g => g.Questions).Distinct(), cancel);
        var facilities = await FacilitiesAsync(connection, graded.Select(g => g.ExamId).Distinct(), cancel);
        return [.. graded.Select(g => Figures(g, tags, facilities))];
    }

    private static async Task<Dictionary<Guid, ImmutableArray<string>>> TagsAsync(
        NpgsqlConnection connection,
        IEnumerable<Guid> questions,
        CancellationToken cancel
    )
    {
        var tagged = await connection
            .Command(TagsText, new { questions }, DatabaseCommands.JobSeconds)
            .ListAsync<QuestionTags>(cancel);
        return tagged.ToDictionary(q => q.Id, q => q.Tags);
    }

    /// <summary>By question; null where too few answers were given.</summary>
    private static async Task<Dictionary<Guid, double?>> FacilitiesAsync(
        NpgsqlConnection connection,
        IEnumerable<Guid> exams,
        CancellationToken cancel
    )
    {
        var tallies = await connection
            .Command(TalliesText, new { exams }, DatabaseCommands.JobSeconds)
            .ListAsync(r => ExamTally.Read(r.Get<string>("tally")), cancel);
        var facilities = new Dictionary<Guid, double?>();
        foreach (var (question, item) in tallies.SelectMany(t => t.Items))
        {
            facilities[question] = item.N >= TopicRules.LeastAnswers ? ReliabilityRules.Facility(item) : null;
        }

        return facilities;
    }

    private static ResultFigures Figures(
        GradedAttempt g,
        Dictionary<Guid, ImmutableArray<string>> tags,
        Dictionary<Guid, double?> facilities
    )
    {
        var items = g
            .Questions.Select(
                (question, i) =>
                    new TopicItem(
                        double.IsNaN(g.Earned[i]) ? 0 : g.Earned[i],
                        g.Possible[i],
                        facilities.GetValueOrDefault(question),
                        tags.GetValueOrDefault(question, [])
                    )
            )
            .ToList();
        return new ResultFigures(
            g.AttemptId,
            g.StudentId,
            g.ExamId,
            (int)Math.Round(Math.Clamp(g.Share, 0, 1) * 10_000),
            (int)Math.Round(Math.Clamp(g.Integrity, 0, 100) * 10),
            g.EndedAt,
            TopicRules.Of(items, g.Subject),
            g.CountsFrom,
            g.Counted
        );
    }
}
