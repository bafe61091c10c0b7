using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Veritas;

/// <summary>An ETag for data without a version number: a short hash of its content.</summary>
public static class ContentTag
{
    private const int Bytes = 9;

    /// <summary>12 characters of base 64 for a URL.</summary>
    /// <param name="parts">The content, in a deterministic order.</param>
    public static string Of(params IEnumerable<object?> parts)
    {
        var text = string.Join('\n', parts.Select(p => Convert.ToString(p, CultureInfo.InvariantCulture)));
        return System.Buffers.Text.Base64Url.EncodeToString(
            SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, Bytes)
        );
    }

    /// <summary>The parts of a dictionary, in the order of its keys.</summary>
    public static IEnumerable<object?> Sorted(IReadOnlyDictionary<string, double>? parts) =>
        (parts ?? new Dictionary<string, double>())
            .OrderBy(p => p.Key, StringComparer.Ordinal)
            .SelectMany(p => new object?[] { p.Key, p.Value });
}
