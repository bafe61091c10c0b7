namespace Veritas.WebHost.Http;

/// <summary>A text file as the body of a request, and the charset that its Content-Type states.</summary>
internal sealed record FileBody(byte[] Bytes, string? Charset)
{
    /// <summary>The content.</summary>
    public const int Largest = 2 * 1024 * 1024;

    public static async ValueTask<FileBody?> BindAsync(HttpContext http)
    {
        using var bytes = new MemoryStream();
        await http.Request.Body.CopyToAsync(bytes, http.RequestAborted);
        return new FileBody(bytes.ToArray(), http.Request.GetTypedHeaders().ContentType?.Charset.Value?.Trim('"'));
    }

    /// <summary>The decoded text, or a problem.</summary>
    public Result<string> Text(FileSyntax syntax) => FileText.Decode(Bytes, Charset, syntax);
}

/// <summary>How a file format determines the encoding.</summary>
internal enum FileSyntax
{
    /// <summary>CSV and GIFT do not declare an encoding; it is detected.</summary>
    Plain,

    /// <summary>JSON is always UTF-8 (RFC 8259).</summary>
    Json,

    /// <summary>XML declares its encoding; without a declaration it is UTF-8 or UTF-16.</summary>
    Xml,
}
