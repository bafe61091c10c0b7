using System.Diagnostics;

namespace Veritas.Bench.Load;

/// <summary>Keeps every sample; not shared between threads without a lock around it.</summary>
public sealed class LatencyLog
{
    private readonly List<long> _ticks = [];

    public void Add(long ticks) => _ticks.Add(ticks);

    public Latency Read()
    {
        var sorted = _ticks.Order().ToArray();
        return sorted.Length == 0
            ? new Latency(0, 0, 0, 0, 0)
            : new Latency(sorted.Length, At(sorted, 0.5), At(sorted, 0.99), At(sorted, 0.999), At(sorted, 1));
    }

    // The smallest sample that so many are not above.
    private static double At(long[] sorted, double share) =>
        Stopwatch
            .GetElapsedTime(0, sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)])
            .TotalMilliseconds;
}
