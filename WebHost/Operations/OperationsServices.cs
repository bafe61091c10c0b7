using System.Diagnostics;
using Microsoft.Extensions.Logging.Console;
using Orleans.Runtime;
using Veritas.Operations;

namespace Veritas.WebHost.Operations;

/// <summary>Measures and logs of the web host.</summary>
internal static class OperationsServices
{
    private const string Section = "Veritas:Operations";

    /// <summary>The log of the time before there is a host, in the same form.</summary>
    public static ILoggerFactory StartLog(IConfiguration configuration) => LoggerFactory.Create(log =>
    {
        if (IsJson(configuration))
        {
            log.AddJsonConsole(AsJson);
        }
        else
        {
            log.AddSimpleConsole(o => o.SingleLine = true);
        }
    });

    public static WebApplicationBuilder AddOperations(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<OperationsSettings>().BindConfiguration(Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<Telemetry>().AddHostedService(p => p.GetRequiredService<Telemetry>());
        if (IsJson(builder.Configuration))
        {
            builder.Services.Configure<ConsoleLoggerOptions>(o => o.FormatterName = ConsoleFormatterNames.Json);
            builder.Services.Configure<JsonConsoleFormatterOptions>(AsJson);
        }

        return builder;
    }

    /// <summary>A caller's traceparent goes on: into every line of its request, those of the grains among them, and into the calls Veritas makes for it.</summary>
    public static void UseTraces(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        // What comes over a socket in hours belongs to no one trace.
        if (!http.WebSockets.IsWebSocketRequest && Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } trace })
        {
            RequestContext.Set(TraceContext.Key, trace);
        }

        await next(http);
    });

    private static bool IsJson(IConfiguration configuration) => configuration[$"{Section}:LogFormat"] == "json";

    private static void AsJson(JsonConsoleFormatterOptions options) =>
        (options.IncludeScopes, options.UseUtcTimestamp, options.TimestampFormat) = (true, true, "yyyy-MM-ddTHH:mm:ss.fffZ");
}
