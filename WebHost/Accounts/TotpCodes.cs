using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Veritas.WebHost.Accounts;

/// <summary>
/// Time-based one-time passwords: RFC 6238 with HMAC-SHA-1 and steps of 30 s, which every authenticator app supports.
/// </summary>
internal static class TotpCodes
{
    public const int StepS = 30;
    public const int Digits = 6;
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static long StepAt(DateTimeOffset time) => time.ToUnixTimeSeconds() / StepS;

    /// <summary>The code of a time step: RFC 4226's truncation of the step's MAC.</summary>
    public static string Code(ReadOnlySpan<byte> secret, long step, int digits = Digits)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> mac = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // RFC 6238: authenticator apps know SHA-1 alone.
        HMACSHA1.HashData(secret, counter, mac);
#pragma warning restore CA5350
        var value = BinaryPrimitives.ReadUInt32BigEndian(mac[(mac[^1] & 15)..]) & 0x7FFF_FFFF;
        var modulus = 1u;
        for (var i = 0; i < digits; i++)
        {
            modulus *= 10;
        }

        return (value % modulus).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
    }

    /// <summary>
    /// The time step of the code: the current, previous or next one, because clocks differ; null when it matches none.
    /// </summary>
    public static long? Match(ReadOnlySpan<byte> secret, string code, DateTimeOffset now)
    {
        long? found = null;
        for (var step = StepAt(now) - 1; step <= StepAt(now) + 1; step++)
        {
            var right = CryptographicOperations.FixedTimeEquals(
                System.Text.Encoding.UTF8.GetBytes(Code(secret, step)),
                System.Text.Encoding.UTF8.GetBytes(code)
            );
            found = right ? step : found;
        }

        return found;
    }

    /// <summary>RFC 4648 base 32 without padding, the format of secrets in apps.</summary>
    public static string Base32(ReadOnlySpan<byte> bytes)
    {
        var text = new System.Text.StringBuilder();
        var (bits, held) = (0, 0);
        foreach (var b in bytes)
        {
            (bits, held) = ((bits << 8) | b, held + 8);
            while (held >= 5)
            {
                text.Append(Letters[(bits >> (held - 5)) & 31]);
                held -= 5;
            }

            bits &= (1 << held) - 1;
        }

        return held > 0 ? text.Append(Letters[(bits << (5 - held)) & 31]).ToString() : text.ToString();
    }
}
