using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Veritas.Grains.Requests;

/// <summary>Once an hour forgets requests older than a day.</summary>
internal sealed partial class RequestSweeper(RequestStore store, TimeProvider time, ILogger<RequestSweeper> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                LogSwept(await store.Purge(time.GetUtcNow().AddDays(-1)));
            }
            catch (NpgsqlException failure)
            {
                LogFailed(failure);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Forgot {Count} idempotency keys")]
    private partial void LogSwept(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Idempotency keys could not be forgotten; the next hour tries again")]
    private partial void LogFailed(Exception failure);
}

public static class RequestsServices
{
    public static IServiceCollection AddRequests(this IServiceCollection services) =>
        services.AddSingleton<RequestStore>().AddHostedService<RequestSweeper>();
}
