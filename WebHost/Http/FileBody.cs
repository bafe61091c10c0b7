namespace Veritas.WebHost.Http;

/// <summary>A text file as the body of a request, and the charset that its Content-Type states.</summary>
internal sealed record FileBody(byte[] Bytes, string? Charset)
{
    /// <summary>Bytes.</summary>
    public const int Largest = 2 * 1024 * 1024;

    public static async ValueTask<FileBody?> BindAsync(HttpContext http)
    {
        using var bytes = new MemoryStream();
        await http.Request.Body.CopyToAsync(bytes, http.RequestAborted);
        return new FileBody(bytes.ToArray(), http.Request.GetTypedHeaders().ContentType?.Charset.Value?.Trim('"'));
    }

    /// <summary>The text, or why it cannot be read.</summary>
    public Result<string> Text(FileSyntax syntax) => FileText.Decode(Bytes, Charset, syntax);
}

/// <summary>What the format of a file says about its encoding.</summary>
internal enum FileSyntax
{
    /// <summary>Nothing: CSV and GIFT come in whatever encoding a spreadsheet or an editor saved.</summary>
    Plain,

    /// <summary>UTF-8 alone (RFC 8259).</summary>
    Json,

    /// <summary>The declaration names it; without one it is UTF-8 or UTF-16.</summary>
    Xml,
}
