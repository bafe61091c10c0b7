using Orleans.Runtime;
using Veritas.Tests.Support;

namespace Veritas.Tests.Cluster.Runtime;

public sealed class StopTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_stopping_silo_finishes_running_calls_and_deactivates_everything()
    {
        await using var cluster = await RuntimeCluster.StartAsync();
        var (running, idle) = (cluster.Grain<ILifecycleGrain>("stop-1"), cluster.Grain<ILifecycleGrain>("stop-2"));
        await idle.Call().Soon();

        var call = running.Pass("last");
        await cluster.Probe.Seen("+last");
        var stop = cluster.Cluster.StopSiloAsync(cluster.Cluster.Silos[0]);
        await cluster.Probe.Seen("deactivate ShuttingDown");
        Assert.False(stop.IsCompleted);
        cluster.Probe.Open("last");
        await call.Soon();
        await stop.Soon();

        Assert.Equal(2, cluster.Probe.Log.Count(w => w == "deactivate ShuttingDown"));
        Assert.Equal(["-last", "deactivate ShuttingDown"], cluster.Probe.Log[^2..]);
        await Assert.ThrowsAnyAsync<OrleansException>(() => idle.Call().Soon());
    }

    [Fact]
    public async Task A_call_that_is_finishing_can_still_call_other_grains()
    {
        await using var cluster = await RuntimeCluster.StartAsync();
        var (first, second) = (cluster.Grain<IRelayGrain>("relay-1"), cluster.Grain<ILifecycleGrain>("relay-2"));

        var call = first.PassThenCall("relay", second);
        await cluster.Probe.Seen("+relay");
        var stop = cluster.Cluster.StopSiloAsync(cluster.Cluster.Silos[0]);
        cluster.Probe.Open("relay");

        Assert.Equal(1, await call.Soon());
        await stop.Soon();
        Assert.Equal(["+relay", "activate", "deactivate ShuttingDown"], cluster.Probe.Log);
    }

    [Fact]
    public async Task After_a_restart_old_references_work_and_stored_state_is_there()
    {
        await using var cluster = await RuntimeCluster.StartAsync(silo => silo.UsePostgres(database));
        var grain = cluster.Grain<IRecordGrain>("restart-1");
        await grain.Write("kept").Soon();

        var silo = await cluster.Cluster.RestartSiloAsync(cluster.Cluster.Silos[0]).Soon();

        Assert.True(silo!.IsActive);
        Assert.Equal("kept", (await Waiting.Again(grain.View)).Text);
    }
}
