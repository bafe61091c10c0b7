using System.Text;
using Veritas.WebHost.Http;

namespace Veritas.Tests.Web.Http;

public sealed class FileTextTests
{
    private const string Invalid = "file_invalid";
    private const string Unknown = "charset_unknown";

    /// <summary>Bytes as hexadecimal digits.</summary>
    [Theory]
    // The charset of the request has precedence.
    [InlineData("utf-8", "C384 2C 61", "Ä,a")]
    [InlineData("UTF-8", "EFBBBF C384", "Ä")]
    [InlineData("utf-8", "C4", null)]
    [InlineData("utf-8", "FFFE 6100", null)]
    [InlineData("us-ascii", "61", "a")]
    [InlineData("utf-16", "FEFF 00C4", "Ä")]
    [InlineData("utf-16", "FFFE C400", "Ä")]
    [InlineData("utf-16", "00C4 0061", "Äa")]
    [InlineData("utf-16", "C400 6100", "Äa")]
    [InlineData("utf-16le", "2C4E", "丬")]
    [InlineData("UTF-16BE", "4E2C", "丬")]
    [InlineData("utf-16le", "6100 62", null)]
    [InlineData("utf-16le", "00D8 6100", null)]
    [InlineData("utf-16le", "6100 0000", null)]
    [InlineData("windows-1252", "C480 9F", "Ä€Ÿ")]
    [InlineData("windows-1252", "C384", "Ã„")]
    [InlineData("iso-8859-1", "E9A4", "é¤")]
    [InlineData("windows-1252", "61 81", null)]
    [InlineData("windows-1252", "8D", null)]
    [InlineData("windows-1252", "8F", null)]
    [InlineData("windows-1252", "90", null)]
    [InlineData("windows-1252", "9D", null)]
    [InlineData("windows-1252", "61 00", null)]
    [InlineData("windows-1252", "61 1B", null)]
    // Next, a byte order mark.
    [InlineData(null, "EFBBBF 61", "a")]
    [InlineData(null, "EFBBBF C4", null)]
    [InlineData(null, "FFFE 2C4E", "丬")]
    [InlineData(null, "FEFF 4E2C", "丬")]
    [InlineData(null, "FFFE", "")]
    [InlineData(null, "FFFE 00", null)]
    [InlineData(null, "FFFE 0000", null)]
    [InlineData(null, "FFFE 0000 6100 0000", null)]
    [InlineData(null, "FEFF DC00", null)]
    // Next, the zero bytes of UTF-16.
    [InlineData(null, "6100 0900 C400", "a\tÄ")]
    [InlineData(null, "0061 0009 00C4", "a\tÄ")]
    [InlineData(null, "6100 2C00 2C4E", "a,丬")]
    [InlineData(null, "6100 2C00 61", null)]
    // Last, UTF-8 and then Windows-1252.
    [InlineData(null, "", "")]
    [InlineData(null, "61 0D0A 62 0A 63 09", "a\r\nb\nc\t")]
    [InlineData(null, "C384", "Ä")]
    [InlineData(null, "C4", "Ä")]
    [InlineData(null, "4AFC 7267656E 3B 80", "Jürgen;€")]
    [InlineData(null, "C4C4 81", null)]
    [InlineData(null, "C4 00 61 62 63 64", null)]
    [InlineData(null, "C4 07", null)]
    public void Bytes_of_a_spreadsheet_are_decoded_or_refused(string? charset, string bytes, string? text) =>
        Assert.Equal((text, text is null ? Invalid : null), Decoded(bytes, charset, FileSyntax.Plain));

    [Theory]
    [InlineData(null, "22 C384 22", "\"Ä\"")]
    [InlineData(null, "EFBBBF 5B5D", "[]")]
    [InlineData("utf-8", "5B5D", "[]")]
    [InlineData(null, "22 C4 22", null)]
    [InlineData(null, "FFFE 5B00 5D00", null)]
    [InlineData("utf-16le", "5B00 5D00", null)]
    [InlineData("windows-1252", "5B5D", null)]
    public void Json_must_be_UTF_8(string? charset, string bytes, string? text) =>
        Assert.Equal((text, text is null ? Invalid : null), Decoded(bytes, charset, FileSyntax.Json));

    [Theory]
    [InlineData("<q>Ä</q>", "utf-8", null)]
    [InlineData("<?xml version='1.0'?><q>Ä</q>", "utf-8", null)]
    [InlineData("<?xml version=\"1.0\" encoding=\"UTF-8\"?><q>Ä</q>", "utf-8", null)]
    [InlineData("<?xml version=\"1.0\" encoding=\"UTF-16\"?><q>Ä</q>", "utf-16", null)]
    [InlineData("<?xml version=\"1.0\" encoding='windows-1252'?><q>Ä€</q>", "windows-1252", null)]
    [InlineData("<?xml version=\"1.0\"\n encoding = \"ISO-8859-1\" standalone='yes'?><q>Ä</q>", "iso-8859-1", null)]
    [InlineData("<?xml version=\"1.0\" encoding=\"utf-16\"?><q>Ä</q>", "utf-8", null)]
    [InlineData("<q>Ä</q>", "windows-1252", Invalid)]
    [InlineData("<?xml version='1.0'?><q encoding='windows-1252'>Ä</q>", "windows-1252", Invalid)]
    [InlineData("<?xml version=\"1.0\" encoding=\"utf-8\"?><q>Ä</q>", "windows-1252", Invalid)]
    [InlineData("<?xml version=\"1.0\" encoding=\"koi8-r\"?><q/>", "utf-8", Unknown)]
    public void Xml_has_the_declared_encoding(string text, string encoding, string? code) =>
        Assert.Equal(
            (code is null ? text : null, code),
            Decoded(Convert.ToHexString(Encoded(text, encoding)), null, FileSyntax.Xml)
        );

    [Fact]
    public void An_unknown_charset_is_named()
    {
        var refused = FileText.Decode("a"u8.ToArray(), "shift_jis", FileSyntax.Plain);

        Assert.Equal((Unknown, ProblemKind.Invalid), (refused.Problem?.Code, refused.Problem?.Kind));
        Assert.Contains("'shift_jis'", refused.Problem!.Detail, StringComparison.Ordinal);
        Assert.Equal(Unknown, FileText.Decode("[]"u8.ToArray(), "", FileSyntax.Json).Problem?.Code);
    }

    private static (string? Text, string? Code) Decoded(string bytes, string? charset, FileSyntax syntax)
    {
        var file = Convert.FromHexString(bytes.Replace(" ", "", StringComparison.Ordinal));
        var decoded = FileText.Decode(file, charset, syntax);
        return (decoded.Value, decoded.Problem?.Code);
    }

    private static byte[] Encoded(string text, string encoding) =>
        (CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding)).GetBytes(text);
}
