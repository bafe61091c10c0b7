using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Veritas.Silo.Operations;

/// <summary>Logging of web hosts and silos: default levels and format.</summary>
public static class Logs
{
    /// <summary>
    /// Beneath every other source of configuration, so that any of them overrides a value:
    /// <c>Logging__LogLevel__Orleans=Information</c>.
    /// </summary>
    private static readonly Dictionary<string, string?> Defaults = new()
    {
        ["Logging:LogLevel:Default"] = "Information",
        // Libraries log only warnings and errors by default.
        ["Logging:LogLevel:Microsoft"] = "Warning",
        ["Logging:LogLevel:System"] = "Warning",
        ["Logging:LogLevel:Npgsql"] = "Warning",
        ["Logging:LogLevel:Orleans"] = "Warning",
        ["Logging:LogLevel:Polly"] = "Warning",
        // It warns about unencrypted keys, which Veritas does not use.
        ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection"] = "Error",
        ["Logging:Console:FormatterName"] = ConsoleFormatterNames.Simple,
        ["Logging:Console:FormatterOptions:SingleLine"] = "true",
        ["Logging:Console:FormatterOptions:TimestampFormat"] = "HH:mm:ss ",
    };

    /// <summary>The logger used before the host is built, with the same format and filters.</summary>
    public static ILoggerFactory Start(IConfiguration configuration)
    {
        var whole = new ConfigurationBuilder().AddInMemoryCollection(Defaults).AddConfiguration(configuration).Build();
        return LoggerFactory.Create(log =>
        {
            log.AddConfiguration(whole.GetSection("Logging")).AddConsole();
            Format(log.Services, whole);
        });
    }

    /// <summary>Adds default levels, the format, and trace ids.</summary>
    internal static void AddLogs(this IHostApplicationBuilder builder)
    {
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Defaults });
        builder.Logging.Configure(o =>
            o.ActivityTrackingOptions =
                ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId | ActivityTrackingOptions.ParentId
        );
        Format(builder.Services, builder.Configuration);
    }

    private static void Format(IServiceCollection services, IConfiguration configuration)
    {
        if (configuration[OperationsSettings.Section + ":LogFormat"] == "json")
        {
            services.Configure<ConsoleLoggerOptions>(o => o.FormatterName = ConsoleFormatterNames.Json);
            services.Configure<JsonConsoleFormatterOptions>(o =>
                (o.IncludeScopes, o.UseUtcTimestamp, o.TimestampFormat) = (true, true, "yyyy-MM-ddTHH:mm:ss.fffZ")
            );
        }
    }
}
