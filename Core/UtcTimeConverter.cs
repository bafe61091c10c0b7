using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Veritas;

/// <summary>Times as ISO-8601 in UTC, at most microseconds; a time without a zone is refused.</summary>
public sealed class UtcTimeConverter : JsonConverter<DateTimeOffset>
{
    /// <inheritdoc/>
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (
            reader.TokenType != JsonTokenType.String
            || !reader.TryGetDateTimeOffset(out var time)
            || !HasZone(reader.GetString()!)
        )
        {
            throw new JsonException();
        }

        return time.ToUniversalTime();
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(
            value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture)
        );

    private static bool HasZone(string text) =>
        text.EndsWith('Z') || text.AsSpan(Math.Max(0, text.Length - 6)).ContainsAny('+', '-') && text.Contains('T');
}
