namespace Veritas.WebHost.Monitoring;

/// <summary>
/// Sends acknowledgements in batches. One is held for a moment, so that one frame reports both accepted and durable
/// events, and those that fall due together are sent by one work item. Uses the system's clock: holding a frame is not
/// part of the exam's time.
/// </summary>
internal sealed class AckPump : IThreadPoolWorkItem, IDisposable
{
    /// <summary>How long an acknowledgement of events that are not durable yet is held.</summary>
    public static readonly TimeSpan Hold = TimeSpan.FromMilliseconds(6);

    private readonly Lock _gate = new();
    private readonly Queue<(MonitorOutbox Outbox, long Since)> _held = new();
    private readonly ITimer _timer;
    private List<MonitorOutbox> _due = [];
    private List<MonitorOutbox> _sending = [];
    private bool _running;
    private bool _timed;

    public AckPump() =>
        _timer = TimeProvider.System.CreateTimer(
            static pump => ((AckPump)pump!).Expire(),
            this,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan
        );

    /// <summary>Sends the outbox's acknowledgement at the latest after <see cref="Hold"/>.</summary>
    public void SendLater(MonitorOutbox outbox)
    {
        lock (_gate)
        {
            _held.Enqueue((outbox, TimeProvider.System.GetTimestamp()));
            if (!_timed)
            {
                _timed = true;
                _timer.Change(Hold, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <summary>Sends the outbox's acknowledgement with the next batch.</summary>
    public void SendSoon(MonitorOutbox outbox)
    {
        lock (_gate)
        {
            _due.Add(outbox);
            Start();
        }
    }

    void IThreadPoolWorkItem.Execute()
    {
        while (Next() is { } batch)
        {
            foreach (var outbox in batch)
            {
                outbox.SendAck();
            }

            batch.Clear();
        }
    }

    public void Dispose() => _timer.Dispose();

    private List<MonitorOutbox>? Next()
    {
        lock (_gate)
        {
            if (_due.Count == 0)
            {
                _running = false;
                return null;
            }

            (_due, _sending) = (_sending, _due);
            return _sending;
        }
    }

    private void Expire()
    {
        lock (_gate)
        {
            var now = TimeProvider.System.GetTimestamp();
            while (_held.TryPeek(out var first) && TimeProvider.System.GetElapsedTime(first.Since, now) >= Hold)
            {
                _due.Add(_held.Dequeue().Outbox);
            }

            _timed = _held.Count > 0;
            if (_timed)
            {
                // Rounded up to whole milliseconds, the timer's resolution.
                var wait = Hold - TimeProvider.System.GetElapsedTime(_held.Peek().Since, now);
                _timer.Change(wait + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
            }

            if (_due.Count > 0)
            {
                Start();
            }
        }
    }

    private void Start()
    {
        if (!_running)
        {
            _running = true;
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }
}
