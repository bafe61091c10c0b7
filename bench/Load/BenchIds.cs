using System.Buffers.Binary;

namespace Veritas.Bench.Load;

/// <summary>
/// The ids of the rows a run works on: shaped like UUIDv7 of one exam's start, and known without asking the database.
/// </summary>
public static class BenchIds
{
    /// <summary>Attempts of one exam.</summary>
    public const int AttemptsAnExam = 1_000;

    /// <summary>The attempt of that number, from 0.</summary>
    public static Guid Attempt(int number) => Id(1, number);

    /// <summary>Its student.</summary>
    public static Guid Student(int number) => Id(2, number);

    /// <summary>The exam of that number, from 0.</summary>
    public static Guid Exam(int number) => Id(3, number);

    /// <summary>The teacher of every exam.</summary>
    public static Guid Teacher { get; } = TeacherOf(0);

    /// <summary>The teacher of that number, from 0.</summary>
    public static Guid TeacherOf(int number) => Id(4, number);

    /// <summary>A question of an exam, from 0.</summary>
    public static Guid Question(int exam, int number) => Id(5, (exam * 100) + number);

    /// <summary>The exam an attempt belongs to.</summary>
    public static Guid ExamOf(int attempt) => Exam(attempt / AttemptsAnExam);

    private static Guid Id(byte kind, int number)
    {
        Span<byte> bytes = stackalloc byte[16];
        // Students start within the same minute; the tail is as random as a real one's.
        BinaryPrimitives.WriteInt64BigEndian(bytes, (1_795_000_000_000L + ((long)kind * 1_000_000) + number) << 16);
        var random = Mix(((ulong)kind << 56) + (ulong)number);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], (random & 0x3FFF_FFFF_FFFF_FFFF) | 0x8000_0000_0000_0000);
        bytes[6] = (byte)(0x70 | (bytes[9] & 0x0F));
        bytes[7] = bytes[10];
        return new Guid(bytes, bigEndian: true);
    }

    // SplitMix64.
    private static ulong Mix(ulong x)
    {
        x += 0x9E37_79B9_7F4A_7C15;
        x = (x ^ (x >> 30)) * 0xBF58_476D_1CE4_E5B9;
        x = (x ^ (x >> 27)) * 0x94D0_49BB_1331_11EB;
        return x ^ (x >> 31);
    }
}
