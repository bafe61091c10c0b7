using Veritas.Tests.Faults.Load;

namespace Veritas.Tests.Faults;

/// <summary>One blow of a fault.</summary>
/// <param name="load">The streaming attempts.</param>
/// <param name="random">From the printed seed.</param>
/// <param name="round">From 0.</param>
public sealed class Strike(ExamLoad load, Random random, int round)
{
    public ExamLoad Load => load;

    public Random Random => random;

    public int Round => round;

    /// <summary>Timestamp of the moment from which Veritas could recover.</summary>
    public long GoneAt { get; private set; }

    /// <summary>
    /// From here on nothing stands in the way any more: the clock of the recovery runs. Without it, from the end of the
    /// blow.
    /// </summary>
    public void CauseIsGone() => GoneAt = GoneAt == 0 ? TimeProvider.System.GetTimestamp() : GoneAt;
}
