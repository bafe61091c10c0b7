using System.Text;

namespace Veritas.WebHost.Http;

/// <summary>A text file as the body of a request, in UTF-8.</summary>
internal sealed record FileBody(string? Text)
{
    /// <summary>Bytes.</summary>
    public const int Largest = 2 * 1024 * 1024;

    public static readonly Problem NotText = new(ProblemKind.Invalid, "file_invalid", "The file is not UTF-8 text.");

    /// <summary>The text is null when it is none.</summary>
    public static async ValueTask<FileBody?> BindAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false);
        try
        {
            return new FileBody(await reader.ReadToEndAsync(http.RequestAborted));
        }
        catch (DecoderFallbackException)
        {
            return new FileBody((string?)null);
        }
    }
}
