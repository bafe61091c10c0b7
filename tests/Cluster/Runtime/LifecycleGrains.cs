using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Veritas.Tests.Cluster.Runtime;

public interface ILifecycleGrain : IGrainWithStringKey
{
    Task<int> Call();

    [AlwaysInterleave]
    Task<int> CallBeside();

    /// <summary>Asks for deactivation, then waits at the gate.</summary>
    Task Leave(string gate);

    Task Pass(string name);

    /// <summary>Every so many calls the grain asks for its deactivation; the answer counts calls of this activation.</summary>
    Task<int> CallAndSometimesLeave(int every);

    Task KeepFor(TimeSpan span);
}

/// <summary>Records its life: "activate", "deactivate Reason". Waits at the gate "activate" if the key says "slow".</summary>
public sealed class LifecycleGrain(Probe probe) : Grain, ILifecycleGrain
{
    private int _calls;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (this.GetPrimaryKeyString().StartsWith("slow", StringComparison.Ordinal))
        {
            probe.Record("activating");
            await probe.Gate("activate");
        }

        probe.Record("activate");
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        probe.Record($"deactivate {reason.ReasonCode}");
        return Task.CompletedTask;
    }

    public Task<int> Call() => Task.FromResult(++_calls);

    public Task<int> CallBeside() => Call();

    public async Task Leave(string gate)
    {
        DeactivateOnIdle();
        probe.Record("leaving");
        await probe.Gate(gate);
        probe.Record("left");
    }

    public async Task Pass(string name)
    {
        probe.Record("+" + name);
        await probe.Gate(name);
        probe.Record("-" + name);
    }

    public async Task<int> CallAndSometimesLeave(int every)
    {
        if (++_calls % every == 0)
        {
            DeactivateOnIdle();
        }

        await Task.Yield();
        return _calls;
    }

    public Task KeepFor(TimeSpan span)
    {
        DelayDeactivation(span);
        return Task.CompletedTask;
    }
}

public interface IFragileGrain : IGrainWithStringKey
{
    Task<int> Call();
}

/// <summary>Its first activation fails, once the gate "fail" is open.</summary>
public sealed class FragileGrain(Probe probe) : Grain, IFragileGrain
{
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var first = !probe.Log.Contains("tried");
        probe.Record("tried");
        if (first)
        {
            await probe.Gate("fail");
            throw new InvalidOperationException("not today");
        }
    }

    public Task<int> Call() => Task.FromResult(1);
}

public interface IPlainGrain : IGrainWithStringKey
{
    Task<string> Key();
}

/// <summary>A grain that derives from nothing.</summary>
public sealed class PlainGrain(IGrainContext context, Probe probe) : IPlainGrain, IGrainBase
{
    public IGrainContext GrainContext => context;

    public Task OnActivateAsync(CancellationToken token)
    {
        probe.Record("plain");
        return Task.CompletedTask;
    }

    public Task<string> Key() => Task.FromResult(context.GrainId.Key.ToString()!);
}
