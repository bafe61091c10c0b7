using System.Text.Json;

namespace Veritas.Bench.Students;

/// <summary>Makes an answer a student might give, by the question's kind.</summary>
internal static class Answers
{
    private static readonly string[] Words =
    [
        "because",
        "the",
        "function",
        "grows",
        "with",
        "every",
        "step",
        "and",
        "therefore",
        "its",
        "limit",
        "is",
        "bounded",
        "by",
        "one",
    ];

    public static object? For(JsonElement question, Random random) =>
        question.GetProperty("kind").GetString() switch
        {
            "single_choice" => Pick(question, random),
            "multiple_choice" => Options(question)
                .Where(_ => random.NextDouble() < 0.5)
                .DefaultIfEmpty(Pick(question, random))
                .ToArray(),
            "true_false" => random.NextDouble() < 0.5,
            "numeric" => Math.Round(random.NextDouble() * 100, 1),
            "short_text" => Words[random.Next(Words.Length)],
            "essay" => string.Join(
                ' ',
                Enumerable.Range(0, random.Next(20, 120)).Select(_ => Words[random.Next(Words.Length)])
            ),
            _ => null,
        };

    private static string Pick(JsonElement question, Random random)
    {
        var options = Options(question);
        return options[random.Next(options.Length)];
    }

    private static string[] Options(JsonElement question) =>
        [.. question.GetProperty("options").EnumerateArray().Select(option => option.GetProperty("id").GetString()!)];
}
