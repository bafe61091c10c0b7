using System.Text.Json;

namespace Veritas.Analysis;

/// <summary>Writes the request to the model and reads its answer.</summary>
internal static class NarrativeRules
{
    public const int LongestText = 8_000;
    private const int MaxTokens = 600;

    private const string Task = """
        You describe to a teacher how an online exam was taken, from figures alone. Write at most 150 words of plain
        English in short sentences. Say what the figures show and what harmless reasons there may be. Do not accuse, do
        not guess at intentions, do not judge, do not recommend a score or a consequence.
        """;

    /// <summary>The body of the request: figures by question position, without names, ids and texts.</summary>
    public static string Request(string model, BehaviorFigures f) =>
        JsonSerializer.Serialize(
            new
            {
                model,
                max_tokens = MaxTokens,
                temperature = 0.2,
                messages = new object[]
                {
                    new { role = "system", content = Task },
                    new { role = "user", content = JsonSerializer.Serialize(Told(f), VeritasJson.Options) },
                },
            }
        );

    /// <summary>The text and its tokens; null if the answer has no text.</summary>
    public static (string Text, long Tokens)? Answer(JsonElement body)
    {
        if (
            Property(body, "choices") is not { ValueKind: JsonValueKind.Array } choices
            || choices.GetArrayLength() == 0
            || Property(choices[0], "message") is not { } message
            || Property(message, "content") is not { ValueKind: JsonValueKind.String } content
        )
        {
            return null;
        }

        var text = content.GetString()!.Replace("\0", "", StringComparison.Ordinal).Trim();
        return text.Length == 0 ? null : (text[..Math.Min(text.Length, LongestText)], Tokens(body));
    }

    /// <summary>Delay before the next try, after that many tries: doubles with each, at most an hour.</summary>
    public static TimeSpan Wait(double retrySeconds, int tries) =>
        TimeSpan.FromSeconds(Math.Min(3_600, retrySeconds * Math.Pow(2, Math.Max(0, tries - 1))));

    private static long Tokens(JsonElement body) =>
        Property(body, "usage") is { } usage
        && Property(usage, "total_tokens") is { ValueKind: JsonValueKind.Number } total
        && total.TryGetInt64(out var tokens)
            ? Math.Clamp(tokens, 0, 10_000_000)
            : 0;

    private static JsonElement? Property(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var property) ? property : null;

    private static object Told(BehaviorFigures f) =>
        new
        {
            f.Seconds,
            Questions = f.Questions.Select(q => new
            {
                q.Position,
                q.Seconds,
                q.Visits,
                q.Saves,
                q.Changes,
            }),
            f.Focus,
            f.Paste,
            f.Rhythm,
            f.Changes,
        };
}
