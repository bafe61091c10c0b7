using System.Text.Json;

namespace Veritas.Monitoring;

/// <summary>
/// The facts that the rules read from an event's <c>data</c>. The client's bytes and PostgreSQL's rendering of them
/// give the same facts: key order, white space, escapes, duplicate keys (the last one counts) and number formats do not
/// matter. A missing number is NaN, so that every comparison with it is false.
/// </summary>
internal struct EventFacts
{
    private const int LongestText = 64;

    public double Part;
    public double Length;
    public double Chars;
    public double Keys;
    public double Severity;
    public bool Open;
    public bool First;

    /// <summary>Hash that identifies a question; 0 without one.</summary>
    public ulong Question;

    public static EventFacts None { get; } =
        new()
        {
            Part = double.NaN,
            Length = double.NaN,
            Chars = double.NaN,
            Keys = double.NaN,
            Severity = double.NaN,
        };

    /// <summary>Reads the facts; data that is not a JSON object has none.</summary>
    public static EventFacts Read(ReadOnlySpan<byte> json)
    {
        if (json.IsEmpty)
        {
            return None;
        }

        try
        {
            return ReadObject(json);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Invalid JSON, too deep, or invalid Unicode. Such data is never stored, so a replay cannot differ.
            return None;
        }
    }

    private static EventFacts ReadObject(ReadOnlySpan<byte> json)
    {
        var facts = None;
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return None;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            facts.ReadProperty(ref reader);
        }

        return facts;
    }

    private void ReadProperty(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("part"u8))
        {
            Part = Number(ref reader);
        }
        else if (reader.ValueTextEquals("open"u8))
        {
            Open = Truth(ref reader);
        }
        else if (reader.ValueTextEquals("q"u8))
        {
            Question = Text(ref reader);
        }
        else if (reader.ValueTextEquals("len"u8))
        {
            Length = Number(ref reader);
        }
        else if (reader.ValueTextEquals("chars"u8))
        {
            Chars = Number(ref reader);
        }
        else if (reader.ValueTextEquals("keys"u8))
        {
            Keys = Number(ref reader);
        }
        else if (reader.ValueTextEquals("first"u8))
        {
            First = Truth(ref reader);
        }
        else if (reader.ValueTextEquals("severity"u8))
        {
            Severity = Number(ref reader);
        }
        else
        {
            Pass(ref reader);
        }
    }

    // Skips the value, including nested ones.
    private static JsonTokenType Pass(ref Utf8JsonReader reader)
    {
        reader.Read();
        var token = reader.TokenType;
        reader.Skip();
        return token;
    }

    private static double Number(ref Utf8JsonReader reader) =>
        Pass(ref reader) == JsonTokenType.Number && reader.TryGetDouble(out var number) && double.IsFinite(number)
            ? number
            : double.NaN;

    private static bool Truth(ref Utf8JsonReader reader) => Pass(ref reader) == JsonTokenType.True;

    // FNV-1a of the unescaped text. An escape has at most six bytes per byte, so a longer value cannot be a short text.
    private static ulong Text(ref Utf8JsonReader reader)
    {
        if (Pass(ref reader) != JsonTokenType.String || reader.ValueSpan.Length > LongestText * 6)
        {
            return 0;
        }

        Span<byte> buffer = stackalloc byte[LongestText * 6];
        var text = buffer[..reader.CopyString(buffer)];
        if (text.Length is 0 or > LongestText)
        {
            return 0;
        }

        var hash = 14695981039346656037UL;
        foreach (var b in text)
        {
            hash = (hash ^ b) * 1099511628211UL;
        }

        return hash;
    }
}
