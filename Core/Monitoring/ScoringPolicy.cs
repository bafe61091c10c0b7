using System.Collections.Immutable;

namespace Veritas.Monitoring;

/// <summary>The policy of one attempt, resolved once so that applying an event is a look-up and a few sums.</summary>
public sealed class ScoringPolicy
{
    private ScoringPolicy(RuleTable table, DateTimeOffset startedAt)
    {
        Table = table;
        StartedAt = startedAt;
    }

    /// <summary>The policy's version.</summary>
    public int Version => Table.Policy.Version;

    /// <summary>When the attempt began; no effective time lies before.</summary>
    public DateTimeOffset StartedAt { get; }

    /// <summary>The client event types to ask for.</summary>
    public ImmutableArray<string> Collect => Table.Collect;

    /// <summary>Grace by interval type to ask for, in seconds.</summary>
    public ImmutableDictionary<string, double> GraceS => Table.GraceS;

    internal RuleTable Table { get; }

    /// <summary>
    /// Resolves a checked policy (<see cref="PolicyRules"/>) for one student. Attempts of equal policies share the
    /// result.
    /// </summary>
    /// <param name="policy">The exam's.</param>
    /// <param name="accommodation">What the student is granted; never counts against the student.</param>
    /// <param name="startedAt">When the attempt began.</param>
    /// <param name="durationSeconds">The exam's duration without the student's extra time, 1 or more.</param>
    public static ScoringPolicy Compile(
        MonitoringPolicy policy,
        Accommodation accommodation,
        DateTimeOffset startedAt,
        int durationSeconds
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(durationSeconds, 1);
        var source = new RuleSource(
            PolicyRules.Filled(policy),
            AccommodationRules.Filled(accommodation),
            durationSeconds
        );
        return new ScoringPolicy(RuleTable.For(source), startedAt);
    }
}
