using System.Buffers;
using System.Text;

namespace BCrypt.Net;

/// <summary>
/// The base 64 of crypt(3)'s bcrypt: six bits a character from the highest bit down, its own alphabet, no padding.
/// </summary>
internal static class BcryptBase64
{
    private const string Alphabet = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private static readonly SearchValues<char> Known = SearchValues.Create(Alphabet);

    public static bool IsAlphabet(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(Known);

    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(((bytes.Length * 8) + 5) / 6);
        var (held, bits) = (0, 0);
        foreach (var value in bytes)
        {
            held = (held << 8) | value;
            bits += 8;
            while (bits >= 6)
            {
                bits -= 6;
                text.Append(Alphabet[(held >> bits) & 63]);
            }
        }

        return bits == 0 ? text.ToString() : text.Append(Alphabet[(held << (6 - bits)) & 63]).ToString();
    }

    /// <summary>The first <paramref name="length"/> bytes, or null when a character is not of the alphabet.</summary>
    public static byte[]? Decode(ReadOnlySpan<char> text, int length)
    {
        var bytes = new byte[length];
        var (held, bits, written) = (0, 0, 0);
        foreach (var character in text)
        {
            var value = Alphabet.IndexOf(character, StringComparison.Ordinal);
            if (value < 0)
                return null;
            held = (held << 6) | value;
            bits += 6;
            if (bits < 8 || written == length)
                continue;
            bits -= 8;
            bytes[written++] = (byte)(held >> bits);
        }

        return bytes;
    }
}
