using Veritas.Bench.Load;
using Veritas.Bench.Students.Day;

namespace Veritas.Bench.Compare.Rush;

/// <summary>What a running exam notices.</summary>
/// <param name="Attempts">Of the running exam.</param>
/// <param name="Batch">Events of one of its frames.</param>
/// <param name="EventsPerSecond">A quarter of what the server can bear.</param>
/// <param name="Rows">One for each thing that happens beside it.</param>
internal sealed record RushResult(int Attempts, int Batch, double EventsPerSecond, IReadOnlyList<RushRow> Rows);

/// <summary>What happens beside the running exam.</summary>
/// <param name="What">In words.</param>
/// <param name="Count">How many of them.</param>
/// <param name="Exam">The running exam's latencies and the CPU.</param>
/// <param name="Result">Of those who come; null when nobody does.</param>
internal sealed record RushRow(string What, int Count, Turn Exam, DayResult? Result)
{
    public IReadOnlyList<Goal> Goals { get; } =
    [
        Goal.Of("accepted", 10, Of(Exam, "accepted")),
        Goal.Of("durable", 50, Of(Exam, "durable")),
        Goal.Of("hub", 100, Of(Exam, "hub")),
    ];

    /// <summary>Requests that were refused (too many, or an account or address is locked) or timed out.</summary>
    public int Refused { get; } = Result?.Problems.Values.Sum() ?? 0;

    public bool Met => Refused == 0 && Goals.All(g => g.Met);

    /// <summary>A latency of the running exam.</summary>
    public static Latency? Of(Turn exam, string name) => exam.Latency?.GetValueOrDefault(name);
}
