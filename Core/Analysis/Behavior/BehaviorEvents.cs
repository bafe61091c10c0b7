using System.Text.Json;

namespace Veritas.Analysis;

/// <summary>Reads event data, which is a client's and may have any shape. Unexpected values count as missing.</summary>
internal static class BehaviorEvents
{
    /// <summary>Upper bound of a pasted length; larger values are invalid.</summary>
    private const int MaxCharacters = 1_000_000;
    private const int MaxIntervalMs = 10_000;

    public static BehaviorEvent Read(string type, DateTimeOffset at, int ms, string? data, DateTimeOffset startedAt)
    {
        var e = new BehaviorEvent(type, (at - startedAt).TotalSeconds, ms / 1000.0);
        if (data is null || JsonElement.Parse(data) is not { ValueKind: JsonValueKind.Object } json)
        {
            return e;
        }

        return e with
        {
            Question =
                Property(json, "q") is { ValueKind: JsonValueKind.String } q && q.TryGetGuid(out var id) ? id : null,
            Characters = (int)Number(json, "len", MaxCharacters),
            First = Property(json, "first") is { ValueKind: JsonValueKind.True },
            IntervalMs = Number(json, "base_ms", MaxIntervalMs),
        };
    }

    private static double Number(JsonElement json, string name, double most) =>
        Property(json, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out var number)
            ? Math.Clamp(number, 0, most)
            : 0;

    private static JsonElement? Property(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? value : null;
}
