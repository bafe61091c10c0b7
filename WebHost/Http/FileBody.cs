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
