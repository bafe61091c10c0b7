using Veritas.Bench.Load;

namespace Veritas.Bench.Compare;

/// <summary>A latency that must stay under a limit in 99 of 100 cases.</summary>
/// <param name="Name">Of the latency.</param>
/// <param name="Milliseconds">The limit.</param>
/// <param name="P99">What was measured; null: nothing.</param>
internal sealed record Goal(string Name, double Milliseconds, double? P99)
{
    public bool Met => P99 < Milliseconds;

    public static Goal Of(string name, double milliseconds, Latency? latency) =>
        new(name, milliseconds, latency is { Count: > 0 } ? latency.P99 : null);
}
