using Veritas.Bench.Load;
using Veritas.Bench.Students.Day;

namespace Veritas.Bench.Compare.Day;

/// <summary>The days of a run.</summary>
/// <param name="Speed">How many times faster than in life.</param>
/// <param name="Rows">One a size, in the order in which they were tried.</param>
/// <param name="Largest">The largest number of students that met every goal; null: none did.</param>
internal sealed record DaysResult(int Speed, IReadOnlyList<DayRow> Rows, int? Largest);

/// <summary>One day.</summary>
/// <param name="Students">How many.</param>
/// <param name="Teachers">How many watched and acted.</param>
/// <param name="Latencies">By name.</param>
/// <param name="Counts">How much there was.</param>
/// <param name="Problems">Refusals and the like, by name.</param>
/// <param name="Seconds">From the first start to the last hand-in.</param>
/// <param name="Cpu">CPU seconds in that time.</param>
internal sealed record DayRow(
    int Students,
    int Teachers,
    IReadOnlyDictionary<string, Latency> Latencies,
    DayCounts Counts,
    IReadOnlyDictionary<string, int> Problems,
    double Seconds,
    TurnCpu Cpu
)
{
    public IReadOnlyList<Goal> Goals { get; } =
    [
        Goal.Of("start", 500, Latencies.GetValueOrDefault("start")),
        Goal.Of("save", 100, Latencies.GetValueOrDefault("save")),
        Goal.Of("hub", 100, Latencies.GetValueOrDefault("hub")),
        Goal.Of("hand-in", 500, Latencies.GetValueOrDefault("hand-in")),
    ];

    public bool Met => Goals.All(g => g.Met);
}
