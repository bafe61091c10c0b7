using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Veritas.Grains.Storage;

/// <summary>
/// Work off the way of every request, a turn now and then. Every silo runs one; they share the work by locking its rows. A turn that fails ends nothing: what it
/// left is still there at the next.
/// </summary>
internal abstract partial class Chore(TimeSpan every, TimeProvider time, ILogger logger) : BackgroundService
{
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every, time);
        do
        {
            try
            {
                await TurnAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                if (DatabaseAway.Explains(failure))
                {
                    LogAway(logger, failure.GetType().Name);
                }
                else
                {
                    LogFault(logger, failure);
                }
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Does what there is to do.</summary>
    protected abstract Task TurnAsync(CancellationToken cancel);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Waits for the database ({Reason}); trying again soon")]
    private static partial void LogAway(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "A turn failed; trying again soon")]
    private static partial void LogFault(ILogger logger, Exception fault);
}
