using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Veritas.Accounts;
using Veritas.Alerts;
using Veritas.Analysis;
using Veritas.Exams;

namespace Veritas.Grains.Analysis;

/// <summary>Thin: permission, rules, store.</summary>
[StatelessWorker, Reentrant]
internal sealed partial class VerdictsGrain(ExamAccess access, VerdictStore verdicts, TimeProvider time, ILogger<VerdictsGrain> logger) : Grain, IVerdictsGrain
{
    public Task<Result<ImmutableArray<AttemptVerdict>>> OfAttempt(Actor actor, Guid attemptId) => time.Ask<ImmutableArray<AttemptVerdict>>(async cancel =>
    {
        var exam = await access.OfAttemptAsync(actor, attemptId, ExamPermission.Proctor, cancel);
        return exam.Problem is { } problem ? problem : await verdicts.OfAttemptAsync(attemptId, cancel);
    });

    public Task<Result<AttemptVerdict>> Judge(Actor actor, Guid attemptId, Verdict verdict, string comment) => time.Ask<AttemptVerdict>(async cancel =>
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

    public Task<Result<AttemptVerdict>> Review(Actor actor, Guid attemptId, Guid verdictId, Verdict verdict, string comment) => time.Ask<AttemptVerdict>(async cancel =>
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
