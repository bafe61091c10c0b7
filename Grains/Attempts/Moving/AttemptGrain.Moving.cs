using Orleans.Runtime;
using Orleans.Runtime.Placement;
using Veritas.Attempts;
using Veritas.Grains.Monitoring;
using Veritas.Monitoring;

namespace Veritas.Grains.Attempts;

/// <summary>Moves the attempt with its state to the silo of the client's socket.</summary>
internal sealed partial class AttemptGrain : IGrainMigrationParticipant
{
    private const string TransferKey = "veritas.attempt";
    private AttemptTransfer? _arrived;

    public void OnDehydrate(IDehydrationContext dehydrationContext)
    {
        // Otherwise the new activation takes the attempt over from the database, under a higher epoch.
        if (_state is { IsSettled: true, Row: { } row, Monitor: { } monitor })
        {
            dehydrationContext.TryAddValue(
                TransferKey,
                new AttemptTransfer(
                    row,
                    monitor.State.Serialize(),
                    monitor.Accepted,
                    monitor.ServerSeq,
                    _state.Pending.All,
                    monitor.LastSeenAt,
                    _state.Client.Leave(),
                    _state.HandRaised,
                    _state.Unsupported,
                    _state.Reports?.Unconfirmed ?? []
                )
            );
        }
    }

    public void OnRehydrate(IRehydrationContext rehydrationContext) =>
        rehydrationContext.TryGetValue(TransferKey, out _arrived);

    /// <summary>Whether the attempt is moving to the silo of its client's socket.</summary>
    private bool FollowSocket(MonitorConnection connection)
    {
        if (
            connection is not { MayMove: true, Silo: { } silo }
            || silo.Equals(GrainContext.Address.SiloAddress)
            || !parts.Moves.IsActive(silo)
        )
        {
            return false;
        }

        RequestContext.Set(IPlacementDirector.PlacementHintKey, silo);
        MigrateOnIdle();
        return true;
    }

    private void Arrive(AttemptTransfer arrived)
    {
        var row = arrived.Row;
        Open(row);
        var policy = ScoringPolicy.Compile(row.Policy, row.Accommodation, row.StartedAt, row.DurationSeconds);
        _state.Monitor = Monitor(
            row,
            policy,
            ScoringState.Deserialize(arrived.Scoring)!,
            Stored(arrived.Seq, arrived.ServerSeq),
            arrived.LastSeenAt
        );
        _state.Pending.Add(arrived.Pending);
        _state.Client = AttemptClient.Arrive(arrived.Client, parts.LocalGateway);
        (_state.HandRaised, _state.Unsupported) = (arrived.HandRaised, arrived.Unsupported);
        parts.Moves.Arrived();
        BeginPulse();
        Report(Now, arrived.Alerts);
    }
}
