using System.Threading.Channels;
using Microsoft.Extensions.Hosting;

namespace Veritas.Audit;

/// <summary>
/// Appends outcomes to the chain in the order they arrive, many in one transaction. Not in the transaction of the
/// change: the end of the chain is one row, and its lock would serialise all changes. Instead the intent is stored
/// before the change, so that a crash in between leaves a row with status 0. A stopping writer completes or fails every
/// queued outcome, because requests wait for them.
/// </summary>
internal sealed class AuditWriter(AuditStore store) : BackgroundService
{
    private const int QueueLength = 10_000;
    private const int BatchSize = 256;

    private readonly Channel<(AuditOutcome Outcome, TaskCompletionSource Done)> _queue = Channel.CreateBounded<(
        AuditOutcome,
        TaskCompletionSource
    )>(new BoundedChannelOptions(QueueLength) { SingleReader = true });

    /// <summary>Returns once the row is durable. Waits while the queue is full.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="cancel">Ends the wait; a queued outcome is appended all the same.</param>
    /// <exception cref="ChannelClosedException">The writer has stopped.</exception>
    public async Task FinishAsync(AuditOutcome outcome, CancellationToken cancel)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await _queue.Writer.WriteAsync((outcome, done), cancel);
        await done.Task.WaitAsync(cancel);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<(AuditOutcome Outcome, TaskCompletionSource Done)>(BatchSize);
        using var closing = stoppingToken.Register(() => _queue.Writer.TryComplete());
        // Not cancelled by the stop: closing the queue ends the loop once everything in it is appended.
        while (await _queue.Reader.WaitToReadAsync(CancellationToken.None))
        {
            while (batch.Count < BatchSize && _queue.Reader.TryRead(out var next))
            {
                batch.Add(next);
            }

            try
            {
                // Requests wait for these outcomes, also while the writer stops.
                await store.AppendAsync([.. batch.Select(b => b.Outcome)], CancellationToken.None);
                batch.ForEach(b => b.Done.SetResult());
            }
            catch (Exception failure)
            {
                // No exception may stop the loop. The intents are stored: UnfinishedChanges appends them.
                batch.ForEach(b => b.Done.SetException(failure));
                while (stoppingToken.IsCancellationRequested && _queue.Reader.TryRead(out var rest))
                {
                    // A shutdown leaves no time to try them batch by batch.
                    rest.Done.SetException(failure);
                }
            }

            batch.Clear();
        }
    }
}
