using Veritas.Tests.Faults.Load;

namespace Veritas.Tests.Faults;

/// <summary>One injection of a fault.</summary>
/// <param name="load">The streaming attempts.</param>
/// <param name="random">Random numbers from the seed in the output.</param>
/// <param name="round">Number of the round, from 0.</param>
public sealed class Strike(ExamLoad load, Random random, int round)
{
    public ExamLoad Load => load;

    public Random Random => random;

    public int Round => round;

    /// <summary>Timestamp when the cause was removed, so that recovery could start.</summary>
    public long GoneAt { get; private set; }

    /// <summary>
    /// Starts the recovery time. If it is not called, the time starts when the fault's delegate returns.
    /// </summary>
    public void CauseIsGone() => GoneAt = GoneAt == 0 ? TimeProvider.System.GetTimestamp() : GoneAt;
}
