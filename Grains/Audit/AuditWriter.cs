using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Veritas.Audit;

namespace Veritas.Grains.Audit;

/// <summary>
/// Chains outcomes, many in one transaction, in the order they came. Not in the change's own transaction: the end of the chain is one row, and its
/// lock would make every change wait for every other. The intent is stored before the change instead, so a crash in between shows as a row with status 0.
/// A call waits for its outcome, so a writer that stops first writes or fails every outcome: one that is left would
/// keep its silo from ending.
/// </summary>
internal sealed partial class AuditWriter(AuditStore store, TimeProvider time, ILogger<AuditWriter> logger) : BackgroundService
{
    private const int Waiting = 10_000;
    private const int AtOnce = 256;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Unfinished = TimeSpan.FromMinutes(2);

    private readonly Channel<(AuditOutcome Outcome, TaskCompletionSource Done)> _queue =
        Channel.CreateBounded<(AuditOutcome, TaskCompletionSource)>(new BoundedChannelOptions(Waiting) { SingleReader = true });

    /// <summary>Returns once the row is durable; when the queue is full waits for room.</summary>
    /// <exception cref="ChannelClosedException">The writer has stopped.</exception>
    public async Task Finish(AuditOutcome outcome)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await _queue.Writer.WriteAsync((outcome, done));
        await done.Task;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(WriteAsync(stoppingToken), LookAsync(stoppingToken));

    private async Task WriteAsync(CancellationToken stop)
    {
        var batch = new List<(AuditOutcome Outcome, TaskCompletionSource Done)>(AtOnce);
        using var closing = stop.Register(() => _queue.Writer.TryComplete());
        while (await _queue.Reader.WaitToReadAsync(CancellationToken.None))
        {
            while (batch.Count < AtOnce && _queue.Reader.TryRead(out var next))
            {
                batch.Add(next);
            }

            try
            {
                await store.Append([.. batch.Select(b => b.Outcome)]);
                batch.ForEach(b => b.Done.SetResult());
            }
            catch (Exception failure)
            {
                // Whatever it is, the writer goes on, and the intents are still stored: the look below chains them.
                batch.ForEach(b => b.Done.SetException(failure));
                while (stop.IsCancellationRequested && _queue.Reader.TryRead(out var rest))
                {
                    // No time to try them one batch after the other.
                    rest.Done.SetException(failure);
                }
            }

            batch.Clear();
        }
    }

    private async Task LookAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(LookEvery, time);
        while (await timer.WaitForNextTickAsync(stop))
        {
            try
            {
                if (await store.AppendUnfinished(time.GetUtcNow() - Unfinished) is > 0 and var count)
                {
                    LogUnfinished(count);
                }
            }
            catch (Exception failure) when (failure is NpgsqlException or TimeoutException)
            {
                LogFailed(failure);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} changes were begun and their end is not known; the audit log has them with status 0")]
    private partial void LogUnfinished(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Unfinished changes could not be looked at; the next half minute tries again")]
    private partial void LogFailed(Exception failure);
}
