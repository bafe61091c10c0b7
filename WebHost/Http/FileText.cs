using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace Veritas.WebHost.Http;

/// <summary>
/// Decodes an uploaded file. The charset of the request decides, then a byte order mark, then the zeros of UTF-16;
/// otherwise it is UTF-8 if it is valid UTF-8, and if not, Windows-1252, in which Excel saves CSV on most machines. XML
/// is not guessed: it is what its declaration says.
/// </summary>
internal static partial class FileText
{
    private const int LongestShown = 40;
    private const int LongestDeclaration = 200;

    private static readonly Encoding Utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);
    private static readonly Encoding Utf16Le = new UnicodeEncoding(bigEndian: false, true, throwOnInvalidBytes: true);
    private static readonly Encoding Utf16Be = new UnicodeEncoding(bigEndian: true, true, throwOnInvalidBytes: true);
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>Bytes that are undefined in Windows-1252.</summary>
    private static readonly SearchValues<byte> Undefined = SearchValues.Create([0x81, 0x8D, 0x8F, 0x90, 0x9D]);

    private static readonly SearchValues<char> Controls = SearchValues.Create([
        .. Enumerable.Range(0, ' ').Select(c => (char)c).Except("\t\r\n"),
    ]);

    private static readonly Problem NotText = new(
        ProblemKind.Invalid,
        "file_invalid",
        "The file is not text in UTF-8, UTF-16 or Windows-1252, or not in its declared encoding."
    );

    private static readonly Problem NotUtf8 = new(ProblemKind.Invalid, "file_invalid", "The file is not UTF-8 text.");

    /// <summary>The text without a byte order mark, or <c>file_invalid</c>, or <c>charset_unknown</c>.</summary>
    public static Result<string> Decode(byte[] bytes, string? charset, FileSyntax syntax)
    {
        var stated = charset is null ? null : Named(charset, bytes);
        if (charset is not null && stated is null)
        {
            return Unknown(charset);
        }

        if (syntax == FileSyntax.Json)
        {
            return (stated ?? Utf8) == Utf8 && Text(bytes, Utf8) is { } json ? json : NotUtf8;
        }

        var encoding = stated ?? Marked(bytes) ?? Zeroed(bytes);
        if (encoding is null && syntax == FileSyntax.Xml && Declaration(bytes) is { } declared)
        {
            encoding = Named(declared, bytes);
            if (encoding is null)
            {
                return Unknown(declared);
            }

            // The declaration was readable as single bytes, so the file is not UTF-16. It was converted without
            // updating the declaration.
            encoding = encoding == Utf16Le || encoding == Utf16Be ? Utf8 : encoding;
        }

        var text = Text(bytes, encoding ?? Utf8);
        if (text is null && encoding is null && syntax == FileSyntax.Plain)
        {
            text = Text(bytes, Windows1252);
        }

        return text is null ? NotText : text;
    }

    /// <summary>Latin 1 is read as Windows-1252, as browsers do: its other characters are control characters.</summary>
    private static Encoding? Named(string charset, byte[] bytes) =>
        charset.ToLowerInvariant() switch
        {
            "utf-8" or "utf8" or "us-ascii" => Utf8,
            "utf-16" => Marked(bytes) is { } marked && marked != Utf8 ? marked : Zeroed(bytes) ?? Utf16Le,
            "utf-16le" => Utf16Le,
            "utf-16be" => Utf16Be,
            "windows-1252" or "iso-8859-1" => Windows1252,
            _ => null,
        };

    private static Encoding? Marked(byte[] bytes) =>
        bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => Utf8,
            [0xFF, 0xFE, ..] => Utf16Le,
            [0xFE, 0xFF, ..] => Utf16Be,
            _ => null,
        };

    /// <summary>UTF-16 without a byte order mark: in more than half of its characters the upper byte is zero.</summary>
    private static Encoding? Zeroed(byte[] bytes)
    {
        var (even, odd) = (0, 0);
        for (var i = 0; i < bytes.Length; i++)
        {
            even += bytes[i] == 0 && i % 2 == 0 ? 1 : 0;
            odd += bytes[i] == 0 && i % 2 == 1 ? 1 : 0;
        }

        return Math.Max(even, odd) * 4 <= bytes.Length || even == odd ? null
            : even > odd ? Utf16Be
            : Utf16Le;
    }

    private static string? Declaration(byte[] bytes)
    {
        var begin = Encoding.Latin1.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, LongestDeclaration)));
        return Declared().Match(begin) is { Success: true } match ? match.Groups[1].Value : null;
    }

    /// <summary>
    /// Null if the bytes are not text. Almost any bytes are valid Windows-1252 or UTF-16, so a control character means
    /// that the file is not text. In UTF-8 the parser of the format reports it with its line.
    /// </summary>
    private static string? Text(byte[] bytes, Encoding encoding)
    {
        if (encoding == Windows1252 && bytes.AsSpan().ContainsAny(Undefined))
        {
            return null;
        }

        try
        {
            var text = encoding.GetString(bytes);
            text = text.StartsWith('\uFEFF') ? text[1..] : text;
            return encoding != Utf8 && text.AsSpan().ContainsAny(Controls) ? null : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static Problem Unknown(string charset) =>
        new(
            ProblemKind.Invalid,
            "charset_unknown",
            $"The charset '{(charset.Length > LongestShown ? charset[..LongestShown] : charset)}' is not supported; "
                + "use utf-8, utf-16, utf-16le, utf-16be, windows-1252 or iso-8859-1.",
            Field: "charset"
        );

    [GeneratedRegex("""^<\?xml\s[^>]*?\bencoding\s*=\s*["']([^"'>]*)["']""", RegexOptions.CultureInvariant)]
    private static partial Regex Declared();
}
