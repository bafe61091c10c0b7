using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Veritas.Grains.Operations;

/// <summary>Once an hour removes reports that are past their days.</summary>
internal sealed partial class ComponentLogSweeper(
    ComponentLogStore logs, IOptions<OperationsOptions> options, TimeProvider time, ILogger<ComponentLogSweeper> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                Swept(await logs.Purge(time.GetUtcNow() - TimeSpan.FromDays(options.Value.LogDays), stoppingToken));
            }
            catch (NpgsqlException failure)
            {
                // The rows can wait an hour more.
                SweepFailed(failure);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Removed {Count} reports of components that were past their days")]
    private partial void Swept(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old reports of components could not be removed; the next hour tries again")]
    private partial void SweepFailed(Exception failure);
}
