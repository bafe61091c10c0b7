using System.Text;
using System.Text.Json;

namespace Veritas.Exams;

public static partial class GradingRules
{
    private const int LongestText = 10_000;
    private const int LongestOption = 2_000;
    private const int LongestId = 64;
    private const int MostOptions = 50;

    /// <summary>Null when the question is valid, else <c>question_invalid</c> with the field and its bound.</summary>
    /// <param name="kind">How it is answered.</param>
    /// <param name="text">1 to 10,000 characters.</param>
    /// <param name="options">
    /// For choices 2 to 50 {id, text} with unique ids of at most 64 characters; for matching {left, right}, each such a
    /// list; null for other kinds.
    /// </param>
    /// <param name="key">By kind; null for an essay.</param>
    /// <param name="points">Greater than 0, at most 1,000.</param>
    public static Problem? CheckQuestion(QuestionKind kind, string text, RawJson? options, RawJson? key, double points)
    {
        var breach =
            !Enum.IsDefined(kind) ? "kind is unknown."
            : !IsText(text, LongestText) ? "text must have 1 to 10,000 characters, not all of them space."
            : !(points > 0 && points <= 1000) ? "points must be over 0 and at most 1,000."
            : OptionsBreach(kind, options) ?? KeyBreach(kind, options, key);
        return breach is null ? null : new Problem(ProblemKind.Invalid, "question_invalid", breach);
    }

    private static string? OptionsBreach(QuestionKind kind, RawJson? options)
    {
        if (kind == QuestionKind.Matching)
        {
            return SidesBreach(options);
        }

        if (kind is not (QuestionKind.SingleChoice or QuestionKind.MultipleChoice))
        {
            return IsNothing(options) ? null : "options are for choices and matching only.";
        }

        return options is { } raw && Read(raw) is { } list
            ? ListBreach(list, "options")
            : "options must be a list of 2 to 50 {id, text}.";
    }

    private static string? SidesBreach(RawJson? options) =>
        options is { } raw
        && Read(raw) is { ValueKind: JsonValueKind.Object } sides
        && HasOnly(sides, "left", "right")
        && sides.TryGetProperty("left", out var left)
        && sides.TryGetProperty("right", out var right)
            ? ListBreach(left, "left") ?? ListBreach(right, "right")
            : "options must be {left, right}, each a list of 2 to 50 {id, text}.";

    private static string? ListBreach(JsonElement list, string name)
    {
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() is < 2 or > MostOptions)
        {
            return $"{name} must be a list of 2 to 50 {{id, text}}.";
        }

        if (!list.EnumerateArray().All(IsOption))
        {
            return $"{name}: each needs an id of at most 64 characters and a text of at most 2,000, and nothing else.";
        }

        return IdsOf(list).Count == list.GetArrayLength() ? null : $"{name}: the ids must differ.";
    }

    private static bool IsOption(JsonElement option) =>
        IsText(Member(option, "id"), LongestId)
        && IsText(Member(option, "text"), LongestOption)
        && HasOnly(option, "id", "text");

    private static string? KeyBreach(QuestionKind kind, RawJson? options, RawJson? key)
    {
        if (kind == QuestionKind.Essay)
        {
            return IsNothing(key) ? null : "key: an essay has none; a teacher grades it.";
        }

        if (
            key is not { } raw
            || Encoding.UTF8.GetByteCount(raw.Text ?? "") > LongestAnswer
            || Read(raw) is not { } value
        )
        {
            return "key is missing.";
        }

        return kind switch
        {
            QuestionKind.SingleChoice => TextOf(value) is { } id && OptionIds(options).Contains(id)
                ? null
                : "key must be the id of one option.",
            QuestionKind.MultipleChoice => TextsOf(value) is { Length: > 0 } ids
            && AreDistinct(ids)
            && ids.All(OptionIds(options).Contains)
                ? null
                : "key must be a list of different option ids, at least one.",
            QuestionKind.TrueFalse => value.ValueKind is JsonValueKind.True or JsonValueKind.False
                ? null
                : "key must be true or false.",
            QuestionKind.Numeric => IsNumericKey(value)
                ? null
                : "key must be {value, tolerance} with numbers, the tolerance 0 or more.",
            QuestionKind.Matching => PairsOf(value) is { } pairs
            && SideIds(options, "left").SetEquals(pairs.Keys)
            && pairs.Values.All(SideIds(options, "right").Contains)
                ? null
                : "key must give every left id a right id.",
            _ => TextsOf(value) is { Length: > 0 and <= MostOptions } accepted
            && accepted.All(a => IsText(a, LongestOption))
                ? null
                : "key must be a list of 1 to 50 accepted texts.",
        };
    }

    private static bool IsNumericKey(JsonElement key) =>
        key.ValueKind == JsonValueKind.Object
        && HasOnly(key, "value", "tolerance")
        && key.TryGetProperty("value", out var value)
        && NumberOf(value) is not null
        && (!key.TryGetProperty("tolerance", out var tolerance) || NumberOf(tolerance) >= 0);

    // Unknown members are rejected: nothing validates them, and the database may be unable to store them.
    private static bool HasOnly(JsonElement element, params ReadOnlySpan<string> names)
    {
        foreach (var member in element.EnumerateObject())
        {
            if (!names.Contains(member.Name))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsNothing(RawJson? json) =>
        json is not { Text: not null } raw || Read(raw) is { ValueKind: JsonValueKind.Null };

    private static bool IsText(string? text, int longest) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= longest && !text.Contains('\0');

    private static string? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member)
            ? TextOf(member)
            : null;
}
