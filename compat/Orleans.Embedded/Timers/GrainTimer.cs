using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Each tick is a request to the activation; the next one is timed when it has ended.</summary>
internal sealed class GrainTimer : IGrainTimer
{
    private readonly Activation _activation;
    private readonly Func<CancellationToken, Task> _callback;
    private readonly CallFlags _flags;
    private readonly ITimer _timer;
    private readonly CancellationTokenSource _disposed = new();
    private readonly Lock _gate = new();
    private TimeSpan _due;
    private TimeSpan _period;
    private bool _changed;
    private bool _ticking;

    public GrainTimer(Activation activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        Check(options.DueTime, options.Period);
        _activation = activation;
        _callback = callback;
        _due = options.DueTime;
        _period = options.Period;
        _flags = (options.Interleave ? CallFlags.Interleave : 0) | (options.KeepAlive ? 0 : CallFlags.NoActivity);
        // A tick starts from nothing: the registering request's ambient values stay behind.
        using (ExecutionContext.SuppressFlow())
        {
            _timer = activation.Silo.Clock.CreateTimer(
                static self => ((GrainTimer)self!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public void Begin() => _timer.Change(_due, Timeout.InfiniteTimeSpan);

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        Check(dueTime, period);
        lock (_gate)
        {
            _due = dueTime;
            _period = period;
            if (_ticking)
            {
                _changed = true;
                return;
            }
        }

        _timer.Change(dueTime, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        if (_disposed.IsCancellationRequested)
        {
            return;
        }

        _timer.Dispose();
        _disposed.Cancel();
        _activation.RemoveTimer(this);
    }

    private static void Check(TimeSpan dueTime, TimeSpan period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, Timeout.InfiniteTimeSpan);
        ArgumentOutOfRangeException.ThrowIfLessThan(period, Timeout.InfiniteTimeSpan);
    }

    private void Fire()
    {
        lock (_gate)
        {
            if (_ticking)
            {
                return;
            }

            _ticking = true;
        }

        _activation.TryEnqueue(new TurnRequest(Tick) { Flags = _flags, Started = _activation.Silo.Clock.GetTimestamp() });
    }

    private async Task Tick()
    {
        if (!_disposed.IsCancellationRequested)
        {
            try
            {
                await _callback(_disposed.Token);
            }
            catch (Exception exception) when (!(exception is OperationCanceledException && _disposed.IsCancellationRequested))
            {
                _activation.FaultEscaped(exception);
                _activation.Silo.LogTimerFailed(exception, _activation.GrainId.Type);
            }
            catch (OperationCanceledException)
            {
                // Disposed during the tick.
            }
        }

        TimeSpan next;
        lock (_gate)
        {
            next = _changed ? _due : _period;
            _changed = _ticking = false;
        }

        if (!_disposed.IsCancellationRequested)
        {
            _timer.Change(next, Timeout.InfiniteTimeSpan);
        }
    }
}
