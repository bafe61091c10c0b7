using System.Text;

namespace Veritas.Tests.Hostile.Inputs;

/// <summary>One hostile request, byte by byte.</summary>
/// <param name="Route">The route it is made for.</param>
/// <param name="Method">As sent.</param>
/// <param name="Target">Path and query as sent.</param>
/// <param name="Head">Request line and headers.</param>
/// <param name="Body">The body as it goes over the wire, chunks included.</param>
/// <param name="OnTheWire">Its HTTP itself is broken or out of bounds: the server may refuse it without a problem, and
/// close.</param>
/// <param name="CutShort">It ends before it is whole: the server may say nothing at all.</param>
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

    /// <summary>Bytes for a report: what is not plain text is escaped.</summary>
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
