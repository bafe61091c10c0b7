using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Veritas.WebHost.Operations;

/// <summary>
/// Gathers what this process measures: for <c>/metrics</c>, and for an OpenTelemetry collector when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names one
/// (traces too, then).
/// </summary>
internal sealed class Telemetry : IHostedService, IDisposable
{
    private const int CollectMs = 5_000;
    private static readonly string[] Meters =
    [
        "Veritas.*", "Microsoft.Orleans", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting",
        "Npgsql", "System.Runtime",
    ];

    // A row for each route, method and status: with all their labels and fifteen bounds, a reading would be megabytes.
    private static readonly ExplicitBucketHistogramConfiguration Requests = new()
    {
        TagKeys = ["http.route", "http.request.method", "http.response.status_code"],
        Boundaries = [0.005, 0.025, 0.1, 0.5, 2.5, 10],
    };

    private readonly MetricsText _text = new();
    private readonly BaseExportingMetricReader _reader;
    private readonly MeterProvider _meters;
    private readonly TracerProvider? _traces;
    private readonly Lock _gate = new();

    public Telemetry(IConfiguration configuration, IMeterFactory own)
    {
        _reader = new BaseExportingMetricReader(_text);
        var resource = ResourceBuilder.CreateDefault().AddService("veritas", serviceInstanceId: Environment.MachineName + ":" + Environment.ProcessId);
        var collector = !string.IsNullOrEmpty(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        var meters = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Meters).AddReader(_reader)
            // Another host of this process measures for itself.
            .AddView(i => i.Meter.Scope is not null && i.Meter.Scope != own ? MetricStreamConfiguration.Drop : i.Name == "http.server.request.duration" ? Requests : null);
        _meters = (collector ? meters.AddOtlpExporter() : meters).Build();
        _traces = collector
            ? Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource("Microsoft.AspNetCore", "Npgsql", "System.Net.Http").AddOtlpExporter().Build()
            : null;
    }

    /// <summary>Everything as it is now, in Prometheus' text format.</summary>
    public string Read()
    {
        lock (_gate)
        {
            _reader.Collect(CollectMs);
            return _text.Take();
        }
    }

    // Only to be made at the start: what was counted before the first reading counts too.
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        _traces?.Dispose();
        _meters.Dispose();
        _reader.Dispose();
        _text.Dispose();
    }
}
