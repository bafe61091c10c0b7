using System.Text;

namespace Veritas.Tests.Hostile.Inputs;

/// <summary>One hostile request as raw bytes.</summary>
/// <param name="Route">The route for which it was generated.</param>
/// <param name="Method">The method as sent.</param>
/// <param name="Target">Path and query as sent.</param>
/// <param name="Head">Request line and headers.</param>
/// <param name="Body">The body as sent, including chunk headers.</param>
/// <param name="OnTheWire">Whether it violates HTTP or its limits, so that Kestrel may refuse it without a problem.</param>
/// <param name="CutShort">Whether it is incomplete, so that the server need not respond.</param>
public sealed record RequestInput(
    string Route,
    string Method,
    string Target,
    string Head,
    byte[] Body,
    bool OnTheWire,
    bool CutShort
)
{
    public byte[] Bytes => [.. Encoding.Latin1.GetBytes(Head), .. Body];

    public override string ToString() =>
        $"{Shown(Encoding.Latin1.GetBytes(Head), 1_500)}{Shown(Body, 1_500)}{(OnTheWire ? " [broken HTTP]" : "")}{(CutShort ? " [cut short]" : "")}";

    /// <summary>Bytes as text for a report; bytes that are not printable ASCII are escaped.</summary>
    public static string Shown(ReadOnlySpan<byte> bytes, int most)
    {
        var text = new StringBuilder();
        foreach (var b in bytes[..Math.Min(most, bytes.Length)])
        {
            text.Append(
                b switch
                {
                    (byte)'\n' => "\n",
                    (byte)'\r' => "",
                    >= 0x20 and < 0x7F => ((char)b).ToString(),
                    _ => $"\\x{b:x2}",
                }
            );
        }

        return bytes.Length > most ? $"{text}... ({bytes.Length} bytes)" : text.ToString();
    }
}
