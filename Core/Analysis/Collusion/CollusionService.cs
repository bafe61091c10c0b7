using Veritas.Accounts;
using Veritas.Exams;
using Veritas.Storage;

namespace Veritas.Analysis;

/// <summary>
/// Requests and shows comparisons of an exam's answers; <see cref="CollusionWork"/> computes them in the background.
/// All methods need proctor.
/// </summary>
internal sealed class CollusionService(ExamAccess access, CollusionStore comparisons, TimeProvider time)
{
    private const int MaxRows = 200;

    private static readonly Problem Running = new(
        ProblemKind.Conflict,
        "exam_running",
        "Answers are compared once the exam is over and no attempt is live."
    );

    private static readonly Problem Practice = new(
        ProblemKind.Conflict,
        "exam_practice",
        "A practice exam is not monitored."
    );

    private static readonly Problem TooLarge = new(
        ProblemKind.Conflict,
        "exam_too_large",
        $"At most {CollusionRules.MostAttempts} attempts are compared."
    );

    private static readonly Problem PairUnknown = new(
        ProblemKind.NotFound,
        "pair_unknown",
        "The exam's comparison has no such pair of attempts."
    );

    /// <summary>
    /// Requests a comparison, which replaces the previous one; returns the run that is waiting, if there is one.
    /// Problems: <c>exam_running</c> (not over, or an attempt is live), <c>exam_practice</c>, <c>exam_too_large</c>
    /// (over 5,000 attempts).
    /// </summary>
    public Task<Result<CollusionRun>> Begin(Actor actor, Guid examId, CancellationToken cancel) =>
        time.WithTimeout<CollusionRun>(
            cancel,
            async cancel =>
            {
                if (await access.FindAsync(actor, examId, ExamPermission.Proctor, cancel) is { Problem: { } problem })
                {
                    return problem;
                }

                if (await comparisons.FindAsync(examId, cancel) is { State: CollusionState.Waiting } waiting)
                {
                    return waiting;
                }

                var now = time.GetUtcNow();
                if (Refuse(await comparisons.ComparableAsync(examId, now, cancel)) is { } refused)
                {
                    return refused;
                }

                var begun = await comparisons.BeginAsync(Guid.CreateVersion7(now), examId, actor.UserId, now, cancel);
                return begun ?? (await comparisons.FindAsync(examId, cancel))!;
            }
        );

    /// <summary>
    /// The comparison and a page of its pairs, 1 to 200. Problems: <c>cursor_invalid</c> (also for a comparison that
    /// has been replaced).
    /// </summary>
    public Task<Result<CollusionPage>> Read(
        Actor actor,
        Guid examId,
        string? after,
        int limit,
        CancellationToken cancel
    ) =>
        time.WithTimeout<CollusionPage>(
            cancel,
            async cancel =>
            {
                if (Cursor.Parse(after, default) is not { } place || limit is < 1 or > MaxRows)
                {
                    return Cursor.Invalid;
                }

                if (await access.FindAsync(actor, examId, ExamPermission.Proctor, cancel) is { Problem: { } problem })
                {
                    return problem;
                }

                var run = await comparisons.FindAsync(examId, cancel);
                if (after is not null && (run?.Id != place.Id || place.Value is < 0 or > CollusionRules.MostPairs))
                {
                    return Cursor.Invalid;
                }

                if (run is not { State: CollusionState.Ready })
                {
                    return new CollusionPage(run, [], null);
                }

                var pairs = await comparisons.PageAsync(examId, (int)place.Value, limit, cancel);
                var page = Pages.Of(pairs, limit, p => new Cursor(p.Rank, run.Id).ToString());
                return new CollusionPage(run, [.. pairs.Select(p => p.Pair)], page.Next);
            }
        );

    /// <summary>One pair, in either order, with both answer sheets. Problems: <c>pair_unknown</c>.</summary>
    public Task<Result<CollusionSheets>> Pair(
        Actor actor,
        Guid examId,
        Guid attempt,
        Guid other,
        CancellationToken cancel
    ) =>
        time.WithTimeout<CollusionSheets>(
            cancel,
            async cancel =>
            {
                if (await access.FindAsync(actor, examId, ExamPermission.Proctor, cancel) is { Problem: { } problem })
                {
                    return problem;
                }

                if (await comparisons.PairAsync(examId, attempt, other, cancel) is not { Pair: var pair })
                {
                    return PairUnknown;
                }

                var questions = await comparisons.SheetsAsync(examId, pair.AttemptA, pair.AttemptB, cancel);
                return new CollusionSheets(pair, questions);
            }
        );

    private static Problem? Refuse(ComparableExam? exam) =>
        exam switch
        {
            { Practice: true } => Practice,
            { Over: false } or null => Running,
            { Attempts: > CollusionRules.MostAttempts } => TooLarge,
            _ => null,
        };
}
