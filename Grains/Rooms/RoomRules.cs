using Veritas.Rooms;

namespace Veritas.Grains.Rooms;

/// <summary>Rules of the room that need no state.</summary>
internal static class RoomRules
{
    /// <summary>The journal is behind: the alert was shown before its row was written.</summary>
    public static readonly Problem NotStoredYet = new(
        ProblemKind.Unavailable,
        "database_away",
        "The alert is not stored yet. Try again in a moment."
    );

    /// <summary>
    /// Where the numbers of an activation begin: over those of any earlier one, as no room sees an alert a microsecond.
    /// </summary>
    public static long FirstNo(DateTimeOffset now) =>
        (now - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}
