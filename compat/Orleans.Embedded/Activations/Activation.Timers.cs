using Orleans.Runtime;

namespace Orleans.Embedded;

// Timers: owned by the activation, gone with it.
internal sealed partial class Activation
{
    private List<GrainTimer>? _timers;

    public IGrainTimer AddTimer(Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        if (!ReferenceEquals(Current, this))
        {
            throw new InvalidOperationException("A grain timer is registered from inside one of its grain's own turns.");
        }

        var timer = new GrainTimer(this, callback, options);
        lock (_gate)
        {
            (_timers ??= []).Add(timer);
        }

        timer.Begin();
        return timer;
    }

    public void RemoveTimer(GrainTimer timer)
    {
        lock (_gate)
        {
            _timers?.Remove(timer);
        }
    }

    private void StopTimers()
    {
        GrainTimer[] timers;
        lock (_gate)
        {
            timers = _timers?.ToArray() ?? [];
        }

        foreach (var timer in timers)
        {
            timer.Dispose();
        }
    }
}
