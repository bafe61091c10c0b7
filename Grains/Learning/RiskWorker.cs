using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Veritas.Grains.Storage;

namespace Veritas.Grains.Learning;

/// <summary>Trains models and keeps levels fresh, off the way of every request. Every silo runs one; what two do at once is the same.</summary>
internal sealed partial class RiskWorker(
    RiskWork work, RiskModelStore models, TimeProvider time, IOptions<LearningOptions> options, ILogger<RiskWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(options.Value.TrainingMilliseconds), time);
        var refreshed = DateTimeOffset.MinValue;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await TrainAsync(stoppingToken);
                if (time.GetUtcNow() - refreshed >= TimeSpan.FromSeconds(options.Value.RefreshSeconds))
                {
                    refreshed = time.GetUtcNow();
                    while (await work.RefreshAsync(time.GetUtcNow(), stoppingToken) > 0)
                    {
                    }
                }
            }
            catch (Exception failure) when (DatabaseAway.Explains(failure) && !stoppingToken.IsCancellationRequested)
            {
                LogAway(logger, failure.GetType().Name);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogFault(logger, fault);
            }
        }
    }

    /// <summary>A model whose training is at fault fails; it does not wait for ever.</summary>
    private async Task TrainAsync(CancellationToken cancel)
    {
        try
        {
            if (await work.TrainAsync(time.GetUtcNow(), cancel))
            {
                LogTrained(logger);
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException && !DatabaseAway.Explains(fault))
        {
            LogFault(logger, fault);
            if (await models.WaitingAsync(cancel) is { } waiting)
            {
                await models.FailAsync(waiting.Id, "The training failed; the log says why.", time.GetUtcNow(), cancel);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A model of risk was trained")]
    private static partial void LogTrained(ILogger logger);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Levels of risk wait for the database ({Reason})")]
    private static partial void LogAway(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Levels of risk cannot be told")]
    private static partial void LogFault(ILogger logger, Exception fault);
}
