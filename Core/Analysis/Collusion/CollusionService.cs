using Veritas.Accounts;
using Veritas.Exams;
using Veritas.Storage;

namespace Veritas.Analysis;

/// <summary>Thin: permission, check, store; a periodic job does the rest.</summary>
internal sealed class CollusionService(ExamAccess access, CollusionStore comparisons, TimeProvider time)
{
    private const int MostRows = 200;
    private static readonly Problem Running = new(ProblemKind.Conflict, "exam_running", "Answers are compared once the exam is over and no attempt is live.");
    private static readonly Problem Practice = new(ProblemKind.Conflict, "exam_practice", "Nobody is watched in a practice exam.");
    private static readonly Problem TooLarge = new(ProblemKind.Conflict, "exam_too_large", $"At most {CollusionRules.MostAttempts} attempts are compared.");
    private static readonly Problem PairUnknown = new(ProblemKind.NotFound, "pair_unknown", "These attempts are no pair of the exam's comparison.");

    /// <summary>
    /// Compares anew; the one before goes. One that waits is answered as it is. Problems: <c>exam_running</c> (not over, or an attempt is live),
    /// <c>exam_practice</c>, <c>exam_too_large</c> (over 5,000 attempts).
    /// </summary>
    public Task<Result<CollusionRun>> Begin(Actor actor, Guid examId, CancellationToken cancel) => time.WithTimeout<CollusionRun>(cancel, async cancel =>
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
        var refused = await comparisons.ComparableAsync(examId, now, cancel) switch
        {
            { Practice: true } => Practice,
            { Over: false } or null => Running,
            { Attempts: > CollusionRules.MostAttempts } => TooLarge,
            _ => null,
        };
        if (refused is not null)
        {
            return refused;
        }

        return await comparisons.BeginAsync(Guid.CreateVersion7(now), examId, actor.UserId, now, cancel) is { } begun ? begun : (await comparisons.FindAsync(examId, cancel))!;
    });

    /// <summary>The comparison with a page of pairs, 1 to 200. Problems: <c>cursor_invalid</c> (also of a comparison that has gone).</summary>
    public Task<Result<CollusionPage>> Read(Actor actor, Guid examId, string? after, int limit, CancellationToken cancel) => time.WithTimeout<CollusionPage>(cancel, async cancel =>
    {
        if (Cursor.Parse(after, default) is not { } place || limit is < 1 or > MostRows)
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

        var pairs = run is { State: CollusionState.Ready } ? await comparisons.PageAsync(examId, (int)place.Value, limit, cancel) : [];
        return new CollusionPage(run, [.. pairs.Select(p => p.Pair)], pairs.Length == limit ? new Cursor(pairs[^1].Rank, run!.Id).ToString() : null);
    });

    /// <summary>One pair, its attempts in either order, with both answer sheets. Problems: <c>pair_unknown</c>.</summary>
    public Task<Result<CollusionSheets>> Pair(Actor actor, Guid examId, Guid attempt, Guid other, CancellationToken cancel) => time.WithTimeout<CollusionSheets>(cancel, async cancel =>
    {
        if (await access.FindAsync(actor, examId, ExamPermission.Proctor, cancel) is { Problem: { } problem })
        {
            return problem;
        }

        return await comparisons.PairAsync(examId, attempt, other, cancel) is { Pair: { } pair }
            ? new CollusionSheets(pair, await comparisons.SheetsAsync(examId, pair.AttemptA, pair.AttemptB, cancel)) : PairUnknown;
    });
}
