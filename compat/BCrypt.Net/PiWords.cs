using System.Numerics;

namespace BCrypt.Net;

/// <summary>
/// Blowfish's initial state: the fractional bits of pi, 32 to a word. They are worked out once, in about a
/// tenth of a second, instead of being written down as a table of a thousand numbers that nobody can proofread.
/// </summary>
internal static class PiWords
{
    /// <summary>Bits beyond the last wanted one, so that the rounding of some ten thousand divisions stays out of sight.</summary>
    private const int GuardBits = 64;

    public static uint[] Compute(int count)
    {
        var scale = (32 * count) + GuardBits;
        // Machin's formula: pi = 16 arctan(1/5) - 4 arctan(1/239).
        var pi = (16 * ArcTanOfInverse(5, scale)) - (4 * ArcTanOfInverse(239, scale));
        var fraction = (pi - (new BigInteger(3) << scale)) >> GuardBits;

        var bytes = fraction.ToByteArray(isUnsigned: true, isBigEndian: false);
        var words = new uint[count];
        for (var i = 0; i < count; i++)
            words[count - 1 - i] = BitConverter.ToUInt32(bytes, 4 * i);
        return words;
    }

    /// <summary>arctan(1/x) = 1/x - 1/(3 x^3) + 1/(5 x^5) - … in fixed point.</summary>
    private static BigInteger ArcTanOfInverse(int x, int scale)
    {
        var power = (BigInteger.One << scale) / x;
        var sum = power;
        for (var n = 3; !power.IsZero; n += 2)
        {
            power /= x * x;
            sum += n % 4 == 3 ? -(power / n) : power / n;
        }

        return sum;
    }
}
