using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Veritas.Monitoring;

/// <summary>
/// One writer: batches entries, commits them and completes them for the grains. Retries while PostgreSQL is
/// unavailable.
/// </summary>
internal sealed partial class JournalWriter(
    ChannelReader<JournalEntry> queue,
    JournalTransaction transaction,
    JournalOptions options,
    TimeProvider time,
    JournalMetrics metrics,
    Action<JournalEntry> release,
    ILogger logger
)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    /// <summary>Shortest time between the starts of two commits.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);
    private readonly List<JournalEntry> _tick = [];
    private long _began;
    private long _oldest;
    private volatile bool _failing;

    /// <summary>Timestamp of the oldest entry of the current commit; 0 when there is none.</summary>
    public long OldestWaiting => Volatile.Read(ref _oldest);

    /// <summary>True after a failed commit until the next successful one.</summary>
    public bool Failing => _failing;

    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (await queue.WaitToReadAsync(stop))
            {
                await LingerAsync(stop);
                Gather();
                await CommitUntilStored(_tick, stop);
                Volatile.Write(ref _oldest, 0);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Drop();
        }
    }

    /// <summary>
    /// Under load waits for more entries, because a commit costs as much as dozens of events. An entry after a pause is
    /// committed at once. Uses the system's clock: it is not part of the exam's time.
    /// </summary>
    private async Task LingerAsync(CancellationToken stop)
    {
        var left = Interval - TimeProvider.System.GetElapsedTime(_began);
        if (left > TimeSpan.Zero)
        {
            await Task.Delay(left, TimeProvider.System, stop);
        }

        _began = TimeProvider.System.GetTimestamp();
    }

    private void Gather()
    {
        _tick.Clear();
        for (var rows = 0; rows < options.CommitRows && queue.TryRead(out var entry); rows += entry.Weight)
        {
            _tick.Add(entry);
        }

        Volatile.Write(ref _oldest, _tick[0].QueuedAt);
    }

    /// <summary>
    /// Retries until it succeeds. A batch that PostgreSQL rejects for its content is halved until the invalid event is
    /// found. That event is stored without its data, so that it does not block the others.
    /// </summary>
    private async Task CommitUntilStored(IReadOnlyList<JournalEntry> tick, CancellationToken stop)
    {
        var pause = FirstPause;
        // After a failure the outcome of the commit is unknown, so every retry skips existing rows.
        for (var careful = false; ; careful = true)
        {
            switch (await TryCommit(tick, careful, stop))
            {
                case Attempt.Held:
                    _failing = false;
                    return;
                case Attempt.ContentRefused when careful && tick.Count > 1:
                    await CommitUntilStored([.. tick.Take(tick.Count / 2)], stop);
                    await CommitUntilStored([.. tick.Skip(tick.Count / 2)], stop);
                    return;
                case Attempt.ContentRefused when careful && await TryDropData(tick[0], stop):
                    break;
                default:
                    await Task.Delay(pause, time, stop);
                    pause = pause * 2 > LongestPause ? LongestPause : pause * 2;
                    break;
            }
        }
    }

    private async Task<bool> TryDropData(JournalEntry entry, CancellationToken stop)
    {
        try
        {
            var refused = await transaction.RefusedAsync(entry, stop);
            entry.DropData(refused);
            LogDataDropped(logger, entry.AttemptId, refused.Count);
            return refused.Count > 0;
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException or IOException)
        {
            // Unavailable again; the next try checks again.
            return false;
        }
    }

    private enum Attempt
    {
        Held,
        Failed,
        ContentRefused,
    }

    private async Task<Attempt> TryCommit(IReadOnlyList<JournalEntry> tick, bool careful, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(TimeSpan.FromSeconds(options.CommitTimeoutSeconds));
        var began = time.GetTimestamp();
        try
        {
            Conclude(tick, await transaction.StoreAsync(tick, careful, limit.Token));
            metrics.Committed(
                tick.Sum(e => e.Rows.Count),
                tick.Sum(e => e.Alerts.Length),
                time.GetElapsedTime(began),
                time.GetElapsedTime(tick[0].QueuedAt)
            );
            return Attempt.Held;
        }
        catch (Exception e) when (e is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            if (!_failing)
            {
                LogCommitFailed(logger, tick.Count, (e as PostgresException)?.SqlState ?? e.GetType().Name);
            }

            _failing = true;
            metrics.Failed();
            // Errors before the data reaches PostgreSQL are content errors too, such as invalid UTF-8. They must not
            // stop the writer.
            return
                e
                    is PostgresException { SqlState: ['2', '2', ..] or PostgresErrorCodes.CheckViolation }
                        or not (NpgsqlException or TimeoutException or IOException or OperationCanceledException)
                ? Attempt.ContentRefused
                : Attempt.Failed;
        }
    }

    private void Conclude(IReadOnlyList<JournalEntry> tick, IReadOnlySet<(Guid, long)> current)
    {
        var fenced = 0;
        foreach (var entry in tick)
        {
            var held = current.Contains((entry.AttemptId, entry.Epoch));
            fenced += held ? 0 : 1;
            release(entry);
            entry.Conclude(held ? JournalOutcome.Stored : JournalOutcome.Fenced);
        }

        if (fenced > 0)
        {
            LogFenced(logger, fenced);
        }
    }

    private void Drop()
    {
        var dropped = 0;
        foreach (var entry in _tick.Where(e => !e.IsConcluded).Concat(Rest()))
        {
            release(entry);
            entry.Conclude(JournalOutcome.Dropped);
            dropped += entry.Rows.Count;
        }

        if (dropped > 0)
        {
            LogDropped(logger, dropped);
        }
    }

    private IEnumerable<JournalEntry> Rest()
    {
        while (queue.TryRead(out var entry))
        {
            yield return entry;
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "A commit of {Entries} journal entries failed ({Reason}); retrying until it succeeds"
    )]
    private static partial void LogCommitFailed(ILogger logger, int entries, string reason);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Entries} journal entries were refused: newer activations own their attempts"
    )]
    private static partial void LogFenced(ILogger logger, int entries);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "PostgreSQL rejects the data of events of attempt {AttemptId}; {Events} events are stored without it"
    )]
    private static partial void LogDataDropped(ILogger logger, Guid attemptId, int events);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Stopping with {Rows} rows not written; their clients will resend them"
    )]
    private static partial void LogDropped(ILogger logger, int rows);
}
