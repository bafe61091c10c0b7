using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Veritas.Silo.Operations;

/// <summary>Wiring of logs, traces and metrics, for a web host and a stand-alone silo alike.</summary>
public static class OperationsServices
{
    /// <summary>Logs, traces and metrics, and one line that says when the host is up.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="service">What collectors call it, unless <c>OTEL_SERVICE_NAME</c> says otherwise.</param>
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
