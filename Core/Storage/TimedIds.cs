using System.Buffers.Binary;

namespace Veritas.Storage;

/// <summary>UUIDv7 keys as bounds of time: they sort by the millisecond they were made in, in PostgreSQL too.</summary>
public static class TimedIds
{
    /// <summary>The smallest UUIDv7 of a millisecond; of the first there is for earlier times.</summary>
    public static Guid FirstAt(DateTimeOffset time)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        BinaryPrimitives.WriteInt64BigEndian(bytes, Math.Max(0, time.ToUnixTimeMilliseconds()) << 16);
        return new Guid(bytes, bigEndian: true);
    }
}
