using System.Text.Json;
using System.Text.Json.Serialization;
using Veritas.Monitoring.Patterns;

namespace Veritas.Monitoring;

/// <summary>
/// The state of one attempt's score. Equal histories give equal states, and a deserialised state continues with
/// bit-identical results.
/// </summary>
public sealed class ScoringState
{
    // Must be incremented when the meaning of a stored snapshot changes; attempts then replay their events.
    private const int CurrentForm = 2;

    /// <summary>Number of applied events of all types.</summary>
    [JsonInclude]
    public long EventCount { get; internal set; }

    /// <summary>Number of jumps of the client's clock; each counts as one <c>client.tampered</c>.</summary>
    [JsonInclude]
    public int ClockJumps { get; internal set; }

    /// <summary>
    /// A teacher has paused the attempt. Events are recorded but do not count, because the student may leave the page.
    /// </summary>
    [JsonInclude]
    public bool Paused { get; internal set; }

    [JsonInclude]
    internal int Form { get; set; } = CurrentForm;

    [JsonInclude]
    internal ClientClock Clock { get; set; } = new();

    /// <summary>The latest effective time of a server event.</summary>
    [JsonInclude]
    internal long ServerNow { get; set; }

    /// <summary>The band after the last event that counted: 0 none, 1 notice, 2 warning, 3 critical.</summary>
    [JsonInclude]
    internal int Level { get; set; }

    /// <summary>The end of the last reported outage.</summary>
    [JsonInclude]
    internal long OutageUntil { get; set; }

    [JsonInclude]
    internal PatternMemory? Patterns { get; set; }

    /// <summary>By index in the taxonomy; null without events.</summary>
    [JsonIgnore]
    internal TypeTally?[] ByType { get; } = new TypeTally?[EventCatalog.All.Length];

    [JsonInclude]
    internal TypeTally[] Types
    {
        get => [.. ByType.OfType<TypeTally>()];
        set
        {
            foreach (var tally in value)
            {
                var place = Array.FindIndex([.. EventCatalog.All], t => t.Name == tally.Type);
                if (place >= 0)
                {
                    ByType[place] = tally;
                }
            }
        }
    }

    [JsonIgnore]
    internal long Now => Math.Max(Clock.Now, ServerNow);

    /// <summary>The state as JSON.</summary>
    public byte[] Serialize() => JsonSerializer.SerializeToUtf8Bytes(this, ScoringStateJson.Default.ScoringState);

    /// <summary>Reads what <see cref="Serialize"/> wrote.</summary>
    /// <exception cref="JsonException">Not a state, or one of another version: replay the events instead.</exception>
    public static ScoringState Deserialize(ReadOnlySpan<byte> json)
    {
        var state = JsonSerializer.Deserialize(json, ScoringStateJson.Default.ScoringState);
        return state is { Form: CurrentForm } ? state : throw new JsonException("a scoring state of another version");
    }

    internal TypeTally TallyOf(EventRule rule) => ByType[rule.Index] ??= new TypeTally { Type = rule.Type.Name };
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault
)]
[JsonSerializable(typeof(ScoringState))]
internal sealed partial class ScoringStateJson : JsonSerializerContext;
