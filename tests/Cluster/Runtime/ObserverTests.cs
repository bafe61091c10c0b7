using Microsoft.Extensions.Logging.Abstractions;
using Orleans;
using Orleans.Concurrency;
using Orleans.Utilities;

namespace Veritas.Tests.Cluster.Runtime;

public interface IListener : IGrainObserver
{
    [OneWay]
    Task Heard(string word);

    Task<int> Answered(string word);

    void Said(string word);
}

public interface IStationGrain : IGrainWithStringKey
{
    Task Subscribe(IListener listener);

    Task Unsubscribe(IListener listener);

    Task<int> Broadcast(string word);

    Task<int> BroadcastAndWait(string word);

    Task Say(IListener listener, string word);
}

public sealed class StationGrain(TimeProvider time) : Grain, IStationGrain
{
    private readonly ObserverManager<IListener> _listeners = new(TimeSpan.FromMinutes(5), NullLogger.Instance)
    {
        GetDateTime = () => time.GetUtcNow().UtcDateTime,
    };

    public Task Subscribe(IListener listener)
    {
        _listeners.Subscribe(listener, listener);
        return Task.CompletedTask;
    }

    public Task Unsubscribe(IListener listener)
    {
        _listeners.Unsubscribe(listener);
        return Task.CompletedTask;
    }

    public async Task<int> Broadcast(string word)
    {
        await _listeners.Notify(listener => listener.Heard(word));
        return _listeners.Count;
    }

    public async Task<int> BroadcastAndWait(string word)
    {
        await _listeners.Notify(listener => listener.Answered(word));
        return _listeners.Count;
    }

    public Task Say(IListener listener, string word)
    {
        listener.Said(word);
        return Task.CompletedTask;
    }
}

public sealed class ObserverTests
{
    [Fact]
    public async Task Observers_hear_everything_once()
    {
        await using var cluster = await RuntimeCluster.StartAsync();
        var (station, listener) = (cluster.Grain<IStationGrain>("station-1"), new Listener(cluster.Probe));
        var reference = cluster.Client.CreateObjectReference<IListener>(listener);
        await station.Subscribe(reference).Soon();

        var words = Enumerable.Range(0, 100).Select(i => $"w{i}").ToArray();
        foreach (var word in words)
        {
            Assert.Equal(1, await station.Broadcast(word).Soon());
        }

        await station.Say(reference, "void").Soon();
        foreach (var word in (string[])[.. words, "void"])
        {
            await cluster.Probe.Seen(word);
        }

        // Not in order: a connection of Orleans hands each message it has read to the thread pool.
        Assert.Equal(words.Append("void").Order(), cluster.Probe.Log.Order());
        GC.KeepAlive(listener);
    }

    [Fact]
    public async Task Subscribing_again_renews_and_an_expired_subscriber_is_dropped()
    {
        await using var cluster = await RuntimeCluster.StartAsync();
        var (station, listener) = (cluster.Grain<IStationGrain>("station-2"), new Listener(cluster.Probe));
        var reference = cluster.Client.CreateObjectReference<IListener>(listener);
        await station.Subscribe(reference).Soon();

        cluster.Time.Advance(TimeSpan.FromMinutes(4));
        await station.Subscribe(reference).Soon();
        cluster.Time.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal(1, await station.Broadcast("renewed").Soon());
        await cluster.Probe.Seen("renewed");
        cluster.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(0, await station.Broadcast("expired").Soon());
        Assert.Equal(["renewed"], cluster.Probe.Log);
        GC.KeepAlive(listener);
    }

    [Fact]
    public async Task A_failing_subscriber_is_dropped_and_the_others_hear()
    {
        await using var cluster = await RuntimeCluster.StartAsync();
        var station = cluster.Grain<IStationGrain>("station-3");
        var (good, bad) = (new Listener(cluster.Probe), new Listener(cluster.Probe) { Fails = true });
        await station.Subscribe(cluster.Client.CreateObjectReference<IListener>(bad)).Soon();
        await station.Subscribe(cluster.Client.CreateObjectReference<IListener>(good)).Soon();

        Assert.Equal(1, await station.BroadcastAndWait("once").Soon());
        Assert.Equal(["once"], cluster.Probe.Log);
        GC.KeepAlive((good, bad));
    }

    [Fact]
    public async Task A_deleted_observer_hears_nothing_more()
    {
        await using var cluster = await RuntimeCluster.StartAsync();
        var (station, listener) = (cluster.Grain<IStationGrain>("station-4"), new Listener(cluster.Probe));
        var reference = cluster.Client.CreateObjectReference<IListener>(listener);
        await station.Subscribe(reference).Soon();
        await station.Broadcast("heard").Soon();
        await cluster.Probe.Seen("heard");

        cluster.Client.DeleteObjectReference<IListener>(reference);
        await station.Broadcast("unheard").Soon();
        await station.Say(reference, "unheard").Soon();
        await station.Unsubscribe(reference).Soon();

        Assert.Equal(0, await station.Broadcast("nobody").Soon());
        Assert.Equal(["heard"], cluster.Probe.Log);
        GC.KeepAlive(listener);
    }

    private sealed class Listener(Probe probe) : IListener
    {
        public bool Fails { get; init; }

        public Task Heard(string word)
        {
            probe.Record(word);
            return Task.CompletedTask;
        }

        public async Task<int> Answered(string word)
        {
            await Task.Yield();
            if (Fails)
            {
                throw new InvalidOperationException("hung up");
            }

            probe.Record(word);
            return word.Length;
        }

        public void Said(string word) => probe.Record(word);
    }
}
