namespace Orleans.Runtime;

/// <summary>A timer of one activation; disposed with it.</summary>
public interface IGrainTimer : IDisposable
{
    /// <summary>Next tick after <paramref name="dueTime"/>, then every <paramref name="period"/>; Timeout.InfiniteTimeSpan for never.</summary>
    void Change(TimeSpan dueTime, TimeSpan period);
}

/// <summary>How a timer ticks. The period counts from the end of a tick, so ticks never overlap each other.</summary>
public readonly struct GrainTimerCreationOptions : IEquatable<GrainTimerCreationOptions>
{
    public GrainTimerCreationOptions()
    {
    }

    public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period)
    {
        DueTime = dueTime;
        Period = period;
    }

    public TimeSpan DueTime { get; init; }

    public TimeSpan Period { get; init; }

    /// <summary>Tick beside running requests instead of queueing like a call.</summary>
    public bool Interleave { get; init; }

    /// <summary>A tick counts as use: the activation is not idle.</summary>
    public bool KeepAlive { get; init; }

    public bool Equals(GrainTimerCreationOptions other) =>
        (DueTime, Period, Interleave, KeepAlive) == (other.DueTime, other.Period, other.Interleave, other.KeepAlive);

    public override bool Equals(object? obj) => obj is GrainTimerCreationOptions other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(DueTime, Period, Interleave, KeepAlive);

    public static bool operator ==(GrainTimerCreationOptions left, GrainTimerCreationOptions right) => left.Equals(right);

    public static bool operator !=(GrainTimerCreationOptions left, GrainTimerCreationOptions right) => !left.Equals(right);
}
