using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace BCrypt.Net;

/// <summary>Blowfish with bcrypt's expensive key schedule. One state is about 4 KB and stays in the processor's first cache.</summary>
internal sealed class EksBlowfish
{
    private const int Subkeys = 18;
    private const int Boxes = 4 * 256;
    private const int DigestBytes = 23;

    private static readonly uint[] Initial = PiWords.Compute(Subkeys + Boxes);

    private readonly uint[] _subkeys = Initial[..Subkeys];
    private readonly uint[] _boxes = Initial[Subkeys..];

    private EksBlowfish()
    {
    }

    /// <summary>The 23 bytes that bcrypt writes for a key and a salt of 16 bytes.</summary>
    public static byte[] Digest(ReadOnlySpan<byte> key, ReadOnlySpan<byte> salt, int workFactor)
    {
        Span<uint> keyWords = stackalloc uint[Subkeys];
        Span<uint> saltWords = stackalloc uint[Subkeys];
        Repeat(key, keyWords);
        Repeat(salt, saltWords);

        var state = new EksBlowfish();
        state.Expand(keyWords, saltWords[..4]);
        for (var round = 1L << workFactor; round > 0; round--)
        {
            state.Expand(keyWords);
            state.Expand(saltWords);
        }

        var digest = state.EncryptMagic();
        keyWords.Clear();
        CryptographicOperations.ZeroMemory(MemoryMarshal.AsBytes(state._subkeys.AsSpan()));
        CryptographicOperations.ZeroMemory(MemoryMarshal.AsBytes(state._boxes.AsSpan()));
        return digest;
    }

    /// <summary>Fills the words with the bytes over and over: 72 bytes in all, which is bcrypt's limit.</summary>
    private static void Repeat(ReadOnlySpan<byte> bytes, Span<uint> words)
    {
        var at = 0;
        for (var i = 0; i < words.Length; i++)
        {
            var word = 0u;
            for (var b = 0; b < sizeof(uint); b++)
            {
                word = (word << 8) | bytes[at];
                at = at + 1 == bytes.Length ? 0 : at + 1;
            }

            words[i] = word;
        }
    }

    /// <summary>The first expansion, which stirs four words of salt in as well.</summary>
    private void Expand(ReadOnlySpan<uint> key, ReadOnlySpan<uint> salt)
    {
        Mix(key);
        var (left, right, at) = (0u, 0u, 0);
        foreach (var target in (ReadOnlySpan<uint[]>)[_subkeys, _boxes])
        {
            for (var i = 0; i < target.Length; i += 2)
            {
                left ^= salt[at];
                right ^= salt[at + 1];
                at ^= 2;
                Encipher(ref left, ref right);
                (target[i], target[i + 1]) = (left, right);
            }
        }
    }

    /// <summary>The expansion that is repeated 2^cost times: nearly all of the time goes here.</summary>
    private void Expand(ReadOnlySpan<uint> key)
    {
        Mix(key);
        var (left, right) = (0u, 0u);
        foreach (var target in (ReadOnlySpan<uint[]>)[_subkeys, _boxes])
        {
            for (var i = 0; i < target.Length; i += 2)
            {
                Encipher(ref left, ref right);
                (target[i], target[i + 1]) = (left, right);
            }
        }
    }

    private void Mix(ReadOnlySpan<uint> key)
    {
        for (var i = 0; i < Subkeys; i++)
            _subkeys[i] ^= key[i];
    }

    private byte[] EncryptMagic()
    {
        var bytes = "OrpheanBeholderScryDoubt"u8.ToArray();
        for (var at = 0; at < bytes.Length; at += 8)
        {
            var left = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at));
            var right = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at + 4));
            for (var i = 0; i < 64; i++)
                Encipher(ref left, ref right);
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(at), left);
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(at + 4), right);
        }

        return bytes[..DigestBytes];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Encipher(ref uint leftHalf, ref uint rightHalf)
    {
        // References without bounds checks: every index below is under 18, or a byte within one of the four boxes.
        ref var subkeys = ref MemoryMarshal.GetArrayDataReference(_subkeys);
        ref var boxes = ref MemoryMarshal.GetArrayDataReference(_boxes);
        var left = leftHalf ^ subkeys;
        var right = rightHalf;
        for (var round = 1; round <= 16; round += 2)
        {
            right ^= Substitute(ref boxes, left) ^ Unsafe.Add(ref subkeys, round);
            left ^= Substitute(ref boxes, right) ^ Unsafe.Add(ref subkeys, round + 1);
        }

        leftHalf = right ^ Unsafe.Add(ref subkeys, 17);
        rightHalf = left;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Substitute(ref uint boxes, uint half) =>
        ((Unsafe.Add(ref boxes, (nuint)(half >> 24)) + Unsafe.Add(ref boxes, (nuint)(256 | ((half >> 16) & 255))))
            ^ Unsafe.Add(ref boxes, (nuint)(512 | ((half >> 8) & 255))))
        + Unsafe.Add(ref boxes, (nuint)(768 | (half & 255)));
}
