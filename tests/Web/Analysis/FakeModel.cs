using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Veritas.Tests.Web.Analysis;

/// <summary>An HTTP server for one route of the OpenAI protocol. The test sets its responses.</summary>
internal sealed class FakeModel : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakeModel(WebApplication app) => _app = app;

    /// <summary>Bodies and authorization headers of the requests, in order.</summary>
    public ConcurrentQueue<(string Body, string Authorization)> Requests { get; } = [];

    /// <summary>The traceparent headers of the requests, in order.</summary>
    public ConcurrentQueue<string> Traces { get; } = [];

    /// <summary>Status and body of the response by the number of the request, counted from 1.</summary>
    public Func<int, (int Status, string Body)> Answer { get; set; } = _ => (200, Reply("Nothing unusual."));

    public string Url => _app.Urls.First() + "/v1";

    public static string Reply(string text, int tokens = 50) =>
        System.Text.Json.JsonSerializer.Serialize(
            new
            {
                choices = new[] { new { message = new { role = "assistant", content = text } } },
                usage = new { total_tokens = tokens },
            }
        );

    public static async Task<FakeModel> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        var model = new FakeModel(builder.Build());
        model._app.MapPost("/v1/chat/completions", model.RespondAsync);
        await model._app.StartAsync();
        return model;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task RespondAsync(HttpContext http)
    {
        using var body = new StreamReader(http.Request.Body);
        Traces.Enqueue(http.Request.Headers.TraceParent.ToString());
        Requests.Enqueue((await body.ReadToEndAsync(), http.Request.Headers.Authorization.ToString()));
        var (status, text) = Answer(Requests.Count);
        http.Response.StatusCode = status;
        await http.Response.WriteAsync(text);
    }
}
