using Orleans.Configuration;
using Orleans.Hosting;

namespace Veritas.Tests.Cluster.Runtime;

/// <summary>On the machine's clock, with the shortest age there is.</summary>
public sealed class CollectionTests
{
    private static Task<RuntimeCluster> StartAsync() => RuntimeCluster.StartOnMachineTimeAsync(silo => silo.Configure<GrainCollectionOptions>(o =>
    {
        o.CollectionAge = TimeSpan.FromSeconds(1.2);
        o.CollectionQuantum = TimeSpan.FromSeconds(1);
    }));

    [Fact]
    public async Task An_idle_activation_is_collected_and_comes_back_with_a_call()
    {
        await using var cluster = await StartAsync();
        var grain = cluster.Grain<ILifecycleGrain>("idle-1");
        Assert.Equal(1, await grain.Call().Soon());
        Assert.Equal(2, await grain.Call().Soon());

        await cluster.Probe.Seen("deactivate ActivationIdle");

        Assert.Equal(1, await grain.Call().Soon());
    }

    [Fact]
    public async Task A_timer_alone_does_not_keep_an_activation_and_a_class_can()
    {
        await using var cluster = await StartAsync();
        var (timed, staying) = (cluster.Grain<ITimedGrain>("timed-1"), cluster.Grain<IStayingGrain>("stay-1"));
        Assert.Equal(1, await staying.Call().Soon());

        await timed.Tick(TimeSpan.FromMilliseconds(200), keepAlive: false).Soon();
        await cluster.Probe.Seen("collected");

        Assert.Equal(2, await staying.Call().Soon());
    }
}
