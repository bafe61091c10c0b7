using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Veritas.Grains.Storage;

namespace Veritas.Grains.Analysis;

/// <summary>Compares the answers of exams that are over, off the way of every request. Every silo runs one; they share the work by the runs' rows.</summary>
internal sealed partial class CollusionWorker(
    CollusionWork work, TimeProvider time, IOptions<AnalysisOptions> options, ILogger<CollusionWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(options.Value.CollusionMilliseconds), time);
        do
        {
            try
            {
                while (await work.StepAsync(stoppingToken))
                {
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "A comparison of answers waits for the database ({Reason})")]
    private static partial void LogAway(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "A comparison of answers failed")]
    private static partial void LogFault(ILogger logger, Exception fault);
}
