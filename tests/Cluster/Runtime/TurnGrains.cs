using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Veritas.Tests.Cluster.Runtime;

/// <summary>Each method records "+name", waits at the gate of that name, records "-name".</summary>
public interface ITurnGrain : IGrainWithStringKey
{
    Task Pass(string name);

    [AlwaysInterleave]
    Task Slip(string name);

    [ReadOnly]
    Task Read(string name);

    /// <summary>Adds one in three steps with awaits between; the sum is right only if calls do not overlap.</summary>
    Task<int> Count();

    Task<bool> AwaitsComeBack();

    /// <summary>Calls itself, inside an open section or not.</summary>
    Task CallMyself(bool allowed);

    /// <summary>Calls another grain that calls back.</summary>
    Task CallBack(ITurnGrain through, string name, bool suppressed);

    Task Relay(ITurnGrain to, string name);
}

public interface IReentrantGrain : IGrainWithStringKey
{
    Task Pass(string name);
}

public sealed class TurnGrain(Probe probe) : Grain, ITurnGrain
{
    private int _count;

    public async Task Pass(string name)
    {
        probe.Record("+" + name);
        await probe.Gate(name);
        probe.Record("-" + name);
    }

    public Task Slip(string name) => Pass(name);

    public Task Read(string name) => Pass(name);

    public async Task<int> Count()
    {
        var seen = _count;
        await Task.Yield();
        var changed = seen + 1;
        await Task.Yield();
        _count = changed;
        return changed;
    }

    public async Task<bool> AwaitsComeBack()
    {
        var mine = TaskScheduler.Current;
        await Task.Yield();
        var afterYield = TaskScheduler.Current;
        await Task.Run(() => { });
        var afterRun = TaskScheduler.Current;
        return mine != TaskScheduler.Default && mine == afterYield && mine == afterRun && SynchronizationContext.Current is null;
    }

    public async Task CallMyself(bool allowed)
    {
        var self = this.AsReference<ITurnGrain>();
        if (allowed)
        {
            using var section = RequestContext.AllowCallChainReentrancy();
            await self.Count();
        }
        else
        {
            await self.Count();
        }
    }

    public async Task CallBack(ITurnGrain through, string name, bool suppressed)
    {
        using var section = RequestContext.AllowCallChainReentrancy();
        if (suppressed)
        {
            using var inner = RequestContext.SuppressCallChainReentrancy();
            await through.Relay(this.AsReference<ITurnGrain>(), name);
        }
        else
        {
            await through.Relay(this.AsReference<ITurnGrain>(), name);
        }
    }

    public Task Relay(ITurnGrain to, string name) => to.Pass(name);
}

[Reentrant]
public sealed class ReentrantGrain(Probe probe) : Grain, IReentrantGrain
{
    public async Task Pass(string name)
    {
        probe.Record("+" + name);
        await probe.Gate(name);
        probe.Record("-" + name);
    }
}
