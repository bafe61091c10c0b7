using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Veritas.Analysis;

/// <summary>The outcome of a request to the model.</summary>
/// <param name="Text">Null if there is none.</param>
/// <param name="Tokens">As the API counts them.</param>
/// <param name="Again">Whether a retry may help.</param>
/// <param name="Reason">Why there is no text, for the log.</param>
internal readonly record struct NarrativeReply(string? Text, long Tokens, bool Again, string Reason);

/// <summary>Calls an API with OpenAI's routes, without retries.</summary>
internal sealed class NarrativeClient(IOptions<NarrativeOptions> options, TimeProvider time) : IDisposable
{
    private const int MaxAnswerBytes = 256 * 1024;
    private static readonly ActivitySource Traces = new("Veritas.Narrative");

    private readonly HttpClient _http = new(
        new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }
    )
    {
        MaxResponseContentBufferSize = MaxAnswerBytes,
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public void Dispose() => _http.Dispose();

    /// <summary>Sends one request as part of the given trace, which HttpClient propagates.</summary>
    public async Task<NarrativeReply> AskAsync(BehaviorFigures figures, string? trace, CancellationToken cancel)
    {
        var settings = options.Value;
        ActivityContext.TryParse(trace, null, isRemote: true, out var asked);
        using var activity = Traces.StartActivity("Narrative", ActivityKind.Internal, asked);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(settings.TimeoutSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.Url.TrimEnd('/') + "/chat/completions")
        {
            Content = new StringContent(
                NarrativeRules.Request(settings.Model, figures),
                Encoding.UTF8,
                "application/json"
            ),
        };
        request.Headers.Authorization =
            settings.Key.Length > 0 ? new AuthenticationHeaderValue("Bearer", settings.Key) : null;
        try
        {
            using var response = await _http.SendAsync(request, either.Token);
            if (!response.IsSuccessStatusCode)
            {
                var again =
                    (int)response.StatusCode >= 500
                    || response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout;
                return new NarrativeReply(null, 0, again, $"status {(int)response.StatusCode}");
            }

            var body = JsonElement.Parse(await response.Content.ReadAsByteArrayAsync(either.Token));
            return NarrativeRules.Answer(body) is var (text, tokens)
                ? new NarrativeReply(text, tokens, false, "")
                : new NarrativeReply(null, 0, true, "no text");
        }
        catch (Exception failure)
            when (failure is HttpRequestException or JsonException or IOException
                || (failure is OperationCanceledException && !cancel.IsCancellationRequested)
            )
        {
            return new NarrativeReply(null, 0, true, failure.GetType().Name);
        }
    }
}
