using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Veritas.Grains.Storage;

namespace Veritas.Grains.Analysis;

/// <summary>
/// Keeps the summaries behind dashboards and analytics up to date, off the way of every request and of every attempt's end. Every silo runs one.
/// </summary>
internal sealed partial class SummaryKeeper(
    SummaryStore summaries, TimeProvider time, IOptions<AnalysisOptions> options, ILogger<SummaryKeeper> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(options.Value.SummaryMilliseconds), time);
        do
        {
            try
            {
                // A full batch: more is waiting.
                while (await summaries.FoldAsync(options.Value.SummaryBatch, time.GetUtcNow(), stoppingToken) == options.Value.SummaryBatch)
                {
                }
            }
            catch (NpgsqlException failure) when (DatabaseAway.Explains(failure))
            {
                LogAway(logger, failure.GetType().Name);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // The rows stay in the queue; dashboards show what was counted before.
                LogFault(logger, fault);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Summaries were not brought up to date ({Reason}); trying again soon")]
    private static partial void LogAway(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Summaries cannot be brought up to date")]
    private static partial void LogFault(ILogger logger, Exception fault);
}
