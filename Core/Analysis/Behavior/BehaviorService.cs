using System.Diagnostics;
using Microsoft.Extensions.Options;
using Veritas.Accounts;
using Veritas.Exams;
using Veritas.Monitoring;
using Veritas.Storage;

namespace Veritas.Analysis;

/// <summary>
/// Behaviour analyses of ended attempts and their narratives; all methods need view on the attempt's exam.
/// </summary>
internal sealed class BehaviorService(
    ExamAccess access,
    BehaviorStore analyses,
    Analyst analyst,
    EventAvailability gone,
    NarrativeBudget budget,
    IOptions<NarrativeOptions> narrative,
    TimeProvider time
)
{
    private static readonly Problem Unknown = new(
        ProblemKind.NotFound,
        "behavior_unknown",
        "This attempt has no analysis. An ended attempt is analysed soon, or on request."
    );

    private static readonly Problem Off = new(
        ProblemKind.Conflict,
        "narrative_off",
        "No language model is configured (Veritas:Narrative:Url)."
    );

    /// <summary>
    /// The attempt's analysis, computed now if there is none of the current version. Problems: <c>attempt_live</c>,
    /// <c>events_archived</c>, <c>evidence_deleted</c>.
    /// </summary>
    /// <param name="actor">The caller.</param>
    /// <param name="attemptId">The attempt.</param>
    /// <param name="force">Computes it again, and drops its narrative.</param>
    /// <param name="cancel">Cancels the queries.</param>
    public Task<Result<BehaviorAnalysis>> Analyse(Actor actor, Guid attemptId, bool force, CancellationToken cancel) =>
        time.WithTimeout<BehaviorAnalysis>(
            cancel,
            async cancel =>
            {
                if (
                    await access.OfAttemptAsync(actor, attemptId, ExamPermission.View, cancel) is
                    { Problem: { } problem }
                )
                {
                    return problem;
                }

                if (
                    !force && await analyses.FindAsync(attemptId, cancel) is { Version: >= BehaviorRules.Version } found
                )
                {
                    return found;
                }

                if (await gone.OfAttemptAsync(attemptId, cancel) is { } absent)
                {
                    return absent;
                }

                var made = await analyst.AnalyseAsync(attemptId, force, cancel);
                return made is null
                    ? new Problem(
                        ProblemKind.Conflict,
                        "attempt_live",
                        "An attempt is analysed once it has ended; a practice attempt is not analysed.",
                        attemptId
                    )
                    : made;
            }
        );

    /// <summary>The attempt's analysis. Problems: <c>behavior_unknown</c> (none yet).</summary>
    public Task<Result<BehaviorAnalysis>> Read(Actor actor, Guid attemptId, CancellationToken cancel) =>
        time.WithTimeout<BehaviorAnalysis>(
            cancel,
            async cancel =>
            {
                if (
                    await access.OfAttemptAsync(actor, attemptId, ExamPermission.View, cancel) is
                    { Problem: { } problem }
                )
                {
                    return problem;
                }

                var found = await analyses.FindAsync(attemptId, cancel);
                return found is null ? Unknown : found;
            }
        );

    /// <summary>
    /// Requests a narrative, unless there is one; a periodic job writes it. Problems: <c>narrative_off</c>,
    /// <c>behavior_unknown</c>, <c>narrative_budget_spent</c>.
    /// </summary>
    public Task<Result<BehaviorAnalysis>> Narrate(Actor actor, Guid attemptId, CancellationToken cancel) =>
        time.WithTimeout<BehaviorAnalysis>(
            cancel,
            async cancel =>
            {
                if (
                    await access.OfAttemptAsync(actor, attemptId, ExamPermission.View, cancel) is
                    { Problem: { } problem }
                )
                {
                    return problem;
                }

                if (!narrative.Value.On)
                {
                    return Off;
                }

                if (await analyses.FindAsync(attemptId, cancel) is not { } found)
                {
                    return Unknown;
                }

                if (found.Narrative is { State: not NarrativeState.Failed })
                {
                    return found;
                }

                var now = time.GetUtcNow();
                if (!await budget.LeftAsync(now, cancel))
                {
                    return Spent(now);
                }

                // The row carries the trace to the job that calls the model.
                var trace = Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.Id : null;
                var asked =
                    await analyses.AskAsync(attemptId, trace, now, cancel)
                    ?? await analyses.FindAsync(attemptId, cancel);
                return asked is null ? Unknown : asked;
            }
        );

    private static Problem Spent(DateTimeOffset now) =>
        new(
            ProblemKind.Unavailable,
            "narrative_budget_spent",
            "Today's requests or tokens for narratives are used up.",
            RetryAfterS: (int)(now.UtcDateTime.Date.AddDays(1) - now.UtcDateTime).TotalSeconds + 1
        );
}
