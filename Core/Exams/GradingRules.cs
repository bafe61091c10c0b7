using System.Globalization;
using System.Text.Json;

namespace Veritas.Exams;

/// <summary>Validates questions and answers, and grades them. Pure.</summary>
public static partial class GradingRules
{
    /// <summary>
    /// The points of an answer; null when a teacher has to grade it. No answer, a JSON null and a blank essay earn 0
    /// points. Multiple choice and matching are all or nothing: exactly the options or pairs of the key, in any order.
    /// A numeric answer may differ by the tolerance, inclusively. A short text is compared ignoring case, surrounding
    /// white space and the amount of inner white space. An answer that does not fit the question earns 0 points.
    /// </summary>
    /// <param name="q">With its key.</param>
    /// <param name="answer">The saved value.</param>
    public static double? Grade(Question q, RawJson? answer)
    {
        if (answer is not { } raw || Read(raw) is not { ValueKind: not JsonValueKind.Null } value)
        {
            return 0;
        }

        if (q.Kind == QuestionKind.Essay)
        {
            return TextOf(value) is { } essay && string.IsNullOrWhiteSpace(essay) ? 0 : null;
        }

        return q.Key is { } text && Read(text) is { } key && IsRight(q.Kind, key, value) ? q.Points : 0;
    }

    private static bool IsRight(QuestionKind kind, JsonElement key, JsonElement value) =>
        kind switch
        {
            QuestionKind.SingleChoice => TextOf(key) is { } right && TextOf(value) == right,
            QuestionKind.MultipleChoice => TextsOf(key) is { } right
                && TextsOf(value) is { } chosen
                && right.ToHashSet(StringComparer.Ordinal).SetEquals(chosen),
            QuestionKind.TrueFalse => value.ValueKind is JsonValueKind.True or JsonValueKind.False
                && value.ValueKind == key.ValueKind,
            QuestionKind.Numeric => IsNear(key, value),
            QuestionKind.ShortText => TextOf(value) is { } written
                && TextsOf(key) is { } accepted
                && accepted.Any(a => string.Equals(Folded(a), Folded(written), StringComparison.OrdinalIgnoreCase)),
            QuestionKind.Matching => PairsOf(key) is { Count: > 0 } right
                && PairsOf(value) is { } chosen
                && chosen.Count == right.Count
                && right.All(p => chosen.GetValueOrDefault(p.Key) == p.Value),
            _ => false,
        };

    private static bool IsNear(JsonElement key, JsonElement value)
    {
        if (
            value.ValueKind != JsonValueKind.Number
            || key.ValueKind != JsonValueKind.Object
            || !key.TryGetProperty("value", out var right)
        )
        {
            return false;
        }

        var tolerance =
            key.TryGetProperty("tolerance", out var given) && given.ValueKind == JsonValueKind.Number
                ? given.GetRawText()
                : "0";
        var (answer, target) = (value.GetRawText(), right.GetRawText());

        // For a person 0.4 is within 0.1 of 0.3, but not in binary. So ordinary numbers are compared as decimals.
        return Decimal(answer) is { } a && Decimal(target) is { } t && Decimal(tolerance) is { } d
            ? Math.Abs(a - t) <= d
            : Math.Abs(Binary(answer) - Binary(target)) <= Binary(tolerance);
    }

    private static decimal? Decimal(string number)
    {
        var size = Math.Abs(Binary(number));
        return size is 0 or (>= 1e-12 and <= 1e15)
            ? decimal.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture)
            : null;
    }

    private static double Binary(string number) =>
        double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string Folded(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // Null when the text is not a JSON value that the database can store.
    private static JsonElement? Read(RawJson raw)
    {
        try
        {
            return raw.Text is null ? null : raw.Parse();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Null when it is not a string, or has a NUL or half a surrogate pair, which the database cannot store.
    private static string? TextOf(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        try
        {
            var text = element.GetString();
            return text is null || text.Contains('\0') ? null : text;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    // Null when it is not an object of strings, or has a name twice.
    private static Dictionary<string, string>? PairsOf(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in element.EnumerateObject())
        {
            if (TextOf(pair.Value) is not { } right || NameOf(pair) is not { } left || !pairs.TryAdd(left, right))
            {
                return null;
            }
        }

        return pairs;
    }

    // Null when it has a NUL or half a surrogate pair.
    private static string? NameOf(JsonProperty property)
    {
        try
        {
            return property.Name.Contains('\0') ? null : property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    // Null when it is not an array of strings.
    private static string[]? TextsOf(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var texts = element.EnumerateArray().Select(TextOf).ToArray();
        return texts.Contains(null) ? null : texts.OfType<string>().ToArray();
    }

    // Null when it is not a number, or one that the database or a double cannot store.
    private static double? NumberOf(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Number)
        {
            return null;
        }

        var text = element.GetRawText();
        var number = Binary(text);
        var vanished = number == 0 && text.AsSpan().IndexOfAnyInRange('1', '9') >= 0;
        return text.Length <= 64 && double.IsFinite(number) && !vanished ? number : null;
    }
}
