using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Veritas.Accounts;
using Veritas.Storage;

namespace Veritas.Alerts;

/// <summary>Reads and judges alerts.</summary>
internal sealed partial class AlertsService(
    AlertStore alerts,
    TriageStore triage,
    TimeProvider time,
    ILogger<AlertsService> logger
)
{
    /// <summary>The exam an alert belongs to; NotFound <c>alert_unknown</c>.</summary>
    public Task<Result<Guid>> ExamOf(Guid alertId, CancellationToken cancel) =>
        time.WithTimeout<Guid>(
            cancel,
            async cancel => await alerts.ExamOf(alertId, cancel) is { } examId ? examId : AlertRules.Unknown
        );

    /// <summary>All of one attempt, oldest first, at most 10,000.</summary>
    public Task<Result<ImmutableArray<Alert>>> OfAttempt(Guid attemptId, CancellationToken cancel) =>
        time.WithTimeout<ImmutableArray<Alert>>(cancel, async cancel => await alerts.OfAttempt(attemptId, cancel));

    /// <summary>
    /// What a room begins with: the latest alerts of an exam and the open ones before them, in the room's order; those
    /// without a number come last.
    /// </summary>
    /// <param name="examId">The exam.</param>
    /// <param name="latest">How many of the latest, 1 to 10,000.</param>
    /// <param name="open">How many open ones before those, 0 to 10,000; the newest are taken.</param>
    /// <param name="cancel">Ends the queries.</param>
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

    /// <summary>The alerts of an exam with a higher number, in order; of more than 10,000 the latest.</summary>
    public Task<Result<ImmutableArray<Alert>>> After(Guid examId, long no, CancellationToken cancel) =>
        time.WithTimeout<ImmutableArray<Alert>>(cancel, async cancel => await alerts.After(examId, no, cancel));

    /// <summary>The alerts of an exam that its room has not numbered, oldest first, at most 10,000.</summary>
    public Task<Result<ImmutableArray<Alert>>> Unnumbered(Guid examId, CancellationToken cancel) =>
        time.WithTimeout<ImmutableArray<Alert>>(cancel, async cancel => await alerts.Unnumbered(examId, cancel));

    /// <summary>
    /// Marks an alert as looked at. Problems: <c>alert_unknown</c> (also for another exam's), <c>alert_resolved</c>.
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
    /// Judges an alert; again overwrites. Problems: <c>alert_unknown</c> (also for another exam's),
    /// <c>comment_too_long</c> (2,000).
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
