using System.Text.Json;
using System.Text.Json.Nodes;

namespace Veritas.Tests.Web.Http;

/// <summary>An invalid body, derived from a valid one.</summary>
/// <param name="Why">What is invalid.</param>
/// <param name="Json">The body.</param>
/// <param name="Shape">Whether the body violates the schema (expects 400) or only has an invalid value (expects
/// any 4xx).</param>
internal sealed record BadBody(string Why, string Json, bool Shape);

/// <summary>
/// Derives invalid bodies from a valid one in every way its schema allows, property by property, including nested ones.
/// </summary>
internal static class BadBodies
{
    /// <summary>Exceeds the limit of every text field but not the limit of a body.</summary>
    private static readonly string TooLong = new('x', 100_000);
    private static readonly string Deep =
        string.Concat(Enumerable.Repeat("{\"a\":", 1_000)) + "1" + new string('}', 1_000);
    private static readonly string[] NotJson =
    [
        "",
        "not json",
        "{\"a\":",
        "[]",
        "7",
        "null",
        "\"text\"",
        "{} {}",
        "{\"a\":NaN}",
        Deep,
    ];

    public static IEnumerable<BadBody> Of(ApiRoute route, string good) =>
        NotJson
            .Select(j => new BadBody($"the body {j[..Math.Min(12, j.Length)]}", j, true))
            .Concat(Inside(route, route.BodySchema!.Value, JsonNode.Parse(good)!, good, []));

    private static IEnumerable<BadBody> Inside(
        ApiRoute route,
        JsonElement schema,
        JsonNode here,
        string whole,
        string[] path
    )
    {
        var required = schema.TryGetProperty("required", out var names)
            ? names.EnumerateArray().Select(n => n.GetString()!).ToHashSet()
            : [];
        yield return Bad(whole, path, "no_such_field", JsonValue.Create(1), "unknown field");
        foreach (var property in schema.GetProperty("properties").EnumerateObject())
        {
            var (name, inner) = (property.Name, route.Resolved(property.Value));
            if (required.Contains(name) && here[name] is not null)
            {
                yield return Without(whole, path, name);
            }

            if (ApiRoute.Types(inner) is [_, ..] && !ApiRoute.AllowsNull(property.Value))
            {
                yield return Bad(whole, path, name, null, "null");
            }

            foreach (var (value, why, shape) in Wrong(inner))
            {
                yield return Bad(whole, path, name, value, why) with
                {
                    Shape = shape,
                };
            }

            foreach (var bad in Below(route, inner, here[name], whole, [.. path, name]))
            {
                yield return bad;
            }
        }
    }

    private static IEnumerable<BadBody> Below(
        ApiRoute route,
        JsonElement schema,
        JsonNode? here,
        string whole,
        string[] path
    ) =>
        here switch
        {
            JsonObject when schema.TryGetProperty("properties", out _) => Inside(route, schema, here, whole, path),
            JsonArray { Count: > 0 } list
                when schema.TryGetProperty("items", out var items) && route.Resolved(items) is var item =>
                item.TryGetProperty("properties", out _)
                    ? Inside(route, item, list[0]!, whole, [.. path, "0"])
                    : Wrong(item).Select(w => Bad(whole, path, "0", w.Value, w.Why) with { Shape = w.Shape }),
            _ => [],
        };

    private static IEnumerable<(JsonNode? Value, string Why, bool Shape)> Wrong(JsonElement schema)
    {
        var format = schema.TryGetProperty("format", out var f) ? f.GetString() : null;
        if (schema.TryGetProperty("enum", out _))
        {
            return
            [
                ("no_such_name", "unknown name", true),
                (7, "a number", true),
                (new JsonObject(), "an object", true),
            ];
        }

        if (format is "uuid" or "date-time" or "date")
        {
            return
            [
                ("nonsense", "no " + format, true),
                (7, "a number", true),
                ("", "an empty text", true),
                (new JsonArray(), "a list", true),
            ];
        }

        return ApiRoute.Types(schema) switch
        {
            ["string"] =>
            [
                (7, "a number", true),
                (true, "a boolean", true),
                (new JsonArray("a"), "a list", true),
                (TooLong, "too long", false),
                ("a\0b", "a NUL", false),
            ],
            ["integer"] =>
            [
                ("7", "a text", true),
                (1.5, "a fraction", true),
                (JsonNode.Parse("9223372036854775808"), "too large for its type", true),
                (JsonNode.Parse("1e400"), "an overflow", true),
                (-1_000_000, "below its range", false),
                (format == "int64" ? long.MaxValue : int.MaxValue, "above its range", false),
            ],
            ["number"] =>
            [
                ("7", "a text", true),
                ("NaN", "NaN", true),
                (new JsonObject(), "an object", true),
                (JsonNode.Parse("1e400"), "an overflow", false),
                (-1e300, "below its range", false),
                (1e300, "above its range", false),
            ],
            ["boolean"] => [("true", "a text", true), (1, "a number", true)],
            ["array"] => [(7, "a number", true), (new JsonObject(), "an object", true), ("a", "a text", true)],
            ["object"] => [(7, "a number", true), (new JsonArray(1), "a list", true), ("a", "a text", true)],
            _ => [],
        };
    }

    private static BadBody Bad(string whole, string[] path, string name, JsonNode? value, string why)
    {
        var root = JsonNode.Parse(whole)!;
        switch (At(root, path))
        {
            case JsonArray list:
                list[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)] = value?.DeepClone();
                break;
            case var parent:
                parent[name] = value?.DeepClone();
                break;
        }

        return new BadBody($"{string.Join('.', [.. path, name])}: {why}", root.ToJsonString(), true);
    }

    private static BadBody Without(string whole, string[] path, string name)
    {
        var root = JsonNode.Parse(whole)!;
        At(root, path).AsObject().Remove(name);
        return new BadBody($"{string.Join('.', [.. path, name])}: missing", root.ToJsonString(), true);
    }

    private static JsonNode At(JsonNode root, string[] path) =>
        path.Aggregate(
            root,
            (node, name) =>
                (
                    node is JsonArray list
                        ? list[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)]
                        : node[name]
                )!
        );
}
