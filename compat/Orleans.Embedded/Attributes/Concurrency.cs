using Orleans.Placement;

namespace Orleans.Concurrency;

/// <summary>Requests of this class interleave at every await.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReentrantAttribute : Attribute;

/// <summary>The call starts at once beside whatever runs, and holds nothing up.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AlwaysInterleaveAttribute : Attribute;

/// <summary>Runs beside other read-only calls.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReadOnlyAttribute : Attribute;

/// <summary>The caller does not wait; failures are lost.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OneWayAttribute : Attribute;

/// <summary>Several activations under one key; calls go to an idle one.</summary>
/// <param name="maxLocalWorkers">Most activations at once; -1 for the number of processors.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StatelessWorkerAttribute(int maxLocalWorkers) : PlacementAttribute
{
    public StatelessWorkerAttribute()
        : this(-1)
    {
    }

    internal int MaxLocalWorkers { get; } = maxLocalWorkers;
}
