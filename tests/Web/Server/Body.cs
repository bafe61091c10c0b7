using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Veritas.Tests.Web.Server;

/// <summary>Bodies, as they are sent.</summary>
public static class Body
{
    public static StringContent Raw(string json) => new(json, Encoding.UTF8, "application/json");

    /// <summary>Status and code of the refusal of that body.</summary>
    public static async Task<(int Status, string Code)> RefusedAsync(this HttpClient http, HttpMethod method, string url, object? body)
    {
        using var request = new HttpRequestMessage(method, url);
        request.Content = body switch
        {
            null => null,
            string raw => Raw(raw),
            _ => JsonContent.Create(body),
        };
        // A PUT that says nothing of a version would be refused for that.
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

    /// <summary>Replaces whatever there is.</summary>
    public static async Task<JsonElement> PutAsync(this HttpClient http, string url, object body) => await VeritasServer.Read(await http.SentPutAsync(url, body, "*"));

    /// <summary>The answer to a PUT; without <c>If-Match</c> for null.</summary>
    public static async Task<HttpResponseMessage> SentPutAsync(this HttpClient http, string url, object body, string? tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, url) { Content = JsonContent.Create(body) };
        if (tag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", tag);
        }

        return await http.SendAsync(request);
    }

    public static async Task<JsonElement> ReadAsync(this HttpClient http, string url) => await VeritasServer.Read(await http.GetAsync(url));
}
