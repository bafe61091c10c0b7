using System.Text.Json;

namespace Veritas.Tests.Reference;

/// <summary>A stored event. Numbers above 0 are the client's; the others are of Veritas and of teachers.</summary>
public sealed record Recorded(
    long Seq,
    long AfterSeq,
    string Type,
    DateTimeOffset At,
    DateTimeOffset ReceivedAt,
    int Ms,
    JsonElement? Data = null
)
{
    public bool OfServer => Seq < 0;

    /// <summary>A number of the data; NaN if there is none of that name, so that every comparison is false.</summary>
    public double Number(string name) =>
        Data is { ValueKind: JsonValueKind.Object } data
        && data.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Number
            ? value.GetDouble()
            : double.NaN;

    /// <summary>Whether the data has true under that name.</summary>
    public bool True(string name) =>
        Data is { ValueKind: JsonValueKind.Object } data
        && data.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.True;

    /// <summary>A text of the data; null if there is none of that name.</summary>
    public string? Text(string name) =>
        Data is { ValueKind: JsonValueKind.Object } data
        && data.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    /// <summary>Client events by number, each followed by the events of Veritas that came after it.</summary>
    public static IReadOnlyList<Recorded> InOrder(IEnumerable<Recorded> events) =>
        [.. events.OrderBy(e => e.OfServer ? e.AfterSeq : e.Seq).ThenBy(e => e.OfServer).ThenByDescending(e => e.Seq)];
}
