using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Veritas.Silo.Operations;

/// <summary>Registers logs, traces and metrics in web hosts and stand-alone silos.</summary>
public static class OperationsServices
{
    /// <summary>Adds logs, traces and metrics, and the line that reports that the host has started.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="service">Service name for collectors; <c>OTEL_SERVICE_NAME</c> overrides it.</param>
    public static IHostApplicationBuilder AddOperations(this IHostApplicationBuilder builder, string service)
    {
        builder
            .Services.AddOptions<OperationsSettings>()
            .BindConfiguration(OperationsSettings.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.AddLogs();
        builder.AddTelemetry(service);
        builder.Services.AddHostedService<StatusLine>();
        return builder;
    }
}
