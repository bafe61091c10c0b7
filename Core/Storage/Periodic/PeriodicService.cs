using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Veritas.Storage;

/// <summary>
/// Runs one job: a turn at startup, and then one per interval. A failure stops neither the service nor the host: the
/// next turn retries the work.
/// </summary>
internal sealed partial class PeriodicService(
    PeriodicJob job,
    IServiceProvider services,
    TimeProvider time,
    JobMetrics metrics,
    ILogger<PeriodicService> logger
) : BackgroundService
{
    /// <summary>Used until the job's interval can be read.</summary>
    private static readonly TimeSpan FirstInterval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(FirstInterval, time);
        do
        {
            await TurnAsync(timer, stoppingToken);
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task TurnAsync(PeriodicTimer timer, CancellationToken stop)
    {
        var began = time.GetTimestamp();
        CancellationTokenSource? limit = null;
        try
        {
            var every = job.Every(services);
            if (timer.Period != every)
            {
                timer.Period = every;
            }

            var options = services.GetRequiredService<IOptionsMonitor<JobOptions>>().Get(job.Name);
            var longest = TimeSpan.FromSeconds(options.TurnLimitSeconds);
            limit = new CancellationTokenSource(longest, time);
            using var end = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
            if (await RunAsync(cancel => StepsAsync(began, longest / 2, cancel), end.Token))
            {
                metrics.Ran(job.Name, time.GetElapsedTime(began), failed: false);
            }
            else
            {
                LogSkipped(job.Name);
                metrics.Skipped(job.Name);
            }
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            // Cancelled by the shutdown; the next start continues.
        }
        catch (Exception failure)
        {
            LogFailure(failure, limit?.IsCancellationRequested == true);
            metrics.Ran(job.Name, time.GetElapsedTime(began), failed: true);
        }
        finally
        {
            limit?.Dispose();
        }
    }

    /// <summary>False when another process is running it.</summary>
    private async Task<bool> RunAsync(Func<CancellationToken, Task> steps, CancellationToken cancel)
    {
        if (job.Place == RunsIn.OneProcess)
        {
            return await services.GetRequiredService<IJobLock>().RunAsync(job.Name, steps, cancel);
        }

        await steps(cancel);
        return true;
    }

    /// <summary>Takes steps while there is work and time; the next turn continues with the rest.</summary>
    private async Task StepsAsync(long began, TimeSpan atMost, CancellationToken cancel)
    {
        while (await job.Step(services, cancel) && time.GetElapsedTime(began) < atMost)
        {
            cancel.ThrowIfCancellationRequested();
        }
    }

    private void LogFailure(Exception failure, bool overran)
    {
        if (overran && failure is OperationCanceledException)
        {
            LogOverrun(job.Name, failure);
        }
        else if (failure is not OperationCanceledException && DatabaseAvailability.IsOutage(failure))
        {
            LogAway(job.Name, ReasonOf(failure));
        }
        else
        {
            LogFault(job.Name, failure);
        }
    }

    /// <summary>Without the message, which may name an address.</summary>
    private static string ReasonOf(Exception failure) =>
        failure switch
        {
            PostgresException answer => "SQLSTATE " + answer.SqlState,
            { InnerException: { } inner } => inner.GetType().Name,
            _ => failure.GetType().Name,
        };
}
