using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Veritas.Tests.Web.Operations.Otlp;

/// <summary>An exported span; ids are hexadecimal.</summary>
internal sealed record Span(string Service, string Source, string Trace, string Id, string Parent, string Name);

/// <summary>An exported log record.</summary>
internal sealed record LogLine(string Service, string Category, string Trace, string Text);

/// <summary>A collector that receives OTLP as protocol buffers over HTTP and records the content.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private OtlpReceiver(WebApplication app) => _app = app;

    public ConcurrentQueue<Span> Spans { get; } = [];

    public ConcurrentQueue<LogLine> Lines { get; } = [];

    /// <summary>Metric names by service.</summary>
    public ConcurrentDictionary<(string Service, string Name), bool> Metrics { get; } = [];

    /// <summary>Configuration that exports to this collector at short intervals.</summary>
    public IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _app.Urls.First(),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "100",
            ["OTEL_BLRP_SCHEDULE_DELAY"] = "100",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
        };

    public static async Task<OtlpReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        var receiver = new OtlpReceiver(builder.Build());
        receiver._app.MapPost("/v1/traces", http => TakeAsync(http, receiver.TakeSpans));
        receiver._app.MapPost("/v1/logs", http => TakeAsync(http, receiver.TakeLines));
        receiver._app.MapPost("/v1/metrics", http => TakeAsync(http, receiver.TakeMetrics));
        await receiver._app.StartAsync();
        return receiver;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static async Task TakeAsync(HttpContext http, Action<ReadOnlyMemory<byte>> take)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        take(body.ToArray());
        http.Response.ContentType = "application/x-protobuf";
    }

    private void TakeSpans(ReadOnlyMemory<byte> message)
    {
        foreach (var (service, source, s) in Items(message))
        {
            Spans.Enqueue(new Span(service, source, s.One(1).Hex(), s.One(2).Hex(), s.One(4).Hex(), s.One(5).Text()));
        }
    }

    private void TakeLines(ReadOnlyMemory<byte> message)
    {
        foreach (var (service, category, line) in Items(message))
        {
            Lines.Enqueue(new LogLine(service, category, line.One(9).Hex(), line.One(5).One(1).Text()));
        }
    }

    private void TakeMetrics(ReadOnlyMemory<byte> message)
    {
        foreach (var (service, _, metric) in Items(message))
        {
            Metrics[(service, metric.One(1).Text())] = true;
        }
    }

    /// <summary>All three requests have the same structure: resources with scopes with items.</summary>
    private static IEnumerable<(string Service, string Scope, ReadOnlyMemory<byte> Item)> Items(
        ReadOnlyMemory<byte> request
    ) =>
        from resource in request.All(1)
        let service = resource.One(1).All(1).Single(a => a.One(1).Text() == "service.name").One(2).One(1).Text()
        from scope in resource.All(2)
        let name = scope.One(1).One(1).Text()
        from item in scope.All(2)
        select (service, name, item);
}
