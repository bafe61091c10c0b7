using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Orleans.Diagnostics;

namespace Veritas.Silo.Operations;

/// <summary>
/// OpenTelemetry: metrics can be read at <c>/metrics</c>; traces, metrics and logs go to a collector when
/// <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names one.
/// </summary>
internal static class Telemetry
{
    private static readonly string[] Meters =
    [
        "Veritas.*",
        "Microsoft.Orleans",
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Server.Kestrel",
        "Microsoft.AspNetCore.RateLimiting",
        "Npgsql",
        "System.Runtime",
    ];

    private static readonly string[] Sources =
    [
        TracePropagation.OwnSources,
        "Microsoft.AspNetCore",
        "Microsoft.AspNetCore.SignalR.Server",
        "Npgsql",
        "System.Net.Http",
        ActivitySources.ApplicationGrainActivitySourceName,
        ActivitySources.RuntimeActivitySourceName,
        ActivitySources.LifecycleActivitySourceName,
        ActivitySources.StorageActivitySourceName,
    ];

    // There is a time series for each route, method and status; with all labels and fifteen buckets a response would
    // have megabytes.
    private static readonly ExplicitBucketHistogramConfiguration Requests = new()
    {
        TagKeys = ["http.route", "http.request.method", "http.response.status_code"],
        Boundaries = [0.005, 0.025, 0.1, 0.5, 2.5, 10],
    };

    // Without the address of the other silo, which changes with each start.
    private static readonly MetricStreamConfiguration Pings = new() { TagKeys = [] };

    private static readonly ExplicitBucketHistogramConfiguration Messages = new()
    {
        TagKeys = ["ConnectionDirection", "MessageDirection"],
        Boundaries = [100, 1_000, 10_000, 100_000, 1_000_000],
    };

    public static void AddTelemetry(this IHostApplicationBuilder builder, string service)
    {
        var configuration = builder.Configuration;
        builder.Services.AddSingleton<MetricsReading>().AddHostedService<TracePropagation>();
        var name = configuration["OTEL_SERVICE_NAME"] is { Length: > 0 } given ? given : service;
        var instance = $"{Environment.MachineName}:{Environment.ProcessId}";
        var telemetry = builder
            .Services.AddOpenTelemetry()
            .ConfigureResource(r =>
                r.AddService(name, serviceVersion: VeritasBuild.Version, serviceInstanceId: instance)
            )
            .WithMetrics(m => m.AddMeter(Meters).AddReader(p => p.GetRequiredService<MetricsReading>().Reader));
        builder.Services.ConfigureOpenTelemetryMeterProvider(
            (p, m) => m.AddView(i => View(i, p.GetRequiredService<IMeterFactory>()))
        );
        if (!string.IsNullOrEmpty(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            // ASP.NET Core adds route, method and status to a request's span only if enabled.
            AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", false);
            telemetry
                .WithTracing(t => t.SetSampler(RequestSampler.Of(configuration)).AddSource(Sources))
                .WithLogging(null, o => o.IncludeFormattedMessage = true)
                .UseOtlpExporter();
        }
    }

    private static MetricStreamConfiguration? View(Instrument instrument, IMeterFactory own) =>
        // Excludes measurements of other hosts in this process.
        instrument.Meter.Scope
            is not null
        && instrument.Meter.Scope != own
            ? MetricStreamConfiguration.Drop
            : instrument.Name switch
            {
                "http.server.request.duration" => Requests,
                "orleans-messaging-sent-messages-size" or "orleans-messaging-received-messages-size" => Messages,
                var name when name.StartsWith("orleans-messaging-pings-", StringComparison.Ordinal) => Pings,
                _ => null,
            };
}
