using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Veritas.Grains.Storage;

namespace Veritas.Grains.Analysis;

/// <summary>Computes and applies rescorings, off the way of every request. Every silo runs one; they share the work by locking its rows.</summary>
internal sealed partial class RescoringWorker(
    RescoringWork work, TimeProvider time, IOptions<AnalysisOptions> options, ILogger<RescoringWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(options.Value.RescoringMilliseconds), time);
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
                await GiveUpAsync(stoppingToken);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task GiveUpAsync(CancellationToken cancel)
    {
        try
        {
            await work.FailAsync(cancel);
        }
        catch (NpgsqlException failure)
        {
            LogAway(logger, failure.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A rescoring waits for the database ({Reason})")]
    private static partial void LogAway(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "A rescoring failed")]
    private static partial void LogFault(ILogger logger, Exception fault);
}
