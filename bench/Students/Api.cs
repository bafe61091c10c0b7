using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Veritas.Bench.Students;

/// <summary>A refusal of the server.</summary>
internal sealed class RefusedException(HttpStatusCode status, string code, JsonElement body)
    : Exception($"{(int)status} {code}")
{
    public HttpStatusCode Status => status;

    public string Code => code;

    public JsonElement Body => body;
}

/// <summary>One user's REST calls. Waits and tries again where the server says it is busy.</summary>
/// <param name="http">Of the server.</param>
/// <param name="pace">Of the waits.</param>
/// <param name="onBusy">Told the code of each refusal after which it tries again.</param>
internal sealed class Api(HttpClient http, Pace pace, Action<string>? onBusy = null)
{
    private const int Tries = 8;
    private string _token = "";

    public async Task SignIn(string email, string password, CancellationToken cancel)
    {
        var session = await Send(HttpMethod.Post, "auth/login", new { email, password }, cancel);
        _token = session.GetProperty("access_token").GetString()!;
    }

    /// <summary>The access token; a run that knows the server's key makes some itself.</summary>
    public string Token
    {
        get => _token;
        set => _token = value;
    }

    public Task<JsonElement> Get(string path, CancellationToken cancel) => Send(HttpMethod.Get, path, null, cancel);

    public Task<JsonElement> Post(string path, object? body, CancellationToken cancel) =>
        Send(HttpMethod.Post, path, body, cancel);

    public Task<JsonElement> Put(string path, object body, CancellationToken cancel) =>
        Send(HttpMethod.Put, path, body, cancel);

    private async Task<JsonElement> Send(HttpMethod method, string path, object? body, CancellationToken cancel)
    {
        for (var left = Tries; ; left--)
        {
            using var request = new HttpRequestMessage(method, path);
            request.Headers.Authorization = _token == "" ? null : new AuthenticationHeaderValue("Bearer", _token);
            request.Content = body is null ? null : JsonContent.Create(body);
            using var response = await Ask(request, left, cancel);
            if (response is not null)
            {
                var answer = await Read(response, cancel);
                if (response.IsSuccessStatusCode)
                {
                    return answer;
                }

                var code =
                    (
                        answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("code", out var named)
                            ? named.GetString()
                            : null
                    ) ?? "";
                if (
                    left == 1
                    || response.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)
                )
                {
                    throw new RefusedException(response.StatusCode, code, answer);
                }

                onBusy?.Invoke(code);
            }

            await pace.WaitReal(Math.Clamp(response?.Headers.RetryAfter?.Delta?.TotalSeconds ?? 1, 0.25, 30), cancel);
        }
    }

    /// <summary>Null when the server could not be reached and there are tries left: it may be restarting.</summary>
    private async Task<HttpResponseMessage?> Ask(HttpRequestMessage request, int left, CancellationToken cancel)
    {
        try
        {
            return await http.SendAsync(request, cancel);
        }
        catch (HttpRequestException) when (left > 1)
        {
            return null;
        }
    }

    private static async Task<JsonElement> Read(HttpResponseMessage response, CancellationToken cancel)
    {
        var text = await response.Content.ReadAsStringAsync(cancel);
        try
        {
            return text == "" ? default : JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
