using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Concurrency;
using Veritas.Accounts;
using Veritas.Alerts;
using Veritas.Grains.Storage;

namespace Veritas.Grains.Alerts;

/// <summary>Thin: asks PostgreSQL within a time limit, tells the result.</summary>
[StatelessWorker, Reentrant]
internal sealed partial class AlertsGrain(AlertStore alerts, TriageStore triage, TimeProvider time, ILogger<AlertsGrain> logger) : Grain, IAlertsGrain
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    public Task<Result<Guid>> ExamOf(Guid alertId) => Ask<Guid>(async cancel =>
        await alerts.ExamOf(alertId, cancel) is { } examId ? examId : AlertRules.Unknown);

    public Task<Result<ImmutableArray<Alert>>> OfAttempt(Guid attemptId) => Ask<ImmutableArray<Alert>>(async cancel =>
        await alerts.OfAttempt(attemptId, cancel));

    public Task<Result<StoredAlerts>> Recent(Guid examId, int latest, int open) => Ask<StoredAlerts>(async cancel =>
        new StoredAlerts(
            await alerts.Recent(examId, Math.Clamp(latest, 1, AlertStore.Most), Math.Clamp(open, 0, AlertStore.Most), cancel),
            await alerts.CountOpen(examId, cancel)));

    public Task<Result<ImmutableArray<Alert>>> After(Guid examId, long no) => Ask<ImmutableArray<Alert>>(async cancel =>
        await alerts.After(examId, no, cancel));

    public Task<Result<ImmutableArray<Alert>>> Unnumbered(Guid examId) => Ask<ImmutableArray<Alert>>(async cancel =>
        await alerts.Unnumbered(examId, cancel));

    public Task<Result<TriagedAlert>> Acknowledge(Actor actor, Guid examId, Guid alertId) => Ask<TriagedAlert>(async cancel =>
    {
        if (await triage.Acknowledge(examId, alertId, actor.UserId, time.GetUtcNow(), cancel) is { } stored)
        {
            Acknowledged(alertId, actor.UserId);
            return stored;
        }

        return await triage.IsResolved(examId, alertId, cancel) ? AlertRules.Resolved : AlertRules.Unknown;
    });

    public async Task<Result<TriagedAlert>> Resolve(Actor actor, Guid examId, Guid alertId, Verdict verdict, string comment)
    {
        if (AlertRules.CheckComment(comment) is { } problem)
        {
            return problem;
        }

        return await Ask<TriagedAlert>(async cancel =>
        {
            if (await triage.Resolve(examId, alertId, actor.UserId, verdict, comment, time.GetUtcNow(), cancel) is not { } stored)
            {
                return AlertRules.Unknown;
            }

            ResolvedAs(alertId, actor.UserId, verdict);
            return stored;
        });
    }

    private Task<Result<T>> Ask<T>(Func<CancellationToken, Task<Result<T>>> question) => time.Ask(Limit, question);
}
