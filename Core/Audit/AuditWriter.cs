using System.Threading.Channels;
using Microsoft.Extensions.Hosting;

namespace Veritas.Audit;

/// <summary>
/// Chains outcomes, many in one transaction, in the order they came. Not in the change's own transaction: the end of the chain is one row, and its
/// lock would make every change wait for every other. The intent is stored before the change instead, so a crash in between shows as a row with status 0.
/// A call waits for its outcome, so a writer that stops first writes or fails every outcome: one that is left would
/// keep its silo from ending.
/// </summary>
internal sealed class AuditWriter(AuditStore store) : BackgroundService
{
    private const int Waiting = 10_000;
    private const int AtOnce = 256;

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

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<(AuditOutcome Outcome, TaskCompletionSource Done)>(AtOnce);
        using var closing = stoppingToken.Register(() => _queue.Writer.TryComplete());
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
                // Whatever it is, the writer goes on, and the intents are still stored: UnfinishedChanges chains them.
                batch.ForEach(b => b.Done.SetException(failure));
                while (stoppingToken.IsCancellationRequested && _queue.Reader.TryRead(out var rest))
                {
                    // No time to try them one batch after the other.
                    rest.Done.SetException(failure);
                }
            }

            batch.Clear();
        }
    }
}
