namespace Veritas.Tests.Support;

/// <summary>
/// A clock that stands still until a test moves it. Timers fire inside <see cref="Advance"/>, in the order they are
/// due, each seeing the time it was due at.
/// </summary>
public sealed class ManualTime(DateTimeOffset start) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<ManualTimer> armed = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> waiting = [];
    private DateTimeOffset now = start;
    private long lastOrder;

    public ManualTime()
        : this(new DateTimeOffset(2030, 1, 1, 9, 0, 0, TimeSpan.Zero)) { }

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock on, firing what falls due on the way.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        var until = GetUtcNow() + by;
        while (TakeNext(until) is { } due)
        {
            due.Fire();
        }
    }

    /// <summary>Completes when at least that many timers are armed: wait for it before moving the clock.</summary>
    public Task WhenArmedAsync(int count)
    {
        lock (gate)
        {
            if (armed.Count >= count)
            {
                return Task.CompletedTask;
            }
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add((count, reached));
            return reached.Task;
        }
    }

    internal bool Arm(ManualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (gate)
        {
            armed.Remove(timer);
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                timer.Due = now + dueTime;
                timer.Period = period == Timeout.InfiniteTimeSpan ? TimeSpan.Zero : period;
                timer.Order = ++lastOrder;
                armed.Add(timer);
            }
            foreach (var (_, reached) in waiting.Where(wait => wait.Count <= armed.Count).ToList())
            {
                reached.TrySetResult();
            }
            waiting.RemoveAll(wait => wait.Count <= armed.Count);
            return true;
        }
    }

    internal void Disarm(ManualTimer timer)
    {
        lock (gate)
        {
            armed.Remove(timer);
        }
    }

    /// <summary>Sets the clock to the next timer due and returns it; without one, to the end.</summary>
    private ManualTimer? TakeNext(DateTimeOffset until)
    {
        lock (gate)
        {
            var next = armed
                .Where(timer => timer.Due <= until)
                .OrderBy(timer => timer.Due)
                .ThenBy(timer => timer.Order)
                .FirstOrDefault();
            if (next is null)
            {
                now = until > now ? until : now;
                return null;
            }
            now = next.Due > now ? next.Due : now;
            if (next.Period > TimeSpan.Zero)
            {
                next.Due += next.Period;
                next.Order = ++lastOrder;
            }
            else
            {
                armed.Remove(next);
            }
            return next;
        }
    }
}

/// <summary>A timer of <see cref="ManualTime"/>.</summary>
internal sealed class ManualTimer(ManualTime time, TimerCallback callback, object? state) : ITimer
{
    private bool disposed;

    public DateTimeOffset Due { get; set; }
    public TimeSpan Period { get; set; }
    public long Order { get; set; }

    public void Fire() => callback(state);

    public bool Change(TimeSpan dueTime, TimeSpan period) => !disposed && time.Arm(this, dueTime, period);

    public void Dispose()
    {
        disposed = true;
        time.Disarm(this);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
