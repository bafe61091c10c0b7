using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Veritas.Accounts;
using Veritas.Storage;

namespace Veritas.Alerts;

/// <summary>Reads alerts and records their triage.</summary>
internal sealed partial class AlertsService(
    AlertStore alerts,
    TriageStore triage,
    TimeProvider time,
    ILogger<AlertsService> logger
)
{
    /// <summary>The exam of an alert. Problem: <c>alert_unknown</c>.</summary>
    public Task<Result<Guid>> ExamOf(Guid alertId, CancellationToken cancel) =>
        time.WithTimeout<Guid>(
            cancel,
            async cancel => await alerts.ExamOf(alertId, cancel) is { } examId ? examId : AlertRules.Unknown
        );

    /// <summary>The alerts of one attempt, oldest first, at most 10,000.</summary>
    public Task<Result<ImmutableArray<Alert>>> OfAttempt(Guid attemptId, CancellationToken cancel) =>
        time.WithTimeout<ImmutableArray<Alert>>(cancel, async cancel => await alerts.OfAttempt(attemptId, cancel));

    /// <summary>
    /// The alerts that a room starts with: the latest of an exam and the open ones before them, in the room's order;
    /// alerts without a number come last.
    /// </summary>
    /// <param name="examId">The exam.</param>
    /// <param name="latest">Number of latest alerts, 1 to 10,000.</param>
    /// <param name="open">Number of open alerts before those, 0 to 10,000; the newest are returned.</param>
    /// <param name="cancel">Cancels the queries.</param>
    public Task<Result<StoredAlerts>> Recent(Guid examId, int latest, int open, CancellationToken cancel) =>
        time.WithTimeout<StoredAlerts>(
            cancel,
            async cancel => new StoredAlerts(
                await alerts.Recent(
                    examId,
                    Math.Clamp(latest, 1, AlertStore.Most),
                    Math.Clamp(open, 0, AlertStore.Most),
                    cancel
                ),
                await alerts.CountOpen(examId, cancel)
            )
        );

    /// <summary>The exam's alerts with a higher number, in order; the latest if there are more than 10,000.</summary>
    public Task<Result<ImmutableArray<Alert>>> After(Guid examId, long no, CancellationToken cancel) =>
        time.WithTimeout<ImmutableArray<Alert>>(cancel, async cancel => await alerts.After(examId, no, cancel));

    /// <summary>The alerts of an exam that its room has not numbered, oldest first, at most 10,000.</summary>
    public Task<Result<ImmutableArray<Alert>>> Unnumbered(Guid examId, CancellationToken cancel) =>
        time.WithTimeout<ImmutableArray<Alert>>(cancel, async cancel => await alerts.Unnumbered(examId, cancel));

    /// <summary>
    /// Acknowledges an alert. Problems: <c>alert_unknown</c> (also for another exam's), <c>alert_resolved</c>.
    /// </summary>
    public Task<Result<TriagedAlert>> Acknowledge(Actor actor, Guid examId, Guid alertId, CancellationToken cancel) =>
        time.WithTimeout<TriagedAlert>(
            cancel,
            async cancel =>
            {
                if (await triage.Acknowledge(examId, alertId, actor.UserId, time.GetUtcNow(), cancel) is { } stored)
                {
                    Acknowledged(alertId, actor.UserId);
                    return stored;
                }

                return await triage.IsResolved(examId, alertId, cancel) ? AlertRules.Resolved : AlertRules.Unknown;
            }
        );

    /// <summary>
    /// Resolves an alert; a repeated call overwrites the verdict. Problems: <c>alert_unknown</c> (also for another
    /// exam's), <c>comment_too_long</c> (2,000).
    /// </summary>
    public async Task<Result<TriagedAlert>> Resolve(
        Actor actor,
        Guid examId,
        Guid alertId,
        Verdict verdict,
        string comment,
        CancellationToken cancel
    )
    {
        if (AlertRules.CheckComment(comment) is { } problem)
        {
            return problem;
        }

        return await time.WithTimeout<TriagedAlert>(
            cancel,
            async cancel =>
            {
                if (
                    await triage.Resolve(examId, alertId, actor.UserId, verdict, comment, time.GetUtcNow(), cancel)
                    is not { } stored
                )
                {
                    return AlertRules.Unknown;
                }

                ResolvedAs(alertId, actor.UserId, verdict);
                return stored;
            }
        );
    }
}
