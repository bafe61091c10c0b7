using Veritas.Accounts;
using Veritas.Alerts;
using Veritas.Grains.Storage;
using Veritas.Rooms;
using Veritas.Storage;

namespace Veritas.Grains.Rooms;

/// <summary>Triage: updates PostgreSQL, then memory, then all subscribers.</summary>
internal sealed partial class ExamRoomGrain
{
    private static readonly TimeSpan TriageLimit = TimeSpan.FromSeconds(10);

    /// <summary>One at a time, so that memory applies the changes in the order of the database.</summary>
    private readonly SemaphoreSlim _triageTurn = new(1);

    public Task<Result<Alert>> Acknowledge(Actor actor, Guid alertId) =>
        Triage(alertId, cancel => alerts.Acknowledge(actor, ExamId, alertId, cancel));

    public Task<Result<Alert>> Resolve(Actor actor, Guid alertId, Verdict verdict, string comment) =>
        Triage(alertId, cancel => alerts.Resolve(actor, ExamId, alertId, verdict, comment, cancel));

    private async Task<Result<Alert>> Triage(Guid alertId, Func<CancellationToken, Task<Result<TriagedAlert>>> store)
    {
        using var limit = new CancellationTokenSource(TriageLimit, time);
        try
        {
            await _triageTurn.WaitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            return DatabaseAvailability.Problem;
        }

        try
        {
            var answer = await store(limit.Token);
            if (!answer.Ok)
            {
                return answer.Problem.Kind == ProblemKind.NotFound && _feed.Knows(alertId)
                    ? RoomRules.NotStoredYet
                    : answer.Problem;
            }

            var alert = _feed.Triage(answer.Value);
            await Push(new RoomUpdate(ExamId, [], [alert], [], null));
            return alert;
        }
        finally
        {
            _triageTurn.Release();
        }
    }
}
