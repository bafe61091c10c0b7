using System.Collections.Concurrent;
using System.Text.Json;
using Veritas.Monitoring;

namespace Veritas.Grains.Monitoring;

/// <summary>Compiled policies, shared by the attempts that have the same one: thousands of attempts of an exam hold one object.</summary>
internal sealed class ScoringPolicies
{
    /// <summary>More than this many different ones at once and the cache starts over.</summary>
    private const int Most = 4_096;
    private readonly ConcurrentDictionary<(string Policy, string Accommodation, int Seconds), ScoringPolicy> _compiled = new();

    public ScoringPolicy Of(MonitoringPolicy policy, Accommodation accommodation, int durationSeconds)
    {
        if (_compiled.Count > Most)
        {
            _compiled.Clear();
        }

        return _compiled.GetOrAdd(
            (JsonSerializer.Serialize(policy, VeritasJson.Options), JsonSerializer.Serialize(accommodation, VeritasJson.Options), durationSeconds),
            static (_, given) => ScoringPolicy.Compile(given.policy, given.accommodation, given.durationSeconds), (policy, accommodation, durationSeconds));
    }
}
