using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Veritas.Monitoring;

/// <summary>
/// Writes all events to PostgreSQL: a bounded queue, and writers that each commit everything queued since their last
/// commit. The entries of an attempt go to the same writer, in order.
/// </summary>
internal sealed class EventJournal : IHostedService, IAsyncDisposable
{
    private readonly Channel<JournalEntry>[] _queues;
    private readonly JournalWriter[] _writers;
    private readonly JournalOptions _options;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stop = new();
    private Task[] _running = [];
    private long _queuedRows;

    public EventJournal(
        NpgsqlDataSource database,
        IOptions<JournalOptions> options,
        TimeProvider time,
        JournalMetrics metrics,
        ILogger<EventJournal> logger
    )
    {
        _options = options.Value;
        _time = time;
        // The channels are unbounded, because TryReserve limits the rows of all of them together.
        _queues =
        [
            .. Enumerable
                .Range(0, _options.Writers)
                .Select(_ => Channel.CreateUnbounded<JournalEntry>(new() { SingleReader = true })),
        ];
        _writers =
        [
            .. _queues.Select(q => new JournalWriter(
                q.Reader,
                new JournalTransaction(database, _options),
                _options,
                time,
                metrics,
                Release,
                logger
            )),
        ];
        metrics.Observe(() => Health);
    }

    /// <summary>
    /// Reserves capacity for that many rows, or returns false. The caller must <see cref="Append"/> what it has
    /// reserved.
    /// </summary>
    public bool TryReserve(int rows)
    {
        if (Interlocked.Add(ref _queuedRows, rows) <= _options.QueueRows)
        {
            return true;
        }

        Interlocked.Add(ref _queuedRows, -rows);
        return false;
    }

    /// <summary>
    /// Reserves capacity beyond the limit, for the few server events; their number is bounded by other limits.
    /// </summary>
    public void Reserve(int rows) => Interlocked.Add(ref _queuedRows, rows);

    /// <summary>Queues an entry whose <see cref="JournalEntry.Weight"/> was reserved.</summary>
    public void Append(JournalEntry entry)
    {
        entry.QueuedAt = _time.GetTimestamp();
        if (!_queues[(uint)entry.AttemptId.GetHashCode() % (uint)_queues.Length].Writer.TryWrite(entry))
        {
            Release(entry);
            entry.Conclude(JournalOutcome.Dropped);
        }
    }

    /// <summary>For <c>GET /health</c>.</summary>
    public JournalHealth Health
    {
        get
        {
            var oldest = _writers.Select(w => w.OldestWaiting).Where(t => t != 0).DefaultIfEmpty(0).Min();
            return new JournalHealth(
                Volatile.Read(ref _queuedRows),
                _options.QueueRows,
                oldest == 0 ? 0 : _time.GetElapsedTime(oldest).TotalMilliseconds,
                _writers.Any(w => w.Failing)
            );
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _running = [.. _writers.Select(w => Task.Run(() => w.RunAsync(_stop.Token), CancellationToken.None))];
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var queue in _queues)
        {
            queue.Writer.TryComplete();
        }

        _stop.CancelAfter(TimeSpan.FromSeconds(_options.DrainSeconds));
        await Task.WhenAll(_running)
            .WaitAsync(cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _stop.CancelAsync();
    }

    public ValueTask DisposeAsync()
    {
        _stop.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Release(JournalEntry entry) => Interlocked.Add(ref _queuedRows, -entry.Weight);
}
