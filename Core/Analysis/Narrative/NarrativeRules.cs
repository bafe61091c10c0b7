using System.Text.Json;

namespace Veritas.Analysis;

/// <summary>What a model is asked, and what is taken of its answer.</summary>
internal static class NarrativeRules
{
    public const int LongestText = 8_000;
    private const int MostTokens = 600;

    private const string Task = """
        You describe to a teacher how an online exam was taken, from figures alone. Write at most 150 words of plain English in short sentences. Say what the
        figures show and what harmless reasons there may be. Do not accuse, do not guess at intentions, do not judge, do not recommend a score or a consequence.
        """;

    /// <summary>The body of the request: figures with positions of questions, and nothing that names anybody or anything.</summary>
    public static string Request(string model, BehaviorFigures f) => JsonSerializer.Serialize(
        new
        {
            model,
            max_tokens = MostTokens,
            temperature = 0.2,
            messages = new object[]
            {
                new { role = "system", content = Task },
                new { role = "user", content = JsonSerializer.Serialize(Told(f), VeritasJson.Options) },
            },
        });

    /// <summary>The text and its cost; null when the answer is none.</summary>
    public static (string Text, long Tokens)? Answer(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("choices", out var choices) || choices.ValueKind != JsonValueKind.Array || choices.GetArrayLength() == 0
            || choices[0].ValueKind != JsonValueKind.Object || !choices[0].TryGetProperty("message", out var message) || message.ValueKind != JsonValueKind.Object
            || !message.TryGetProperty("content", out var content) || content.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        var text = content.GetString()!.Replace("\0", "", StringComparison.Ordinal).Trim();
        return text.Length == 0 ? null : (text[..Math.Min(text.Length, LongestText)], Tokens(body));
    }

    /// <summary>How long the next try waits, after that many.</summary>
    public static TimeSpan Wait(double retrySeconds, int tries) => TimeSpan.FromSeconds(Math.Min(3_600, retrySeconds * Math.Pow(2, Math.Max(0, tries - 1))));

    private static long Tokens(JsonElement body) =>
        body.TryGetProperty("usage", out var usage) && usage.ValueKind == JsonValueKind.Object && usage.TryGetProperty("total_tokens", out var total)
            && total.ValueKind == JsonValueKind.Number && total.TryGetInt64(out var tokens)
            ? Math.Clamp(tokens, 0, 10_000_000) : 0;

    private static object Told(BehaviorFigures f) => new
    {
        f.Seconds,
        Questions = f.Questions.Select(q => new { q.Position, q.Seconds, q.Visits, q.Saves, q.Changes }),
        f.Focus,
        f.Paste,
        f.Rhythm,
        f.Changes,
    };
}
