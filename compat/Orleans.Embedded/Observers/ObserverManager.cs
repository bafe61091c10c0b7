using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.Utilities;

/// <summary>A grain's subscribers by their own reference.</summary>
public class ObserverManager<TObserver>(TimeSpan expiration, ILogger log) : ObserverManager<IAddressable, TObserver>(expiration, log)
    where TObserver : notnull;

/// <summary>
/// A grain's subscribers. One who has not subscribed again within the expiration, or whose call fails, is dropped.
/// Not thread-safe: used from one grain's turns.
/// </summary>
public class ObserverManager<TIdentity, TObserver>(TimeSpan expiration, ILogger log) : IEnumerable<TObserver>
    where TIdentity : notnull
    where TObserver : notnull
{
    private readonly Dictionary<TIdentity, (TObserver Observer, DateTime LastSeen)> _observers = [];

    public Func<DateTime> GetDateTime { get; set; } = DefaultClock;

    public TimeSpan ExpirationDuration { get; set; } = expiration;

    public int Count => _observers.Count;

    public IReadOnlyDictionary<TIdentity, TObserver> Observers => _observers.ToDictionary(o => o.Key, o => o.Value.Observer);

    /// <summary>Adds or renews.</summary>
    public void Subscribe(TIdentity id, TObserver observer) => _observers[id] = (observer, GetDateTime());

    public void Unsubscribe(TIdentity id) => _observers.Remove(id);

    public void Clear() => _observers.Clear();

    public void ClearExpired()
    {
        foreach (var (id, _) in _observers.Where(o => IsExpired(o.Value.LastSeen)).ToArray())
        {
            _observers.Remove(id);
        }
    }

    /// <summary>Calls every subscriber at once and waits for all; those that fail are dropped.</summary>
    public async Task Notify(Func<TObserver, Task> notification, Func<TObserver, bool>? predicate = null)
    {
        var called = Chosen(predicate).Select(o => (o.Id, Task: Call(o.Observer, notification))).ToArray();
        foreach (var (id, task) in called)
        {
            try
            {
                await task;
            }
            catch (Exception exception)
            {
                Drop(id, exception);
            }
        }
    }

    public void Notify(Action<TObserver> notification, Func<TObserver, bool>? predicate = null)
    {
        foreach (var (id, observer) in Chosen(predicate))
        {
            try
            {
                notification(observer);
            }
            catch (Exception exception)
            {
                Drop(id, exception);
            }
        }
    }

    public IEnumerator<TObserver> GetEnumerator() => _observers.Values.Select(o => o.Observer).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static async Task Call(TObserver observer, Func<TObserver, Task> notification) => await notification(observer);

    [SuppressMessage("ApiDesign", "RS0030", Justification = "Orleans' own default; tests and grains set GetDateTime.")]
    private static DateTime DefaultClock() => DateTime.UtcNow;

    private (TIdentity Id, TObserver Observer)[] Chosen(Func<TObserver, bool>? predicate)
    {
        ClearExpired();
        return [.. _observers.Where(o => predicate is null || predicate(o.Value.Observer)).Select(o => (o.Key, o.Value.Observer))];
    }

    private bool IsExpired(DateTime lastSeen) => GetDateTime() - lastSeen > ExpirationDuration;

    private void Drop(TIdentity id, Exception exception)
    {
        _observers.Remove(id);
        log.LogObserverDropped(exception, _observers.Count);
    }
}
