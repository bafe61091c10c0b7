using Orleans.Runtime;
using Orleans.Runtime.Placement;
using Veritas.Attempts;
using Veritas.Grains.Monitoring;
using Veritas.Monitoring;

namespace Veritas.Grains.Attempts;

/// <summary>Follows the client's socket to another silo, with everything the attempt holds in memory.</summary>
internal sealed partial class AttemptGrain : IGrainMigrationParticipant
{
    private const string TransferKey = "veritas.attempt";
    private AttemptTransfer? _arrived;

    public void OnDehydrate(IDehydrationContext dehydrationContext)
    {
        // Otherwise the new activation takes the attempt over from the database, under a higher epoch.
        if (_row is { } row && row.Status.IsLive() && _monitor is { Settled: true } monitor && _queued == 0 && !_stale && !_rescoring && !_snapshotting)
        {
            dehydrationContext.TryAddValue(TransferKey, new AttemptTransfer(
                row, monitor.State.Serialize(), monitor.Accepted, monitor.ServerSeq, [.. _pending], monitor.LastSeenAt,
                _gateway, _connection, _lastAddress, _lostAt, _lossTold, _heardAt, _handRaised, _unsupported, _room?.Unconfirmed ?? []));
        }
    }

    public void OnRehydrate(IRehydrationContext rehydrationContext) => rehydrationContext.TryGetValue(TransferKey, out _arrived);

    /// <summary>True when the attempt is leaving for the silo that holds its client's socket.</summary>
    private bool FollowSocket(MonitorConnection connection)
    {
        if (connection is not { MayMove: true, Silo: { } silo } || silo.Equals(GrainContext.Address.SiloAddress) || !parts.Moves.IsActive(silo))
        {
            return false;
        }

        RequestContext.Set(IPlacementDirector.PlacementHintKey, silo);
        MigrateOnIdle();
        return true;
    }

    private void Arrive(AttemptTransfer arrived)
    {
        var row = _row = arrived.Row;
        var policy = ScoringPolicy.Compile(row.Policy, row.Accommodation, row.StartedAt, row.DurationSeconds);
        _monitor = Monitor(row, policy, ScoringState.Deserialize(arrived.Scoring)!, arrived.Seq, arrived.ServerSeq, arrived.LastSeenAt);
        _pending.AddRange(arrived.Pending);
        (_gateway, _connection, _lastAddress) = (arrived.Gateway, arrived.Connection, arrived.LastAddress);
        (_lostAt, _lossTold, _heardAt) = (arrived.LostAt, arrived.LossTold, arrived.HeardAt);
        (_handRaised, _unsupported) = (arrived.HandRaised, arrived.Unsupported);
        parts.Moves.Arrived();
        Live();
        Report(Now, arrived.Alerts);
    }
}
