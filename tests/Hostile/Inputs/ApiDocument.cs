using System.Text.Json;
using Veritas.Tests.Support.Live;

namespace Veritas.Tests.Hostile.Inputs;

/// <summary>A route of the checked-in OpenAPI document.</summary>
/// <param name="Method">HTTP method in upper case.</param>
/// <param name="Path">Path with parameters in braces.</param>
/// <param name="Name">Operation id.</param>
/// <param name="Query">Names of query parameters.</param>
/// <param name="Body">Schema of the JSON body; null without one.</param>
public sealed record ApiRoute(string Method, string Path, string Name, IReadOnlyList<string> Query, JsonElement? Body);

/// <summary>
/// Reads all routes of <c>docs/openapi.json</c> and generates valid bodies from their schemas, so that new routes are
/// included automatically.
/// </summary>
public sealed class ApiDocument
{
    private const int MostDepth = 6;
    private readonly JsonElement _schemas;

    private ApiDocument(JsonElement document)
    {
        _schemas = document.GetProperty("components").GetProperty("schemas");
        Routes =
        [
            .. from path in document.GetProperty("paths").EnumerateObject()
            from operation in path.Value.EnumerateObject()
            where operation.Value.TryGetProperty("responses", out _)
            select Route(path.Name, operation),
        ];
    }

    public IReadOnlyList<ApiRoute> Routes { get; }

    public static ApiDocument Read() =>
        new(JsonElement.Parse(File.ReadAllBytes(Path.Combine(ServerProcess.RepositoryRoot(), "docs", "openapi.json"))));

    /// <summary>
    /// Generates a body for the schema. <paramref name="known"/> returns values for properties whose schema is not
    /// specific enough.
    /// </summary>
    public string Sample(JsonElement schema, Dice dice, Func<string, string?> known) =>
        Sample("", schema, dice, known, 0);

    private static ApiRoute Route(string path, JsonProperty operation)
    {
        var about = operation.Value;
        var query = about.TryGetProperty("parameters", out var parameters)
            ? parameters
                .EnumerateArray()
                .Where(p => p.GetProperty("in").GetString() == "query")
                .Select(p => p.GetProperty("name").GetString()!)
                .ToList()
            : [];
        JsonElement? body =
            about.TryGetProperty("requestBody", out var request)
            && request.GetProperty("content").TryGetProperty("application/json", out var json)
            && json.TryGetProperty("schema", out var schema)
                ? schema
                : null;
        return new ApiRoute(
            operation.Name.ToUpperInvariant(),
            path,
            about.TryGetProperty("operationId", out var name) ? name.GetString()! : path,
            query,
            body
        );
    }

    private string Sample(string name, JsonElement schema, Dice dice, Func<string, string?> known, int depth)
    {
        if (known(name) is { } value)
        {
            return value;
        }

        if (schema.TryGetProperty("$ref", out var reference))
        {
            return Sample("", _schemas.GetProperty(reference.GetString()!.Split('/')[^1]), dice, known, depth + 1);
        }

        if (schema.TryGetProperty("oneOf", out var choices))
        {
            return depth > MostDepth || dice.Percent(40)
                ? "null"
                : Sample("", choices.EnumerateArray().Last(), dice, known, depth + 1);
        }

        if (schema.TryGetProperty("enum", out var names))
        {
            return names[dice.Next(names.GetArrayLength())].GetRawText();
        }

        if (schema.TryGetProperty("format", out var format) && format.GetString() is "date-time")
        {
            return "\"2026-06-01T08:00:00Z\"";
        }

        return Type(schema) switch
        {
            "object" => Object(schema, dice, known, depth),
            "array" => depth > MostDepth
                ? "[]"
                : $"[{Sample("", schema.GetProperty("items"), dice, known, depth + 1)}]",
            "integer" => dice.Of(["1", "2", "60", "90"]),
            "number" => dice.Of(["0", "0.5", "1", "50"]),
            "boolean" => dice.Of(["true", "false"]),
            "string" when format.ValueKind == JsonValueKind.String && format.GetString() == "uuid" =>
                $"\"{dice.Id()}\"",
            "string" => dice.Of(["\"a\"", "\"Algebra\"", "\"tab.hidden\""]),
            _ => dice.Of([
                "\"b\"",
                "true",
                "[\"a\"]",
                "1.41",
                "null",
                "{\"value\":1,\"tolerance\":0}",
                "[{\"id\":\"a\",\"text\":\"54\"},{\"id\":\"b\",\"text\":\"56\"}]",
            ]),
        };
    }

    private string Object(JsonElement schema, Dice dice, Func<string, string?> known, int depth)
    {
        if (depth > MostDepth || !schema.TryGetProperty("properties", out var properties))
        {
            return "{}";
        }

        var fields = properties
            .EnumerateObject()
            .Select(p => $"{JsonSerializer.Serialize(p.Name)}:{Sample(p.Name, p.Value, dice, known, depth + 1)}");
        return $"{{{string.Join(',', fields)}}}";
    }

    private static string Type(JsonElement schema) =>
        !schema.TryGetProperty("type", out var type) ? ""
        : type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Last().GetString()!
        : type.GetString()!;
}
