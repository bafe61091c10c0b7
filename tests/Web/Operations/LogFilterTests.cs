using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Veritas.Tests.Support;
using Veritas.Tests.Support.Live;
using Veritas.Tests.Web.Server;

namespace Veritas.Tests.Web.Operations;

/// <summary>The default log levels of a server.</summary>
public sealed class LogFilterTests
{
    private static readonly string[] Chatty =
    [
        "Orleans.Runtime.SiloOptionsLogger",
        "Orleans.Runtime.Silo",
        "Polly",
        "System.Net.Http.HttpClient",
        "Microsoft.AspNetCore.Hosting.Diagnostics",
        "Microsoft.Hosting.Lifetime",
        "Npgsql.Command",
    ];

    [Fact]
    public async Task Libraries_warn_and_Veritas_informs()
    {
        using var log = new TracedLog();
        await using var server = new VeritasServer { Log = log };
        await server.InitializeAsync();
        var loggers = server.Services.GetRequiredService<ILoggerFactory>();

        Assert.All(Chatty, category => Assert.Equal((false, true), Levels(loggers, category)));
        Assert.Equal((true, true), Levels(loggers, "Veritas.Attempts.AttemptGrain"));
    }

    [Fact]
    public async Task Configuration_overrides_the_filters()
    {
        using var log = new TracedLog();
        await using var server = new VeritasServer
        {
            Log = log,
            Settings = { ["Logging:LogLevel:Orleans"] = "Information", ["Logging:LogLevel:Veritas"] = "Warning" },
        };
        await server.InitializeAsync();
        var loggers = server.Services.GetRequiredService<ILoggerFactory>();

        Assert.Equal((true, true), Levels(loggers, "Orleans.Runtime.Silo"));
        Assert.Equal((false, true), Levels(loggers, "Veritas.Attempts.AttemptGrain"));
        Assert.Contains(log.Lines, l => l.Category == "Orleans.Runtime.SiloOptionsLogger");
    }

    [Fact]
    public async Task A_server_writes_one_line_when_it_is_up_and_none_for_a_request()
    {
        await using var database = await TestDatabase.CreateAsync();
        var home = Directory.CreateTempSubdirectory("veritas-log-");
        var settings = ExamApi.Settings(home.FullName);
        await using var process = await ServerProcess.StartAsync(database.ConnectionString, settings);
        using var http = new HttpClient { BaseAddress = process.Url };
        await http.GetAsync("/health");

        var written = Assert.Single(process.Log.Split('\n'), line => line.Contains("info: ", StringComparison.Ordinal));
        Assert.Matches($"Veritas .* is up: {process.Url.GetLeftPart(UriPartial.Authority)}$", written);
        await process.KillAsync();
        home.Delete(recursive: true);
    }

    private static (bool Information, bool Warning) Levels(ILoggerFactory loggers, string category)
    {
        var logger = loggers.CreateLogger(category);
        return (logger.IsEnabled(LogLevel.Information), logger.IsEnabled(LogLevel.Warning));
    }
}
