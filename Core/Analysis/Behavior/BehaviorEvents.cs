using System.Text.Json;

namespace Veritas.Analysis;

/// <summary>Reads what a client wrote into an event's data: any shape is possible, and what is not as expected counts as not there.</summary>
internal static class BehaviorEvents
{
    /// <summary>No field holds more; larger lengths are a client's nonsense.</summary>
    private const int MostCharacters = 1_000_000;
    private const int LongestInterval = 10_000;

    public static BehaviorEvent Read(string type, DateTimeOffset at, int ms, string? data, DateTimeOffset startedAt)
    {
        var e = new BehaviorEvent(type, (at - startedAt).TotalSeconds, ms / 1000.0);
        if (data is null || JsonElement.Parse(data) is not { ValueKind: JsonValueKind.Object } json)
        {
            return e;
        }

        return e with
        {
            Question = json.TryGetProperty("q", out var q) && q.ValueKind == JsonValueKind.String && q.TryGetGuid(out var id) ? id : null,
            Characters = (int)Number(json, "len", MostCharacters),
            First = json.TryGetProperty("first", out var first) && first.ValueKind == JsonValueKind.True,
            IntervalMs = Number(json, "base_ms", LongestInterval),
        };
    }

    private static double Number(JsonElement json, string name, double most) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) ? Math.Clamp(number, 0, most) : 0;
}
