using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Veritas.WebHost.Http;

/// <summary>
/// Generates an example of every response from its schema. Request bodies declare their own with
/// <see cref="ExampleAttribute"/>, because an example generated from a schema is not always valid.
/// </summary>
internal static class AnswerExamples
{
    private const int Deepest = 8;

    /// <summary>Example values of strings by property name; others are <c>text</c>.</summary>
    private static readonly Dictionary<string, string> Texts = new()
    {
        ["access_token"] = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIwMTkx.c2lnbmF0dXJl",
        ["refresh_token"] = "sI8vFCsCkqFz0hPQ1fKp6mGr1q2nD0bY3Tn5w7u9xZE",
        ["token_type"] = "Bearer",
        ["email"] = "ada@example.org",
        ["full_name"] = "Ada Example",
        ["student_name"] = "Ada Example",
        ["title"] = "Algebra",
        ["subject"] = "Mathematics",
        ["name"] = "9b",
        ["term"] = "2030/31",
        ["text"] = "What is 6 times 7?",
        ["comment"] = "Well argued.",
        ["reason"] = "A slip.",
        ["department"] = "Mathematics",
        ["description"] = "Numbers and sets.",
        ["student_number"] = "2030-0417",
        ["role"] = "student",
        ["actor_role"] = "teacher",
        ["action"] = "POST /teacher/exams",
        ["address"] = "192.0.2.0",
        ["request_id"] = "0HN5A2",
        ["band"] = "notice",
        ["old_band"] = "warning",
        ["new_band"] = "notice",
        ["type"] = "tab.hidden",
        ["kind"] = "tab.hidden",
        ["category"] = "focus",
        ["source"] = "backup",
        ["message"] = "Done in 40 s.",
        ["topic"] = "Mathematics",
        ["feature"] = "mean",
        ["measure"] = "points",
        ["model"] = "rule",
        ["password"] = "Xk4mQ9pLz7RtB2vN",
        ["secret"] = "JBSWY3DPEHPK3PXP",
        ["otpauth_uri"] = "otpauth://totp/Veritas:ada%40example.org?secret=JBSWY3DPEHPK3PXP&issuer=Veritas",
        ["qr_svg"] = "<svg/>",
        ["prefix"] = "veritas_2fK",
        ["ticket"] = "CfDJ8",
        ["url"] = "wss://exams.example.org/ws/monitor",
        ["etag"] = "\"0Jx6y0vCk2aB\"",
        ["hash"] = "5f2c",
        ["head_hash"] = "5f2c",
        ["sentence"] = "The page was hidden for 12 s.",
        ["summary"] = "Steady work, two short absences.",
        ["status"] = "ok",
        ["database"] = "ok",
        ["silo"] = "ok",
        ["version"] = "0.5.0",
        ["id"] = "a",
        ["option"] = "a",
        ["number"] = "2030-0417",
    };

    /// <summary>Example values of numbers by property name; others are 1 or 0.5.</summary>
    private static readonly Dictionary<string, double> Numbers = new()
    {
        ["duration_s"] = 3_600,
        ["pass_mark"] = 50,
        ["percent"] = 75,
        ["points"] = 2,
        ["max_points"] = 4,
        ["integrity_score"] = 92.5,
        ["risk"] = 12.5,
        ["retention_days"] = 180,
        ["notice"] = 30,
        ["warning"] = 55,
        ["critical"] = 75,
        ["hysteresis"] = 5,
        ["expires_in"] = 86_400,
        ["severity"] = 45,
        ["ms"] = 2_300,
        ["extra_s"] = 900,
        ["factor"] = 1.25,
        ["version"] = 3,
    };

    /// <summary>
    /// Adds an example to every 2xx response in JSON: to its schema, or to the media type if the schema is inline.
    /// </summary>
    public static Task AddAsync(
        OpenApiDocument document,
        OpenApiDocumentTransformerContext context,
        CancellationToken cancel
    )
    {
        var schemas = document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>();
        var answers =
            from path in document.Paths.Values
            from operation in path.Operations?.Values.AsEnumerable() ?? []
            from response in operation.Responses ?? []
            where response.Key[0] == '2' && response.Value.Content is not null
            from content in response.Value.Content!
            where content.Key == "application/json" && content.Value.Schema is not null
            select content.Value;
        foreach (var answer in answers.ToList())
        {
            if (Resolved(answer.Schema!, schemas) is OpenApiSchema shared && answer.Schema is OpenApiSchemaReference)
            {
                shared.Examples ??= [Of("", shared, schemas, 0)!];
            }
            else
            {
                answer.Example ??= Of("", answer.Schema!, schemas, 0);
            }
        }

        return Task.CompletedTask;
    }

    private static JsonNode? Of(
        string name,
        IOpenApiSchema schema,
        IDictionary<string, IOpenApiSchema> schemas,
        int depth
    )
    {
        var here = Resolved(schema, schemas);
        if (here.OneOf is { Count: > 0 } choices)
        {
            return Of(name, choices.FirstOrDefault(c => c.Type != JsonSchemaType.Null) ?? choices[0], schemas, depth);
        }

        var isOptional = here.Type?.HasFlag(JsonSchemaType.Null) == true;
        return (name == "next" && isOptional) || depth > Deepest ? null
            : here.Examples is { Count: > 0 } given ? given[0].DeepClone()
            : here.Enum is { Count: > 0 } names ? names.First(n => n is not null).DeepClone()
            : here.Format switch
            {
                "uuid" => "0191e508-3108-7d1e-a470-956f66984427",
                "date-time" => "2030-06-15T09:00:00Z",
                "date" => "2030-06-15",
                _ => Plain(name, here, (here.Type ?? default) & ~JsonSchemaType.Null, schemas, depth),
            };
    }

    private static JsonNode? Plain(
        string name,
        IOpenApiSchema schema,
        JsonSchemaType type,
        IDictionary<string, IOpenApiSchema> schemas,
        int depth
    ) =>
        type switch
        {
            JsonSchemaType.String => Texts.GetValueOrDefault(name, "text"),
            JsonSchemaType.Integer => (long)Numbers.GetValueOrDefault(name, 1),
            JsonSchemaType.Number => Numbers.GetValueOrDefault(name, 0.5),
            JsonSchemaType.Boolean => true,
            JsonSchemaType.Array => schema.Items is { } items
                ? new JsonArray(Of(name.TrimEnd('s'), items, schemas, depth + 1))
                : new JsonArray(),
            JsonSchemaType.Object when schema.Properties is { Count: > 0 } properties => new JsonObject(
                properties.Select(p => KeyValuePair.Create(p.Key, Of(p.Key, p.Value, schemas, depth + 1)))
            ),
            JsonSchemaType.Object => schema.AdditionalProperties is { } values
                ? new JsonObject { ["a"] = Of("", values, schemas, depth + 1) }
                : new JsonObject(),
            _ => "a",
        };

    private static IOpenApiSchema Resolved(IOpenApiSchema schema, IDictionary<string, IOpenApiSchema> schemas) =>
        schema is OpenApiSchemaReference { Reference.Id: { } id } && schemas.TryGetValue(id, out var target)
            ? target
            : schema;
}
