using System.Collections.Immutable;
using System.Text.Json;
using Veritas.Exams;

namespace Veritas.Analysis;

/// <summary>The parts of a question that figures need.</summary>
internal readonly record struct QuestionShape(Guid Id, double Points);

/// <summary>The parts of a saved answer that figures need; the value is set for choices only.</summary>
internal readonly record struct SavedAnswer(
    Guid QuestionId,
    double? Points,
    DateTimeOffset SavedAt,
    QuestionKind Kind,
    string? Value
);

/// <summary>Computes an attempt's figures by question.</summary>
internal static class FigureRules
{
    private const int MaxOptions = 50;

    /// <summary>
    /// One for each question of the exam. An omitted question has 0 points; the time of an answer starts at the
    /// previous answer, or at the start of the attempt.
    /// </summary>
    public static ImmutableArray<ItemFigures> Items(
        ImmutableArray<QuestionShape> questions,
        IReadOnlyCollection<SavedAnswer> answers,
        DateTimeOffset startedAt
    )
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
            .. questions.Select(q =>
                byQuestion.TryGetValue(q.Id, out var answer)
                    ? new ItemFigures(q.Id, answer.Points ?? double.NaN, q.Points, took[q.Id], Chosen(answer))
                    : new ItemFigures(q.Id, 0, q.Points, -1, "")
            ),
        ];
    }

    /// <summary>The ids of the chosen options, or <c>true</c> or <c>false</c>; empty for a cleared answer.</summary>
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
            JsonValueKind.Array => string.Join(
                ItemFigures.Separator,
                value.EnumerateArray().Take(MaxOptions).Select(o => o.ToString())
            ),
            _ => "",
        };
    }
}
