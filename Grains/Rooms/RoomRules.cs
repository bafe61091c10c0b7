using Veritas.Rooms;

namespace Veritas.Grains.Rooms;

/// <summary>Rules of the room that need no state.</summary>
internal static class RoomRules
{
    /// <summary>The journal has a backlog: the alert was shown before its row was written.</summary>
    public static readonly Problem NotStoredYet = new(
        ProblemKind.Unavailable,
        "database_away",
        "The alert is not stored yet. Try again in a moment."
    );

    /// <summary>
    /// The first number of an activation. Higher than those of earlier activations, because a room gets less than one
    /// alert per microsecond.
    /// </summary>
    public static long FirstNo(DateTimeOffset now) =>
        (now - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}
