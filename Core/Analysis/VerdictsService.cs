using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Veritas.Accounts;
using Veritas.Alerts;
using Veritas.Exams;
using Veritas.Storage;

namespace Veritas.Analysis;

/// <summary>People's verdicts on ended attempts; all methods need proctor on the attempt's exam.</summary>
internal sealed partial class VerdictsService(
    ExamAccess access,
    VerdictStore verdicts,
    TimeProvider time,
    ILogger<VerdictsService> logger
)
{
    /// <summary>The latest 100 verdicts on an attempt, latest first.</summary>
    public Task<Result<ImmutableArray<AttemptVerdict>>> OfAttempt(
        Actor actor,
        Guid attemptId,
        CancellationToken cancel
    ) =>
        time.WithTimeout<ImmutableArray<AttemptVerdict>>(
            cancel,
            async cancel =>
            {
                var exam = await access.OfAttemptAsync(actor, attemptId, ExamPermission.Proctor, cancel);
                if (!exam.Ok)
                {
                    return exam.Problem;
                }

                return await verdicts.OfAttemptAsync(attemptId, cancel);
            }
        );

    /// <summary>
    /// Adds a verdict. Problems: <c>attempt_live</c>, <c>comment_missing</c> (except for cleared),
    /// <c>comment_too_long</c> (2,000 characters), <c>comment_invalid</c>.
    /// </summary>
    public Task<Result<AttemptVerdict>> Judge(
        Actor actor,
        Guid attemptId,
        Verdict verdict,
        string comment,
        CancellationToken cancel
    ) =>
        time.WithTimeout<AttemptVerdict>(
            cancel,
            async cancel =>
            {
                if (await RefuseAsync(actor, attemptId, verdict, comment, cancel) is { } refused)
                {
                    return refused;
                }

                var now = time.GetUtcNow();
                var stored = await verdicts.JudgeAsync(
                    Guid.CreateVersion7(now),
                    attemptId,
                    verdict,
                    comment,
                    actor.UserId,
                    now,
                    cancel
                );
                if (stored is null)
                {
                    return new Problem(
                        ProblemKind.Conflict,
                        "attempt_live",
                        "The attempt has not ended yet.",
                        attemptId
                    );
                }

                LogJudged(logger, attemptId, actor.UserId, verdict);
                return stored;
            }
        );

    /// <summary>
    /// A second person reviews the attempt's latest verdict; a review by the same person replaces the earlier one.
    /// Problems: <c>verdict_unknown</c> (also if the verdict is no longer the latest), <c>second_person_needed</c>,
    /// <c>verdict_reviewed</c> (by somebody else), and those of a comment.
    /// </summary>
    public Task<Result<AttemptVerdict>> Review(
        Actor actor,
        Guid attemptId,
        Guid verdictId,
        Verdict verdict,
        string comment,
        CancellationToken cancel
    ) =>
        time.WithTimeout<AttemptVerdict>(
            cancel,
            async cancel =>
            {
                if (await RefuseAsync(actor, attemptId, verdict, comment, cancel) is { } refused)
                {
                    return refused;
                }

                var stored = await verdicts.ReviewAsync(
                    verdictId,
                    attemptId,
                    verdict,
                    comment,
                    actor.UserId,
                    time.GetUtcNow(),
                    cancel
                );
                if (stored is null)
                {
                    var latestFirst = await verdicts.OfAttemptAsync(attemptId, cancel);
                    return VerdictRules.WhyNotReviewed(latestFirst, verdictId, actor.UserId);
                }

                LogReviewed(logger, attemptId, actor.UserId, verdict);
                return stored;
            }
        );

    private async Task<Problem?> RefuseAsync(
        Actor actor,
        Guid attemptId,
        Verdict verdict,
        string comment,
        CancellationToken cancel
    ) =>
        VerdictRules.Check(verdict, comment)
        ?? (await access.OfAttemptAsync(actor, attemptId, ExamPermission.Proctor, cancel)).Problem;

    [LoggerMessage(Level = LogLevel.Information, Message = "User {UserId} judged attempt {AttemptId} as {Verdict}")]
    private static partial void LogJudged(ILogger logger, Guid attemptId, Guid userId, Verdict verdict);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "User {UserId} reviewed the verdict on attempt {AttemptId} as {Verdict}"
    )]
    private static partial void LogReviewed(ILogger logger, Guid attemptId, Guid userId, Verdict verdict);
}
