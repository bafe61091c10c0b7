using System.Text.Json;
using System.Text.Json.Serialization;
using Veritas.Monitoring.Patterns;

namespace Veritas.Monitoring;

/// <summary>
/// All that the score of one attempt remembers. Equal histories give equal states, and a state written and read again
/// goes on to the last bit.
/// </summary>
public sealed class ScoringState
{
    // Raised whenever an older snapshot would not mean the same; the attempt then replays instead.
    private const int CurrentForm = 1;

    /// <summary>Events applied, of every kind.</summary>
    [JsonInclude]
    public long EventCount { get; internal set; }

    /// <summary>How often the client's clock has jumped; each is worth one <c>client.tampered</c>.</summary>
    [JsonInclude]
    public int ClockJumps { get; internal set; }

    /// <summary>
    /// A teacher has paused the attempt: events are recorded and do not count, the student was sent away.
    /// </summary>
    [JsonInclude]
    public bool Paused { get; internal set; }

    [JsonInclude]
    internal int Form { get; set; } = CurrentForm;

    [JsonInclude]
    internal ClientClock Clock { get; set; } = new();

    /// <summary>The latest effective time of an event made by Veritas.</summary>
    [JsonInclude]
    internal long ServerNow { get; set; }

    /// <summary>0 none, 1 notice, 2 warning, 3 critical, at the last event that counted.</summary>
    [JsonInclude]
    internal int Level { get; set; }

    /// <summary>The end of the last outage that was told.</summary>
    [JsonInclude]
    internal long OutageUntil { get; set; }

    [JsonInclude]
    internal PatternMemory? Patterns { get; set; }

    /// <summary>By place in the taxonomy; null: not seen.</summary>
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
    /// <exception cref="JsonException">It is no state, or one of another form: replay instead.</exception>
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
