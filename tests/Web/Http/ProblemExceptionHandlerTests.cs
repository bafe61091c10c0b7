using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Orleans.Runtime;
using Veritas.Tests.Web.Server;
using Veritas.WebHost.Http;

namespace Veritas.Tests.Web.Http;

/// <summary>An unavailable database is a temporary 503; an invalid statement is a 500 and is logged.</summary>
public sealed class ProblemExceptionHandlerTests(VeritasServer server) : IClassFixture<VeritasServer>
{
    [Theory]
    [InlineData("08006", 503, "database_away")]
    [InlineData("40P01", 503, "database_away")]
    [InlineData("53300", 503, "database_away")]
    [InlineData("57P03", 503, "database_away")]
    [InlineData("57014", 503, "database_away")]
    [InlineData("25006", 503, "database_away")]
    [InlineData("42601", 500, "fault")]
    [InlineData("42P01", 500, "fault")]
    [InlineData("42501", 500, "fault")]
    [InlineData("23502", 500, "fault")]
    [InlineData("22021", 500, "fault")]
    public async Task The_SQLSTATE_determines_the_response(string sqlState, int status, string code) =>
        Assert.Equal((status, code), await HandledAsync(new PostgresException("told", "ERROR", "ERROR", sqlState)));

    [Fact]
    public async Task A_connection_failure_means_that_the_database_is_unavailable()
    {
        Assert.Equal((503, "database_away"), await HandledAsync(new NpgsqlException("cut", new IOException())));
        Assert.Equal((503, "database_away"), await HandledAsync(new TimeoutException()));
        Assert.Equal((500, "fault"), await HandledAsync(new NpgsqlException("used wrongly")));
    }

    [Fact]
    public async Task A_call_ended_by_a_stopping_silo_can_be_retried()
    {
        Assert.Equal((503, "try_later"), await HandledAsync(new OrleansException("no active nodes")));
        Assert.Equal((503, "try_later"), await HandledAsync(new SiloUnavailableException("gone")));
        Assert.Equal((503, "try_later"), await HandledAsync(new OperationCanceledException()));
    }

    [Fact]
    public async Task An_invalid_statement_is_logged_with_its_SQLSTATE()
    {
        using var log = new KeptLog();
        server.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        using var admin = await server.AdminAsync();
        await server.Database.ExecuteAsync("alter table component_logs rename to component_logs_elsewhere");
        try
        {
            Assert.Equal((500, "fault"), await VeritasServer.Refusal(await admin.GetAsync("/monitor/logs/statistics")));
        }
        finally
        {
            await server.Database.ExecuteAsync("alter table component_logs_elsewhere rename to component_logs");
        }

        Assert.Contains(log.Lines, line => line.Contains("SQLSTATE 42P01", StringComparison.Ordinal));
        Assert.Equal(200, (int)(await admin.GetAsync("/monitor/logs/statistics")).StatusCode);
    }

    private async Task<(int Status, string Code)> HandledAsync(Exception failure)
    {
        await using var scope = server.Services.CreateAsyncScope();
        using var body = new MemoryStream();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider, Response = { Body = body } };
        Assert.True(
            await ActivatorUtilities
                .CreateInstance<ProblemExceptionHandler>(scope.ServiceProvider)
                .TryHandleAsync(http, failure, CancellationToken.None)
        );
        return (http.Response.StatusCode, JsonElement.Parse(body.ToArray()).GetProperty("code").GetString()!);
    }

    private sealed class KeptLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Lines.Enqueue(formatter(state, exception));

        public void Dispose() { }
    }
}
