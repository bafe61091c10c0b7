using Microsoft.Extensions.Logging.Console;

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
        // A caller's traceparent goes on: into every line of its request, and into the calls Veritas makes for it.
        builder.Logging.Configure(o => o.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId | ActivityTrackingOptions.ParentId);
        if (IsJson(builder.Configuration))
        {
            builder.Services.Configure<ConsoleLoggerOptions>(o => o.FormatterName = ConsoleFormatterNames.Json);
            builder.Services.Configure<JsonConsoleFormatterOptions>(AsJson);
        }

        return builder;
    }

    private static bool IsJson(IConfiguration configuration) => configuration[$"{Section}:LogFormat"] == "json";

    private static void AsJson(JsonConsoleFormatterOptions options) =>
        (options.IncludeScopes, options.UseUtcTimestamp, options.TimestampFormat) = (true, true, "yyyy-MM-ddTHH:mm:ss.fffZ");
}
