using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Veritas;

/// <summary>JSON as clients see it and as JSONB columns hold it: snake_case names and enum values, UTC times.</summary>
public static class VeritasJson
{
    /// <summary>Read-only; copy it to add to it.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            DictionaryKeyPolicy = null,
            NumberHandling = JsonNumberHandling.Strict,
            PropertyNameCaseInsensitive = false,
            MaxDepth = 32,
        };
        options.Converters.Add(new UtcTimeConverter());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}

/// <summary>
/// The snake_case names of an enum's values, as JSON and the database's check constraints spell them.
/// </summary>
/// <typeparam name="T">The enum.</typeparam>
public static class WireName<T>
    where T : struct, Enum
{
    private static readonly ConcurrentDictionary<T, string> Names = new();
    private static readonly Dictionary<string, T> Values = Enum.GetValues<T>()
        .ToDictionary(v => JsonNamingPolicy.SnakeCaseLower.ConvertName(v.ToString()), StringComparer.Ordinal);

    /// <summary>The name of a value.</summary>
    public static string Of(T value) =>
        Names.GetOrAdd(value, static v => JsonNamingPolicy.SnakeCaseLower.ConvertName(v.ToString()));

    /// <summary>The value of a name, or null if no value has it.</summary>
    public static bool TryParse(string name, out T value) => Values.TryGetValue(name, out value);

    /// <summary>The value of a name.</summary>
    /// <exception cref="ArgumentException">No value has that name.</exception>
    public static T Parse(string name) =>
        Values.TryGetValue(name, out var value)
            ? value
            : throw new ArgumentException($"{typeof(T).Name} has no such value", nameof(name));
}
