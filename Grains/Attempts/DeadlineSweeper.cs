using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Veritas.Attempts;

namespace Veritas.Grains.Attempts;

/// <summary>
/// Ends overdue attempts that no grain holds in memory: after a restart, or when their client never came back. Every silo runs one; ending
/// twice changes nothing.
/// </summary>
internal sealed partial class DeadlineSweeper(
    AttemptStore attempts, IGrainFactory grains, TimeProvider time, IOptions<AttemptOptions> options, ILogger<DeadlineSweeper> logger) : BackgroundService
{
    private const int AtOnce = 500;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.SweepSeconds), time);
        do
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // Whatever it is: a look that fails must not end the host, and the next one comes soon.
                LogAway(logger, e.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task SweepAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var due = await attempts.DueAsync(now, now.AddHours(-options.Value.PausedAtMostHours), AtOnce, cancel);
        await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = cancel }, async (id, _) =>
            await grains.GetGrain<IAttemptGrain>(id).Sweep());
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Overdue attempts were not looked for ({Reason}); looking again soon")]
    private static partial void LogAway(ILogger logger, string reason);
}
