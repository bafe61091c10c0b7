using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Two timers over all activations: callers whose time is over, and activations nobody has used for long.</summary>
internal sealed class Sweeper(SiloRuntime silo, TimeSpan responseTimeout, TimeSpan quantum) : IDisposable
{
    private ITimer? _expiry;
    private ITimer? _collection;
    private int _expiring;

    public void Start()
    {
        var every = TimeSpan.FromMilliseconds(Math.Clamp(responseTimeout.TotalMilliseconds / 4, 50, 1000));
        _expiry = silo.Clock.CreateTimer(static s => ((Sweeper)s!).FailExpired(), this, every, every);
        _collection = silo.Clock.CreateTimer(static s => ((Sweeper)s!).CollectIdle(), this, quantum, quantum);
    }

    public void Dispose()
    {
        _expiry?.Dispose();
        _collection?.Dispose();
    }

    private void FailExpired()
    {
        if (Interlocked.Exchange(ref _expiring, 1) != 0)
        {
            return;
        }

        var now = silo.Clock.GetTimestamp();
        foreach (var activation in silo.Directory.All)
        {
            activation.FailExpired(now);
        }

        silo.Link.Observers.FailExpired(silo, now);
        Volatile.Write(ref _expiring, 0);
    }

    private void CollectIdle()
    {
        var now = silo.Clock.GetTimestamp();
        var reason = new DeactivationReason(DeactivationReasonCode.ActivationIdle, "Not used for the collection age.");
        foreach (var activation in silo.Directory.All)
        {
            if (activation.IsIdle(now))
            {
                activation.Deactivate(reason);
            }
        }
    }
}
