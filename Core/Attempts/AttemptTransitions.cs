using System.Collections.Frozen;

namespace Veritas.Attempts;

/// <summary>
/// The allowed status transitions of an attempt. The same table is in <c>attempt_transitions</c> (sql) and in
/// docs/attempts.md; a test compares the three.
/// </summary>
public static class AttemptTransitions
{
    /// <summary>Every allowed transition.</summary>
    public static FrozenSet<(AttemptStatus From, AttemptStatus To)> All { get; } =
        new[]
        {
            (AttemptStatus.InProgress, AttemptStatus.Paused),
            (AttemptStatus.InProgress, AttemptStatus.Submitted),
            (AttemptStatus.InProgress, AttemptStatus.Expired),
            (AttemptStatus.InProgress, AttemptStatus.Abandoned),
            (AttemptStatus.InProgress, AttemptStatus.Terminated),
            (AttemptStatus.Paused, AttemptStatus.InProgress),
            (AttemptStatus.Paused, AttemptStatus.Abandoned),
            (AttemptStatus.Paused, AttemptStatus.Terminated),
        }.ToFrozenSet();

    /// <summary>Whether the transition is allowed.</summary>
    public static bool Allows(AttemptStatus from, AttemptStatus to) => All.Contains((from, to));

    /// <summary>Whether the attempt accepts events.</summary>
    public static bool IsLive(this AttemptStatus status) => status is AttemptStatus.InProgress or AttemptStatus.Paused;
}
