namespace Veritas.Tests.Hostile.Inputs;

/// <summary>Random choices for one input, reproducible from seed and index.</summary>
public sealed class Dice(ulong seed, int index)
{
    // SplitMix64 is simple, and unlike System.Random its sequence is the same in every framework version.
    private ulong _state = seed ^ ((ulong)index * 0x9E3779B97F4A7C15);

    /// <summary>A number from 0 to <paramref name="below"/> - 1.</summary>
    public int Next(int below) => (int)(Bits() % (ulong)below);

    /// <summary>True with this probability in percent.</summary>
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
