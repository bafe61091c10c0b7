using System.Globalization;

namespace Veritas.Tests.Faults;

/// <summary>Number and duration of faults, from environment variables that <c>./veritas soak</c> sets.</summary>
public sealed record FaultSettings(int Rounds, int Seed, bool Full, int Attempts, int RandomEvents, string? Table)
{
    /// <summary>
    /// <c>VERITAS_FAULT_ROUNDS</c> 1 to 1,000, default 2; <c>VERITAS_FAULT_SEED</c>, default random;
    /// <c>VERITAS_FAULT_FULL</c> 1: outages as long as in docs/guarantees.md instead of a few seconds;
    /// <c>VERITAS_FAULT_ATTEMPTS</c> 5 to 2,000, default 200; <c>VERITAS_RANDOM_EVENTS</c> 1,000 to 100,000,000,
    /// default 20,000: events of all random clients; <c>VERITAS_FAULT_TABLE</c>: a file to which one row per fault is
    /// appended.
    /// </summary>
    public static FaultSettings Read() =>
        new(
            Number("VERITAS_FAULT_ROUNDS", 1, 1_000, 2),
            Number("VERITAS_FAULT_SEED", 0, int.MaxValue, Random.Shared.Next()),
            Environment.GetEnvironmentVariable("VERITAS_FAULT_FULL") == "1",
            Number("VERITAS_FAULT_ATTEMPTS", 5, 2_000, 200),
            Number("VERITAS_RANDOM_EVENTS", 1_000, 100_000_000, 20_000),
            Environment.GetEnvironmentVariable("VERITAS_FAULT_TABLE")
        );

    private static int Number(string key, int least, int most, int fallback)
    {
        if (Environment.GetEnvironmentVariable(key) is not { Length: > 0 } text)
        {
            return fallback;
        }

        return int.TryParse(text, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : throw new InvalidOperationException($"{key} must be a whole number from {least} to {most}.");
    }
}
