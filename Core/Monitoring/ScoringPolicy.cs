using System.Collections.Immutable;

namespace Veritas.Monitoring;

/// <summary>The policy of one attempt, resolved once so that applying an event is cheap.</summary>
public sealed class ScoringPolicy
{
    private ScoringPolicy(RuleTable table, DateTimeOffset startedAt)
    {
        Table = table;
        StartedAt = startedAt;
    }

    /// <summary>The policy's version.</summary>
    public int Version => Table.Policy.Version;

    /// <summary>The start of the attempt; the lower bound of effective times.</summary>
    public DateTimeOffset StartedAt { get; }

    /// <summary>The client event types to collect.</summary>
    public ImmutableArray<string> Collect => Table.Collect;

    /// <summary>Grace period by interval type for the client, in seconds.</summary>
    public ImmutableDictionary<string, double> GraceS => Table.GraceS;

    internal RuleTable Table { get; }

    /// <summary>Whether <c>data</c> of the type is stored.</summary>
    internal bool KeepsData(string type) => Table.Find(type) is not { KeepsData: false };

    /// <summary>
    /// Resolves a valid policy (<see cref="PolicyRules"/>) for one student. Attempts with equal policies share the
    /// result.
    /// </summary>
    /// <param name="policy">The exam's policy.</param>
    /// <param name="accommodation">The student's accommodation; it never increases an effect.</param>
    /// <param name="startedAt">When the attempt started.</param>
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
