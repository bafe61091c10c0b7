using System.Text.Json;
using System.Text.Json.Serialization;

namespace Veritas;

/// <summary>A JSON value of any shape, kept as text and written into JSON unchanged.</summary>
/// <param name="Text">One well-formed JSON value.</param>
[GenerateSerializer, Immutable, Alias("Veritas.RawJson"), JsonConverter(typeof(RawJsonConverter))]
public readonly record struct RawJson([property: Id(0)] string Text)
{
    /// <summary>A value as Veritas writes it, see <see cref="VeritasJson"/>.</summary>
    public static RawJson Of<T>(T value) => new(JsonSerializer.Serialize(value, VeritasJson.Options));

    /// <summary>The parsed value; detached from any document.</summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public JsonElement Parse() => JsonElement.Parse(Text);

    /// <inheritdoc/>
    public override string ToString() => Text;
}

/// <summary>Reads any JSON value as text, writes the text as a value.</summary>
public sealed class RawJsonConverter : JsonConverter<RawJson>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return new RawJson(document.RootElement.GetRawText());
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Text ?? "null");
}
