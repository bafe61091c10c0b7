using System.Text;
using System.Text.Json;

namespace Veritas.Exams;

public static partial class GradingRules
{
    /// <summary>Maximum size of an answer, in bytes of UTF-8.</summary>
    public const int LongestAnswer = 64 * 1024;

    /// <summary>
    /// Null when the value is an answer to the question, else <c>answer_invalid</c>. JSON null clears an answer and is
    /// always valid.
    /// </summary>
    /// <param name="q">The question; its key is ignored.</param>
    /// <param name="value">At most 64 KB.</param>
    public static Problem? CheckAnswer(Question q, RawJson value)
    {
        if (value.Text is null || Encoding.UTF8.GetByteCount(value.Text) > LongestAnswer)
        {
            return Unfit("An answer must have at most 64 KB.");
        }

        if (Read(value) is not { } answer)
        {
            return Unfit("The answer is not valid JSON.");
        }

        return answer.ValueKind == JsonValueKind.Null
            ? null
            : q.Kind switch
            {
                QuestionKind.SingleChoice => TextOf(answer) is { } id && OptionIds(q.Options).Contains(id)
                    ? null
                    : Unfit("The answer must be the id of one option."),
                QuestionKind.MultipleChoice => TextsOf(answer) is { } ids
                && AreDistinct(ids)
                && ids.All(OptionIds(q.Options).Contains)
                    ? null
                    : Unfit("The answer must be a list of different option ids."),
                QuestionKind.TrueFalse => answer.ValueKind is JsonValueKind.True or JsonValueKind.False
                    ? null
                    : Unfit("The answer must be true or false."),
                QuestionKind.Numeric => NumberOf(answer) is not null
                    ? null
                    : Unfit("The answer must be a number of at most 64 characters."),
                QuestionKind.Matching => PairsOf(answer) is { } pairs
                && pairs.Keys.All(SideIds(q.Options, "left").Contains)
                && pairs.Values.All(SideIds(q.Options, "right").Contains)
                    ? null
                    : Unfit("The answer must be an object that gives left ids a right id each."),
                _ => TextOf(answer) is not null ? null : Unfit("The answer must be a text without a NUL character."),
            };
    }

    private static Problem Unfit(string detail) => new(ProblemKind.Invalid, "answer_invalid", detail);

    private static bool AreDistinct(string[] texts) => texts.Distinct(StringComparer.Ordinal).Count() == texts.Length;

    private static HashSet<string> OptionIds(RawJson? options) =>
        options is { } raw && Read(raw) is { } list ? IdsOf(list) : [];

    private static HashSet<string> SideIds(RawJson? options, string side) =>
        options is { } raw
        && Read(raw) is { ValueKind: JsonValueKind.Object } sides
        && sides.TryGetProperty(side, out var list)
            ? IdsOf(list)
            : [];

    private static HashSet<string> IdsOf(JsonElement list)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        if (list.ValueKind == JsonValueKind.Array)
        {
            foreach (var option in list.EnumerateArray())
            {
                if (Member(option, "id") is { } text)
                {
                    ids.Add(text);
                }
            }
        }

        return ids;
    }
}
