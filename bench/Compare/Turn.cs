using Veritas.Bench.Load;

namespace Veritas.Bench.Compare;

/// <summary>CPU seconds spent in a turn's measured time; null where it cannot be known.</summary>
/// <param name="Server">The server under test.</param>
/// <param name="Postgres">All processes of PostgreSQL.</param>
/// <param name="Client">The load generator, or whoever writes.</param>
internal sealed record TurnCpu(double? Server, double? Postgres, double Client);

/// <summary>What one contestant did in one turn.</summary>
/// <param name="Events">Stored in the measured time.</param>
/// <param name="Seconds">The measured time.</param>
/// <param name="Cpu">What it took.</param>
/// <param name="Latency">By name, where it was measured.</param>
internal sealed record Turn(long Events, double Seconds, TurnCpu Cpu, IReadOnlyDictionary<string, Latency>? Latency)
{
    public double Rate => Events / Seconds;
}
