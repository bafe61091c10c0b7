namespace Veritas.Tests.Hostile.Inputs;

/// <summary>The choices of one input: the same for the same seed and index, on every machine.</summary>
public sealed class Dice(ulong seed, int index)
{
    // SplitMix64: small, and its numbers do not change with the framework.
    private ulong _state = seed ^ ((ulong)index * 0x9E3779B97F4A7C15);

    /// <summary>From 0 to below <paramref name="below"/>.</summary>
    public int Next(int below) => (int)(Bits() % (ulong)below);

    /// <summary>True so many times in a hundred.</summary>
    public bool Percent(int chance) => Next(100) < chance;

    public byte Byte() => (byte)Bits();

    public T Of<T>(IReadOnlyList<T> choices) => choices[Next(choices.Count)];

    public Guid Id()
    {
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64LittleEndian(bytes, Bits());
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64LittleEndian(bytes[8..], Bits());
        return new Guid(bytes);
    }

    private ulong Bits()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
