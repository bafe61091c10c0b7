using System.Collections.Immutable;
using System.Text.Json;

namespace Veritas.Monitoring;

/// <summary>Reads event data for pages.</summary>
internal static class EventData
{
    private const int Most = 64;

    /// <summary>
    /// The strings of the array with that name; empty when there is none. The data is known to be valid JSON.
    /// </summary>
    public static ImmutableArray<string> Strings(ReadOnlySpan<byte> json, ReadOnlySpan<byte> name)
    {
        if (json.IsEmpty)
        {
            return [];
        }

        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (
                reader.CurrentDepth == 1
                && reader.TokenType == JsonTokenType.PropertyName
                && reader.ValueTextEquals(name)
            )
            {
                return Array(ref reader);
            }
        }

        return [];
    }

    private static ImmutableArray<string> Array(ref Utf8JsonReader reader)
    {
        var strings = ImmutableArray.CreateBuilder<string>();
        if (reader.Read() && reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.String && strings.Count < Most)
            {
                strings.Add(reader.GetString()!);
            }
        }

        return strings.ToImmutable();
    }
}
