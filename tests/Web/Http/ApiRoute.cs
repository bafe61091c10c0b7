using System.Text.Json;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Http;

/// <summary>
/// A route of the OpenAPI document. Tests over all routes therefore include new routes automatically.
/// </summary>
internal sealed record ApiRoute(string Method, string Pattern, JsonElement Operation, JsonElement Schemas)
{
    public string Name => $"{Method} {Pattern}";

    /// <summary>The JSON schema of the request body; null without a body or for a file.</summary>
    public JsonElement? BodySchema =>
        TakesBody
        && Content.TryGetProperty("application/json", out var json)
        && Resolved(json.GetProperty("schema")) is var schema
        && schema.TryGetProperty("properties", out _)
            ? schema
            : null;

    public bool TakesBody => Operation.TryGetProperty("requestBody", out _);

    /// <summary>The content types of the request body.</summary>
    public JsonElement Content => Operation.GetProperty("requestBody").GetProperty("content");

    /// <summary>The JSON schema of the 2xx response; null without one.</summary>
    public JsonElement? AnswerSchema =>
        Operation
            .GetProperty("responses")
            .EnumerateObject()
            .Where(r => r.Name[0] == '2')
            .Where(r =>
                r.Value.TryGetProperty("content", out var content) && content.TryGetProperty("application/json", out _)
            )
            .Select(r =>
                (JsonElement?)Resolved(
                    r.Value.GetProperty("content").GetProperty("application/json").GetProperty("schema")
                )
            )
            .FirstOrDefault();

    /// <summary>The query parameters.</summary>
    public IEnumerable<(string Name, JsonElement Schema)> Query =>
        !Operation.TryGetProperty("parameters", out var all)
            ? []
            : all.EnumerateArray()
                .Where(p => p.GetProperty("in").GetString() == "query")
                .Select(p => (p.GetProperty("name").GetString()!, p.GetProperty("schema")));

    public static async Task<IReadOnlyList<ApiRoute>> AllAsync(VeritasServer server)
    {
        var document = await server.Anonymous.ReadAsync("/openapi/v1.json");
        var schemas = document.GetProperty("components").GetProperty("schemas");
        return
        [
            .. from path in document.GetProperty("paths").EnumerateObject()
            from verb in path.Value.EnumerateObject()
            select new ApiRoute(verb.Name.ToUpperInvariant(), path.Name, verb.Value, schemas),
        ];
    }

    /// <summary>Resolves a reference. For a choice between null and a reference, resolves the reference.</summary>
    public JsonElement Resolved(JsonElement schema) =>
        schema.TryGetProperty("$ref", out var reference) ? Schemas.GetProperty(reference.GetString()!.Split('/')[^1])
        : schema.TryGetProperty("oneOf", out var choices)
        && choices.EnumerateArray().FirstOrDefault(c => c.TryGetProperty("$ref", out _))
            is { ValueKind: JsonValueKind.Object } one
            ? Resolved(one)
        : schema;

    /// <summary>
    /// The JSON types that a schema allows, without null; empty if it allows every type or only lists values.
    /// </summary>
    public static IReadOnlyList<string> Types(JsonElement schema) =>
        !schema.TryGetProperty("type", out var type) ? []
        : type.ValueKind == JsonValueKind.String ? [type.GetString()!]
        : [.. type.EnumerateArray().Select(t => t.GetString()!).Where(t => t != "null")];

    public static bool AllowsNull(JsonElement schema) =>
        schema.TryGetProperty("oneOf", out _)
        || (
            schema.TryGetProperty("type", out var type)
            && type.ValueKind == JsonValueKind.Array
            && type.EnumerateArray().Any(t => t.GetString() == "null")
        );
}
