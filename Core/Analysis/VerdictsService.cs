using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Veritas.Accounts;
using Veritas.Alerts;
using Veritas.Exams;
using Veritas.Storage;

namespace Veritas.Analysis;

/// <summary>Thin: permission, rules, store.</summary>
internal sealed partial class VerdictsService(ExamAccess access, VerdictStore verdicts, TimeProvider time, ILogger<VerdictsService> logger)
{
    /// <summary>All judgements of an attempt, the latest first, at most 100.</summary>
    public Task<Result<ImmutableArray<AttemptVerdict>>> OfAttempt(Actor actor, Guid attemptId, CancellationToken cancel) => time.WithTimeout<ImmutableArray<AttemptVerdict>>(cancel, async cancel =>
    {
        var exam = await access.OfAttemptAsync(actor, attemptId, ExamPermission.Proctor, cancel);
        return exam.Problem is { } problem ? problem : await verdicts.OfAttemptAsync(attemptId, cancel);
    });

    /// <summary>Judges; earlier judgements stay. Problems: <c>attempt_live</c>, <c>comment_missing</c> (but for cleared), <c>comment_too_long</c> (2,000), <c>comment_invalid</c>.</summary>
    public Task<Result<AttemptVerdict>> Judge(Actor actor, Guid attemptId, Verdict verdict, string comment, CancellationToken cancel) => time.WithTimeout<AttemptVerdict>(cancel, async cancel =>
    {
        if (VerdictRules.Check(verdict, comment) is { } refused)
        {
            return refused;
        }

        var exam = await access.OfAttemptAsync(actor, attemptId, ExamPermission.Proctor, cancel);
        if (exam.Problem is { } problem)
        {
            return problem;
        }

        var now = time.GetUtcNow();
        if (await verdicts.JudgeAsync(Guid.CreateVersion7(now), attemptId, verdict, comment, actor.UserId, now, cancel) is not { } stored)
        {
            return new Problem(ProblemKind.Conflict, "attempt_live", "The attempt is still being taken.", attemptId);
        }

        LogJudged(logger, attemptId, actor.UserId, verdict);
        return stored;
    });

    /// <summary>
    /// A second person's judgement of the attempt's latest verdict; again by the same person overwrites. Problems: <c>verdict_unknown</c> (also a verdict
    /// that is no longer the latest), <c>second_person_needed</c>, <c>verdict_reviewed</c> (by somebody else), and those of a comment.
    /// </summary>
    public Task<Result<AttemptVerdict>> Review(Actor actor, Guid attemptId, Guid verdictId, Verdict verdict, string comment, CancellationToken cancel) => time.WithTimeout<AttemptVerdict>(cancel, async cancel =>
    {
        if (VerdictRules.Check(verdict, comment) is { } refused)
        {
            return refused;
        }

        var exam = await access.OfAttemptAsync(actor, attemptId, ExamPermission.Proctor, cancel);
        if (exam.Problem is { } problem)
        {
            return problem;
        }

        if (await verdicts.ReviewAsync(verdictId, attemptId, verdict, comment, actor.UserId, time.GetUtcNow(), cancel) is { } stored)
        {
            LogReviewed(logger, attemptId, actor.UserId, verdict);
            return stored;
        }

        return VerdictRules.WhyNotReviewed(await verdicts.OfAttemptAsync(attemptId, cancel), verdictId, actor.UserId);
    });

    [LoggerMessage(Level = LogLevel.Information, Message = "Attempt {AttemptId} judged by {UserId} as {Verdict}")]
    private static partial void LogJudged(ILogger logger, Guid attemptId, Guid userId, Verdict verdict);

    [LoggerMessage(Level = LogLevel.Information, Message = "The verdict on attempt {AttemptId} reviewed by {UserId} as {Verdict}")]
    private static partial void LogReviewed(ILogger logger, Guid attemptId, Guid userId, Verdict verdict);
}
