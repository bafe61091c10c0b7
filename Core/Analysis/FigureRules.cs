using System.Collections.Immutable;
using System.Text.Json;
using Veritas.Exams;

namespace Veritas.Analysis;

/// <summary>A question as figures need it.</summary>
internal readonly record struct QuestionShape(Guid Id, double Points);

/// <summary>A saved answer as figures need it; the value is there for choices only.</summary>
internal readonly record struct SavedAnswer(Guid QuestionId, double? Points, DateTimeOffset SavedAt, QuestionKind Kind, string? Value);

/// <summary>From rows to figures.</summary>
internal static class FigureRules
{
    private const int MostOptions = 50;

    /// <summary>One a question of the exam. An omitted question is worth nothing; an answer took the time since the answer before, or since the start.</summary>
    public static ImmutableArray<ItemFigures> Items(ImmutableArray<QuestionShape> questions, IReadOnlyCollection<SavedAnswer> answers, DateTimeOffset startedAt)
    {
        var took = new Dictionary<Guid, int>(answers.Count);
        var before = startedAt;
        foreach (var answer in answers.OrderBy(a => a.SavedAt))
        {
            took[answer.QuestionId] = (int)Math.Clamp((answer.SavedAt - before).TotalSeconds, 0, int.MaxValue);
            before = answer.SavedAt;
        }

        var byQuestion = answers.ToDictionary(a => a.QuestionId);
        return
        [
            .. questions.Select(q => byQuestion.TryGetValue(q.Id, out var answer)
                ? new ItemFigures(q.Id, answer.Points ?? double.NaN, q.Points, took[q.Id], Chosen(answer))
                : new ItemFigures(q.Id, 0, q.Points, -1, "")),
        ];
    }

    /// <summary>What was chosen, by option id, or <c>true</c> and <c>false</c>; empty for a cleared answer.</summary>
    private static string Chosen(in SavedAnswer answer)
    {
        if (answer.Value is null)
        {
            return "";
        }

        var value = JsonElement.Parse(answer.Value);
        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            JsonValueKind.Array => string.Join(ItemFigures.Separator, value.EnumerateArray().Take(MostOptions).Select(o => o.ToString())),
            _ => "",
        };
    }
}
