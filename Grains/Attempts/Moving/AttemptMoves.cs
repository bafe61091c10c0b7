using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Orleans.Runtime;
using Orleans.Runtime.Placement;
using Veritas.Attempts;

namespace Veritas.Grains.Attempts;

/// <summary>The live attempts of this silo; moves them to other silos.</summary>
internal sealed class AttemptMoves
{
    /// <summary>
    /// How long a stopping silo waits for its attempts to move. The others are taken over from the database.
    /// </summary>
    private static readonly TimeSpan LeaveLimit = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<GrainId, IGrainContext> _live = new();
    private readonly ISiloStatusOracle _silos;
    private readonly TimeProvider _time;
    private readonly Counter<long> _arrived;
    private readonly Counter<long> _ingest;
    private static readonly KeyValuePair<string, object?> SameProcess = new("process", "same");
    private static readonly KeyValuePair<string, object?> OtherProcess = new("process", "other");

    public AttemptMoves(ISiloStatusOracle silos, TimeProvider time, IMeterFactory meters)
    {
        (_silos, _time) = (silos, time);
        var meter = meters.Create("Veritas.Attempts");
        meter.CreateObservableGauge(
            "veritas.attempts.live",
            () => _live.Count,
            "{attempt}",
            "Live attempts held by this silo"
        );
        _arrived = meter.CreateCounter<long>(
            "veritas.attempts.arrived",
            "{attempt}",
            "Attempts that moved here from another silo with their state"
        );
        _ingest = meter.CreateCounter<long>(
            "veritas.attempts.ingest",
            "{call}",
            "Batches from sockets, by whether the socket is in the attempt's process"
        );
    }

    /// <summary>The other active silos.</summary>
    private SiloAddress[] Others =>
        [.. _silos.GetApproximateSiloStatuses(onlyActive: true).Keys.Where(s => !s.Equals(_silos.SiloAddress)).Order()];

    public bool IsActive(SiloAddress silo) => _silos.GetApproximateSiloStatus(silo) == SiloStatus.Active;

    public void Add(IGrainContext attempt) => _live[attempt.GrainId] = attempt;

    public void Remove(IGrainContext attempt) => _live.TryRemove(KeyValuePair.Create(attempt.GrainId, attempt));

    public void Arrived() => _arrived.Add(1);

    public void CountIngest(bool sameProcess) => _ingest.Add(1, sameProcess ? SameProcess : OtherProcess);

    /// <summary>
    /// Moves every live attempt to another active silo, round robin, and returns when they have moved or the timeout
    /// has passed.
    /// </summary>
    /// <returns>Number of attempts to move; 0 when there is no other silo.</returns>
    public async Task<int> LeaveAsync(CancellationToken cancel)
    {
        var (others, leaving) = (Others, _live.Values.ToArray());
        if (others.Length == 0)
        {
            return 0;
        }

        foreach (var (attempt, i) in leaving.Select((attempt, i) => (attempt, i)))
        {
            attempt.Migrate(
                new Dictionary<string, object> { [IPlacementDirector.PlacementHintKey] = others[i % others.Length] },
                cancel
            );
        }

        await Task.WhenAll(leaving.Select(attempt => attempt.Deactivated))
            .WaitAsync(LeaveLimit, _time, cancel)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return leaving.Length;
    }
}
