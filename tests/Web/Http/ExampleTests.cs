using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Veritas.Tests.Support;
using Veritas.Tests.Web.Server;
using Veritas.WebHost.Http;

namespace Veritas.Tests.Web.Http;

/// <summary>The OpenAPI document has an example for every body and response, and the examples are valid.</summary>
public sealed class ExampleTests : IAsyncLifetime
{
    // The examples contain dates, which are valid on this day.
    private readonly VeritasServer _server = new()
    {
        Time = new ManualTime(new DateTimeOffset(2030, 6, 15, 9, 0, 0, TimeSpan.Zero)),
    };

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Every_body_and_response_has_an_example_that_matches_its_schema()
    {
        var (wrong, seen) = (new List<string>(), 0);
        foreach (var route in await ApiRoute.AllAsync(_server))
        {
            if (route.TakesBody)
            {
                wrong.AddRange(Examples(route).Any() ? [] : [$"{route.Name} has no example of a body"]);
                wrong.AddRange(
                    Examples(route)
                        .Where(e => route.BodySchema is not null)
                        .SelectMany(e => Mismatches(route, route.BodySchema!.Value, e.Example, $"{route.Name} body"))
                );
            }

            if (route.AnswerSchema is { } answer)
            {
                seen++;
                wrong.AddRange(
                    Shown(answer) is { } example
                        ? Mismatches(route, answer, example, $"{route.Name} response")
                        : [$"{route.Name} has no example of a response"]
                );
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Distinct()));
        Assert.True(seen > 80, $"only {seen} responses were checked");
    }

    [Fact]
    public async Task Example_bodies_are_accepted()
    {
        var scene = await BadInputScene.MakeAsync(_server);
        await _server.Anonymous.PostedAsync(
            "/auth/register",
            new
            {
                email = "ada@example.org",
                password = VeritasServer.Password,
                full_name = "Ada Example",
            }
        );
        await scene.Teacher.Http.PostedAsync(
            $"/teacher/classes/{scene.Class}/members",
            new { email = "ada@example.org" }
        );
        var (wrong, sent) = (new List<string>(), 0);
        // A password reset ends the sessions of the student in the examples, so it runs last.
        foreach (
            var route in (await ApiRoute.AllAsync(_server))
                .Where(r => r.TakesBody)
                .OrderBy(r => r.Pattern.EndsWith("/password-reset", StringComparison.Ordinal))
        )
        {
            foreach (var (type, example) in Examples(route))
            {
                sent++;
                var url = scene.Filled(route, route.Pattern) + Query(route, type);
                var caller = await CallerAsync(route, scene);
                using var request = new HttpRequestMessage(new HttpMethod(route.Method), url)
                {
                    Content = new ByteArrayContent(
                        Encoding.UTF8.GetBytes(await SentAsync(caller, route, url, example))
                    ),
                };
                request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
                request.Headers.TryAddWithoutValidation("If-Match", await scene.TagAsync(route, url));
                using var response = await caller.SendAsync(request);
                wrong.AddRange(
                    (int)response.StatusCode is 400 or 412 or 413 or 415 or >= 500
                    || (
                        response.StatusCode == HttpStatusCode.Unauthorized
                        && !route.Pattern.StartsWith("/auth", StringComparison.Ordinal)
                    )
                        ? [$"{route.Name}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}"]
                        : []
                );
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(sent >= 45, $"only {sent} bodies were sent");
    }

    /// <summary>
    /// The example of a PUT has ids of another resource. The resource is therefore read, and only the fields that the
    /// example changes are replaced.
    /// </summary>
    private static async Task<string> SentAsync(HttpClient http, ApiRoute route, string url, JsonElement example)
    {
        if (PermissionSamples.Change(route.Name) is not { } change)
        {
            return example.ValueKind == JsonValueKind.String ? example.GetString()! : example.GetRawText();
        }

        var shown = JsonNode.Parse(example.GetRawText())!;
        var changes = JsonNode
            .Parse(change)!
            .AsObject()
            .Select(field => KeyValuePair.Create(field.Key, shown[field.Key]?.DeepClone()));
        return (await http.WholeAsync(url, new JsonObject(changes))).ToJsonString();
    }

    /// <summary>Account routes get a new teacher as caller, because they may end the caller's session.</summary>
    private async Task<HttpClient> CallerAsync(ApiRoute route, BadInputScene scene) =>
        PermissionMatrix.Find(route.Method, route.Pattern)!.Callers == Callers.SignedIn
            ? (await _server.PersonAsync("teacher")).Http
            : scene.Caller(route);

    private static string Query(ApiRoute route, string type) =>
        route.Query.Any(q => q.Name == "format")
            ? type == "text/plain"
                ? "?format=gift"
                : "?format=csv"
            : "";

    /// <summary>Examples of a body, from its content or its schema.</summary>
    private static IEnumerable<(string Type, JsonElement Example)> Examples(ApiRoute route) =>
        from content in route.Content.EnumerateObject()
        let shown = content.Value.TryGetProperty("example", out var example)
            ? example
            : Shown(route.Resolved(content.Value.GetProperty("schema")))
        where shown is not null
        select (content.Name, shown.Value);

    private static JsonElement? Shown(JsonElement schema) =>
        schema.TryGetProperty("examples", out var examples) ? examples[0] : null;

    /// <summary>The differences between an example and its schema.</summary>
    private static IEnumerable<string> Mismatches(ApiRoute route, JsonElement schema, JsonElement example, string where)
    {
        var here = route.Resolved(schema);
        if (example.ValueKind == JsonValueKind.Null && (ApiRoute.AllowsNull(schema) || ApiRoute.Types(here).Count == 0))
        {
            return [];
        }

        if (
            here.TryGetProperty("enum", out var names)
            && names.EnumerateArray().All(n => n.ToString() != example.ToString())
        )
        {
            return [$"{where}: {example} is not one of its values"];
        }

        if (ApiRoute.Types(here) is [var type, ..] && !Is(type, example))
        {
            return [$"{where}: {example} is not of type {type}"];
        }

        if (example.ValueKind == JsonValueKind.Array && here.TryGetProperty("items", out var items))
        {
            return example.EnumerateArray().SelectMany((e, i) => Mismatches(route, items, e, $"{where}[{i}]"));
        }

        return example.ValueKind == JsonValueKind.Object && here.TryGetProperty("properties", out var properties)
            ? Missing(here, example, where)
                .Concat(
                    example
                        .EnumerateObject()
                        .SelectMany(p =>
                            properties.TryGetProperty(p.Name, out var inner)
                                ? Mismatches(route, inner, p.Value, $"{where}.{p.Name}")
                                : [$"{where}: {p.Name} is not in the schema"]
                        )
                )
            : [];
    }

    private static IEnumerable<string> Missing(JsonElement schema, JsonElement example, string where) =>
        !schema.TryGetProperty("required", out var required)
            ? []
            : required
                .EnumerateArray()
                .Where(r => !example.TryGetProperty(r.GetString()!, out _))
                .Select(r => $"{where}: {r} is missing");

    private static bool Is(string type, JsonElement value) =>
        type switch
        {
            "string" => value.ValueKind == JsonValueKind.String,
            "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
            "number" => value.ValueKind == JsonValueKind.Number,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "array" => value.ValueKind == JsonValueKind.Array,
            _ => value.ValueKind == JsonValueKind.Object,
        };
}
