using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Veritas.Grains.Storage;

namespace Veritas.Grains.Learning;

/// <summary>Keeps students' records up to date, off the way of every request. Every silo runs one.</summary>
internal sealed partial class PerformanceKeeper(
    PerformanceKeeping records, TimeProvider time, IOptions<LearningOptions> options, ILogger<PerformanceKeeper> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(options.Value.RecordMilliseconds), time);
        do
        {
            try
            {
                // A full batch: more is waiting.
                while (await records.FoldAsync(options.Value.RecordBatch, time.GetUtcNow(), stoppingToken) >= options.Value.RecordBatch)
                {
                }
            }
            catch (NpgsqlException failure) when (DatabaseAway.Explains(failure))
            {
                LogAway(logger, failure.GetType().Name);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // The rows stay in the queue; records show what was counted before.
                LogFault(logger, fault);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Performance records were not brought up to date ({Reason}); trying again soon")]
    private static partial void LogAway(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Performance records cannot be brought up to date")]
    private static partial void LogFault(ILogger logger, Exception fault);
}
