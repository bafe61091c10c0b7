using System.Buffers.Binary;

namespace Veritas.Grains.Rooms;

/// <summary>Rules of the room that need no state.</summary>
internal static class RoomRules
{
    /// <summary>How far two machines' clocks, and an alert's making and its coming, may lie apart.</summary>
    public static readonly TimeSpan ClockMargin = TimeSpan.FromSeconds(60);

    public static readonly Problem ExamUnknown = new(ProblemKind.NotFound, "exam_unknown", "There is no such exam.");

    /// <summary>The journal is behind: the alert was shown before its row was written.</summary>
    public static readonly Problem NotStoredYet = new(
        ProblemKind.Unavailable, "database_away", "The alert is not stored yet. Try again in a moment.");

    /// <summary>Where the numbers of an activation begin: over those of any earlier one, as no room sees an alert a microsecond.</summary>
    public static long FirstNo(DateTimeOffset now) => (now - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>When a UUIDv7 was made, to the millisecond; null for any other id.</summary>
    public static DateTimeOffset? MadeAt(Guid id)
    {
        if (id.Version != 7)
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        var milliseconds = BinaryPrimitives.ReadInt64BigEndian(bytes) >>> 16;
        // 48 bits reach beyond the year 9999; such an id was not made by a clock.
        return milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;
    }
}
