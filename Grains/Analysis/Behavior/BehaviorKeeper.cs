using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Veritas.Grains.Storage;

namespace Veritas.Grains.Analysis;

/// <summary>Analyses attempts soon after their end, off the way of every request. Every silo runs one; they share the work by the queue's rows.</summary>
internal sealed partial class BehaviorKeeper(
    BehaviorQueue queue, Analyst analyst, TimeProvider time, IOptions<AnalysisOptions> options, ILogger<BehaviorKeeper> logger) : BackgroundService
{
    private const int Batch = 20;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var settings = options.Value;
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(settings.BehaviorMilliseconds), time);
        do
        {
            try
            {
                while (await WorkAsync(settings.BehaviorSettleSeconds, stoppingToken) == Batch)
                {
                }

                if (settings.BehaviorSweep > 0)
                {
                    await queue.SweepAsync(settings.BehaviorSweep, stoppingToken);
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
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<int> WorkAsync(double settleSeconds, CancellationToken cancel)
    {
        var attempts = await queue.TakeAsync(settleSeconds, Batch, cancel);
        foreach (var attempt in attempts)
        {
            try
            {
                await analyst.AnalyseAsync(attempt, force: false, cancel);
                await queue.DoneAsync(attempt, cancel);
            }
            catch (Exception fault) when (!DatabaseAway.Explains(fault) && fault is not OperationCanceledException)
            {
                // The others have their turn; this one comes again later, some times.
                LogAttempt(logger, attempt, fault);
                await queue.FailedAsync(attempt, cancel);
            }
        }

        return attempts.Length;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Analyses wait for the database ({Reason})")]
    private static partial void LogAway(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Attempts were not analysed")]
    private static partial void LogFault(ILogger logger, Exception fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "Attempt {AttemptId} was not analysed")]
    private static partial void LogAttempt(ILogger logger, Guid attemptId, Exception fault);
}
