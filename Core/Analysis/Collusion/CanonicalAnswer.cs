using System.Globalization;
using System.Text.Json;
using Veritas.Exams;

namespace Veritas.Analysis;

/// <summary>Maps equivalent answers to the same text, whatever the order of their options.</summary>
internal static class CanonicalAnswer
{
    private const char Separator = '\u001f';

    /// <summary>Null for an empty answer and for kinds that are not compared.</summary>
    public static string? Of(QuestionKind kind, string json)
    {
        var value = JsonElement.Parse(json);
        return (kind, value.ValueKind) switch
        {
            (QuestionKind.Essay, _) or (_, JsonValueKind.Null or JsonValueKind.Undefined) => null,
            (QuestionKind.Numeric, _) => Number(value),
            (QuestionKind.ShortText, JsonValueKind.String) => Text(value.GetString()!),
            (_, JsonValueKind.String) => value.GetString(),
            (_, JsonValueKind.True) => "true",
            (_, JsonValueKind.False) => "false",
            (_, JsonValueKind.Array) => Joined(value.EnumerateArray().Select(o => o.ToString())),
            (_, JsonValueKind.Object) => Joined(value.EnumerateObject().Select(p => $"{p.Name}={p.Value}")),
            _ => null,
        };
    }

    private static string? Number(JsonElement value) =>
        double.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number.ToString("R", CultureInfo.InvariantCulture)
            : null;

    private static string? Text(string text)
    {
        var words = text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? null : string.Join(' ', words);
    }

    private static string? Joined(IEnumerable<string> parts)
    {
        string[] sorted = [.. parts.Order(StringComparer.Ordinal)];
        return sorted.Length == 0 ? null : string.Join(Separator, sorted);
    }
}
