using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Options;
using Veritas.Attempts;

namespace Veritas.Grains.Attempts;

/// <summary>
/// Ends overdue attempts that are not in memory: after a restart, or if their client has not reconnected.
/// </summary>
internal sealed class DeadlineJob(AttemptStore attempts, IGrainFactory grains, IOptions<AttemptOptions> options)
{
    private const int AtOnce = 500;
    private const int Callers = 16;

    /// <summary>
    /// Ends the attempts that are overdue longest; idempotent. A failure does not stop the others; it is thrown at the
    /// end.
    /// </summary>
    public async Task EndOverdueAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var due = await attempts.DueAsync(now, now.AddHours(-options.Value.PausedAtMostHours), AtOnce, cancel);
        ExceptionDispatchInfo? failure = null;
        var limits = new ParallelOptions { MaxDegreeOfParallelism = Callers, CancellationToken = cancel };
        await Parallel.ForEachAsync(
            due,
            limits,
            async (id, end) =>
            {
                try
                {
                    await grains.GetGrain<IAttemptGrain>(id).Sweep().WaitAsync(end);
                }
                catch (Exception e) when (!end.IsCancellationRequested)
                {
                    failure = ExceptionDispatchInfo.Capture(e);
                }
            }
        );
        failure?.Throw();
    }
}
