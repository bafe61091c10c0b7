using Orleans;

namespace Veritas.Tests.Cluster.Runtime;

public interface IRelayGrain : IGrainWithStringKey
{
    Task<int> PassThenCall(string name, ILifecycleGrain next);
}

public sealed class RelayGrain(Probe probe) : Grain, IRelayGrain
{
    public async Task<int> PassThenCall(string name, ILifecycleGrain next)
    {
        probe.Record("+" + name);
        await probe.Gate(name);
        return await next.Call();
    }
}
