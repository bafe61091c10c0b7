using System.Diagnostics;
using Microsoft.Extensions.Options;
using Veritas.Accounts;
using Veritas.Exams;
using Veritas.Monitoring;
using Veritas.Storage;

namespace Veritas.Analysis;

/// <summary>Thin: permission, the analyst, the store.</summary>
internal sealed class BehaviorService(
    ExamAccess access, BehaviorStore analyses, Analyst analyst, EventAvailability gone, NarrativeBudget budget, IOptions<NarrativeOptions> narrative, TimeProvider time)
{
    private static readonly Problem None = new(
        ProblemKind.NotFound, "behavior_unknown", "There is no analysis of this attempt: a live one has none, an ended one has it soon, or when it is asked for.");

    private static readonly Problem Off = new(ProblemKind.Conflict, "narrative_off", "No language model is set up (Veritas:Narrative:Url).");

    /// <summary>The attempt's analysis, made now when there is none of this version; needs view. Problems: <c>attempt_live</c>.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="attemptId">The attempt.</param>
    /// <param name="force">Make it anew although there is one; its narrative goes.</param>
    /// <param name="cancel">Ends the queries.</param>
    public Task<Result<BehaviorAnalysis>> Analyse(Actor actor, Guid attemptId, bool force, CancellationToken cancel) => time.WithTimeout<BehaviorAnalysis>(cancel, async cancel =>
    {
        if (await access.OfAttemptAsync(actor, attemptId, ExamPermission.View, cancel) is { Problem: { } problem })
        {
            return problem;
        }

        if (!force && await analyses.FindAsync(attemptId, cancel) is { Version: >= BehaviorRules.Version } found)
        {
            return found;
        }

        if (await gone.OfAttemptAsync(attemptId, cancel) is { } absent)
        {
            return absent;
        }

        return await analyst.AnalyseAsync(attemptId, force, cancel) is { } made
            ? made : new Problem(ProblemKind.Conflict, "attempt_live", "An attempt is analysed once it has ended; a practice attempt is not.", attemptId);
    });

    /// <summary>The attempt's analysis; needs view. Problems: <c>behavior_unknown</c> (none yet).</summary>
    public Task<Result<BehaviorAnalysis>> Read(Actor actor, Guid attemptId, CancellationToken cancel) => time.WithTimeout<BehaviorAnalysis>(cancel, async cancel =>
        await access.OfAttemptAsync(actor, attemptId, ExamPermission.View, cancel) is { Problem: { } problem } ? problem
        : await analyses.FindAsync(attemptId, cancel) is { } found ? found : None);

    /// <summary>
    /// Asks for a narrative, unless there is one; it follows in the background. Needs view. Problems: <c>narrative_off</c>, <c>behavior_unknown</c>,
    /// <c>narrative_budget_spent</c>.
    /// </summary>
    public Task<Result<BehaviorAnalysis>> Narrate(Actor actor, Guid attemptId, CancellationToken cancel) => time.WithTimeout<BehaviorAnalysis>(cancel, async cancel =>
    {
        if (await access.OfAttemptAsync(actor, attemptId, ExamPermission.View, cancel) is { Problem: { } problem })
        {
            return problem;
        }

        if (!narrative.Value.On)
        {
            return Off;
        }

        if (await analyses.FindAsync(attemptId, cancel) is not { } found)
        {
            return None;
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

        // The model is asked later: the row carries the trace on.
        var trace = Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.Id : null;
        return await analyses.AskAsync(attemptId, trace, now, cancel)
            ?? await analyses.FindAsync(attemptId, cancel)
            ?? (Result<BehaviorAnalysis>)None;
    });

    private static Problem Spent(DateTimeOffset now) => new(
        ProblemKind.Unavailable, "narrative_budget_spent", "Today's requests or tokens for narratives are used up.",
        RetryAfterS: (int)(now.UtcDateTime.Date.AddDays(1) - now.UtcDateTime).TotalSeconds + 1);
}
