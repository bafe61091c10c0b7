using System.Buffers.Binary;

namespace Veritas.Bench.Data;

/// <summary>UUIDv7 out of a seeded source: the same every time.</summary>
internal static class Ids
{
    public static Guid Next(Random random, DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        Span<byte> time = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(time, at.ToUnixTimeMilliseconds());
        time[2..].CopyTo(bytes);
        bytes[6] = (byte)(0x70 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>A source of its own for every part, so that parts can be made in any order.</summary>
    public static Random Source(int seed, int part, int number) =>
        new(unchecked(((seed * 31) + part) * 1_000_003 + number));

    /// <summary>Of the standard normal distribution.</summary>
    public static double Normal(this Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    public static bool Chance(this Random random, double of) => random.NextDouble() < of;

    /// <summary>Whole microseconds, as PostgreSQL keeps them.</summary>
    public static DateTimeOffset Micro(this DateTimeOffset time) =>
        time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond));
}
