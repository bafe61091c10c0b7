using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Veritas.Tests.Hostile.Inputs;

/// <summary>Mutates valid JSON, in its structure or its bytes.</summary>
public static class Mutations
{
    private static readonly byte[][] Bytes =
    [
        [0],
        [0xFF],
        [0xC3, 0x28],
        [0xED, 0xA0, 0x80],
        [0xF0, 0x9F],
        [0xC0, 0x80],
        [0xEF, 0xBB, 0xBF],
        [0x1B],
        [0x7F],
        "\\"u8.ToArray(),
        "\""u8.ToArray(),
        "{"u8.ToArray(),
        "}"u8.ToArray(),
        "]"u8.ToArray(),
        ","u8.ToArray(),
        ":"u8.ToArray(),
        "/**/"u8.ToArray(),
        "\r\n"u8.ToArray(),
    ];

    private static readonly JsonDocumentOptions Whole = new() { AllowDuplicateProperties = false };

    /// <summary>Applies up to three mutations. Sometimes there is none, so that valid input is included.</summary>
    /// <param name="valid">The JSON text.</param>
    /// <param name="dice">Makes the random choices.</param>
    /// <param name="sound">Whether the result must be valid JSON, so that it passes the parser.</param>
    public static byte[] Of(string valid, Dice dice, bool sound = false)
    {
        var text = valid;
        for (var changes = dice.Next(sound ? 3 : 4); changes > 0; changes--)
        {
            text = Structure(text, dice, sound);
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        return !sound && dice.Percent(30) ? InBytes(bytes, dice) : bytes;
    }

    /// <summary>Removes, duplicates, adds or renames a field, or changes its value.</summary>
    public static string Structure(string text, Dice dice, bool sound = false)
    {
        try
        {
            return Changed(JsonNode.Parse(text, documentOptions: Whole), dice, sound);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            // The text is no longer valid JSON, so it remains unchanged.
            return text;
        }
    }

    private static string Changed(JsonNode? root, Dice dice, bool sound)
    {
        var places = new List<JsonNode>();
        Collect(root, places);
        if (places.Count == 0)
        {
            return dice.Of(sound ? Nasty.Sound : Nasty.Values);
        }

        // The marker is replaced by raw text afterwards, because a JSON writer cannot write most hostile values.
        const string Marker = "@@here@@";
        var put = dice.Percent(sound ? 4 : 12) ? dice.Of(Nasty.Large) : dice.Of(sound ? Nasty.Sound : Nasty.Values);
        switch (dice.Of(places))
        {
            case JsonObject o when o.Count > 0:
                var (name, value) = o.ElementAt(dice.Next(o.Count));
                switch (dice.Next(6))
                {
                    case 0:
                        o.Remove(name);
                        return root!.ToJsonString();
                    case 1:
                        o[
                            dice.Of([
                                "x",
                                "",
                                "__proto__",
                                "constructor",
                                "$type",
                                "id",
                                "\0",
                                name.ToUpperInvariant(),
                                name + " ",
                                new string('k', 3_000),
                            ])
                        ] = value?.DeepClone();
                        return root!.ToJsonString();
                    case 2:
                        o[name] = Marker;
                        return root!
                            .ToJsonString()
                            .Replace(
                                $"\"{Marker}\"",
                                $"{value?.ToJsonString() ?? "null"},{JsonSerializer.Serialize(name)}:{put}",
                                StringComparison.Ordinal
                            );
                    default:
                        o[name] = Marker;
                        break;
                }

                break;
            case JsonArray a when a.Count > 0:
                a[dice.Next(a.Count)] = Marker;
                break;
            case JsonArray a:
                a.Add(Marker);
                break;
            default:
                return put;
        }

        return root!.ToJsonString().Replace($"\"{Marker}\"", put, StringComparison.Ordinal);
    }

    /// <summary>Truncates, flips, repeats, removes or inserts bytes, including invalid UTF-8.</summary>
    public static byte[] InBytes(byte[] bytes, Dice dice)
    {
        if (bytes.Length == 0)
        {
            return dice.Of(Bytes);
        }

        var at = dice.Next(bytes.Length);
        switch (dice.Next(6))
        {
            case 0:
                return bytes[..at];
            case 1:
                var flipped = (byte[])bytes.Clone();
                for (var i = 1 + dice.Next(4); i > 0; i--)
                {
                    flipped[dice.Next(bytes.Length)] ^= (byte)(1 << dice.Next(8));
                }

                return flipped;
            case 2:
                return [.. bytes[..at], .. dice.Of(Bytes), .. bytes[at..]];
            case 3:
                var end = Math.Min(bytes.Length, at + 1 + dice.Next(20));
                return [.. bytes[..at], .. bytes[end..]];
            case 4:
                return [.. bytes[..at], .. bytes];
            default:
                return [.. bytes[..at], dice.Byte(), dice.Byte(), .. bytes[at..]];
        }
    }

    private static void Collect(JsonNode? node, List<JsonNode> places)
    {
        if (node is JsonObject o)
        {
            places.Add(o);
            foreach (var (_, child) in o)
            {
                Collect(child, places);
            }
        }
        else if (node is JsonArray a)
        {
            places.Add(a);
            foreach (var child in a)
            {
                Collect(child, places);
            }
        }
    }
}
