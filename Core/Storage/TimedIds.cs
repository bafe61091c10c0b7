using System.Buffers.Binary;

namespace Veritas.Storage;

/// <summary>UUIDv7 keys as time bounds: they sort by their millisecond, also in PostgreSQL.</summary>
public static class TimedIds
{
    /// <summary>The smallest UUIDv7 of a millisecond; times before 1970 count as 1970.</summary>
    public static Guid FirstAt(DateTimeOffset time)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        BinaryPrimitives.WriteInt64BigEndian(bytes, Math.Max(0, time.ToUnixTimeMilliseconds()) << 16);
        return new Guid(bytes, bigEndian: true);
    }
}
