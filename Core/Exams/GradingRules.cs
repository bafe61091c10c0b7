using System.Globalization;
using System.Text.Json;

namespace Veritas.Exams;

/// <summary>Questions, answers and points. Pure.</summary>
public static partial class GradingRules
{
    /// <summary>
    /// The points of an answer; null: a teacher decides. No answer, a JSON null and a blank essay are 0 points. Multiple choice and matching are all or
    /// nothing: exactly the options or pairs of the key, in any order. A numeric answer may be off by the tolerance, ends included. A short text is compared without case, outer
    /// space and the width of inner space. An answer that does not fit the question is 0 points.
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

    private static bool IsRight(QuestionKind kind, JsonElement key, JsonElement value) => kind switch
    {
        QuestionKind.SingleChoice => TextOf(key) is { } right && TextOf(value) == right,
        QuestionKind.MultipleChoice => TextsOf(key) is { } right && TextsOf(value) is { } chosen
            && right.ToHashSet(StringComparer.Ordinal).SetEquals(chosen),
        QuestionKind.TrueFalse => value.ValueKind is JsonValueKind.True or JsonValueKind.False && value.ValueKind == key.ValueKind,
        QuestionKind.Numeric => IsNear(key, value),
        QuestionKind.ShortText => TextOf(value) is { } written && TextsOf(key) is { } accepted
            && accepted.Any(a => string.Equals(Folded(a), Folded(written), StringComparison.OrdinalIgnoreCase)),
        QuestionKind.Matching => PairsOf(key) is { Count: > 0 } right && PairsOf(value) is { } chosen && chosen.Count == right.Count
            && right.All(p => chosen.GetValueOrDefault(p.Key) == p.Value),
        _ => false,
    };

    private static bool IsNear(JsonElement key, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Number || key.ValueKind != JsonValueKind.Object || !key.TryGetProperty("value", out var right))
        {
            return false;
        }

        var tolerance = key.TryGetProperty("tolerance", out var given) && given.ValueKind == JsonValueKind.Number ? given.GetRawText() : "0";
        var (answer, target) = (value.GetRawText(), right.GetRawText());

        // 0.4 is within 0.1 of 0.3 for a person; in binary it is not. So ordinary numbers are compared as decimals.
        return Decimal(answer) is { } a && Decimal(target) is { } t && Decimal(tolerance) is { } d
            ? Math.Abs(a - t) <= d
            : Math.Abs(Binary(answer) - Binary(target)) <= Binary(tolerance);
    }

    private static decimal? Decimal(string number)
    {
        var size = Math.Abs(Binary(number));
        return size is 0 or (>= 1e-12 and <= 1e15) ? decimal.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture) : null;
    }

    private static double Binary(string number) => double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string Folded(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // Null where the text is no JSON value that the database could keep.
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

    // Null where it is no text, or one with a NUL or half a character, which the database cannot keep.
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

    // Null where it is no object of texts, or names one left side twice.
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

    // Null where it has a NUL or half a character.
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

    // Null where it is no array of texts.
    private static string[]? TextsOf(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var texts = element.EnumerateArray().Select(TextOf).ToArray();
        return texts.Contains(null) ? null : texts.OfType<string>().ToArray();
    }

    // Null where it is no number, or one that the database or a double could not keep.
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
