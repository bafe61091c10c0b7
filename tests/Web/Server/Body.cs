using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Veritas.Tests.Web.Http;

namespace Veritas.Tests.Web.Server;

/// <summary>Helpers for requests with JSON bodies.</summary>
public static partial class Body
{
    public static StringContent Raw(string json) => new(json, Encoding.UTF8, "application/json");

    /// <summary>Status and code of the refusal of that body.</summary>
    public static async Task<(int Status, string Code)> RefusedAsync(
        this HttpClient http,
        HttpMethod method,
        string url,
        object? body
    )
    {
        using var request = new HttpRequestMessage(method, url);
        request.Content = body switch
        {
            null => null,
            string raw when method == HttpMethod.Put && IsResource(url) && Parsed(raw) is { } change => Raw(
                (await http.WholeAsync(url, change)).ToJsonString()
            ),
            string raw => Raw(raw),
            _ when method == HttpMethod.Put => Raw((await http.WholeAsync(url, body)).ToJsonString()),
            _ => JsonContent.Create(body),
        };
        // Without If-Match, a PUT would be refused for that reason.
        if (method == HttpMethod.Put)
        {
            request.Headers.TryAddWithoutValidation("If-Match", "*");
        }

        return await VeritasServer.Refusal(await http.SendAsync(request));
    }

    public static Task<(int Status, string Code)> RefusedAsync(this HttpClient http, string url, object? body = null) =>
        http.RefusedAsync(HttpMethod.Post, url, body);

    public static async Task<JsonElement> PostedAsync(this HttpClient http, string url, object? body = null) =>
        await VeritasServer.Read(await http.PostAsync(url, body is null ? null : JsonContent.Create(body)));

    /// <summary>Changes the resource regardless of its version.</summary>
    public static async Task<JsonElement> PutAsync(this HttpClient http, string url, object body) =>
        await VeritasServer.Read(await http.SentPutAsync(url, body, "*"));

    /// <summary>The response to a PUT; without <c>If-Match</c> if the tag is null.</summary>
    public static async Task<HttpResponseMessage> SentPutAsync(
        this HttpClient http,
        string url,
        object body,
        string? tag
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, url)
        {
            Content = Raw((await http.WholeAsync(url, body)).ToJsonString()),
        };
        if (tag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", tag);
        }

        return await http.SendAsync(request);
    }

    /// <summary>
    /// The body that a page would send: the stored record, or a sample if there is none, with the changes.
    /// </summary>
    public static async Task<JsonNode> WholeAsync(this HttpClient http, string url, object changes)
    {
        var change = changes as JsonNode ?? JsonSerializer.SerializeToNode(changes)!;
        if (!IsResource(url) || change is not JsonObject fields || await ReadWholeAsync(http, url) is not { } whole)
        {
            return change;
        }

        foreach (var (name, value) in fields)
        {
            whole[name] = value?.DeepClone();
        }

        return whole;
    }

    private static bool IsResource(string url) =>
        ExamQuestion().IsMatch(url) || PermissionSamples.Whole(url) is not null;

    private static async Task<JsonObject?> ReadWholeAsync(HttpClient http, string url)
    {
        // A question is part of the exam's record.
        var question = ExamQuestion().Match(url);
        using var read = await http.GetAsync(
            new Uri(question.Success ? question.Groups[1].Value : url, UriKind.Relative)
        );
        var whole =
            read.IsSuccessStatusCode && read.Headers.ETag is not null
                ? JsonNode.Parse(await read.Content.ReadAsStringAsync())!.AsObject()
                : null;
        return !question.Success
            ? (whole ?? (PermissionSamples.Whole(url) is { } sample ? JsonNode.Parse(sample)!.AsObject() : null))
                is { } found
            && !found.ContainsKey("items")
                ? found
                : null
            : whole
                ?["questions"]!.AsArray()
                .FirstOrDefault(q => (string?)q!["id"] == question.Groups[2].Value)
                ?.DeepClone()
                .AsObject()
                ?? JsonNode.Parse(NoQuestion)!.AsObject();
    }

    private const string NoQuestion = """
        {"id":"00000000-0000-7000-8000-000000000001","position":1,"kind":"essay","text":"?","options":null,"key":null,"points":1,
        "section":null,"version":1,"rubric":null,"bank_id":null,"bank_version":null}
        """;

    [GeneratedRegex("^(/teacher/exams/[^/]+)/questions/([^/]+)$")]
    private static partial Regex ExamQuestion();

    private static JsonNode? Parsed(string raw)
    {
        try
        {
            return JsonNode.Parse(raw);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static async Task<JsonElement> ReadAsync(this HttpClient http, string url) =>
        await VeritasServer.Read(await http.GetAsync(url));
}
