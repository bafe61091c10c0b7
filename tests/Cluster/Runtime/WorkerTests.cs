using Orleans;
using Orleans.Concurrency;

namespace Veritas.Tests.Cluster.Runtime;

public interface IWorkerGrain : IGrainWithIntegerKey
{
    Task Pass(string name);
}

[StatelessWorker(3)]
public sealed class WorkerGrain(Probe probe) : Grain, IWorkerGrain
{
    public async Task Pass(string name)
    {
        probe.Record("+" + name);
        await probe.Gate("out");
    }
}

public sealed class WorkerTests
{
    [Fact]
    public async Task A_stateless_worker_runs_as_often_beside_itself_as_it_may()
    {
        await using var cluster = await RuntimeCluster.StartAsync();
        var grain = cluster.Client.GetGrain<IWorkerGrain>(0);

        var three = Enumerable.Range(0, 3).Select(i => grain.Pass($"{i}")).ToArray();
        await Task.WhenAll(Enumerable.Range(0, 3).Select(i => cluster.Probe.Seen($"+{i}")));
        var fourth = grain.Pass("3");
        await cluster.Settled();
        Assert.Equal(3, cluster.Probe.Log.Length);
        cluster.Probe.Open("out");

        await Task.WhenAll([.. three, fourth]).Soon();
    }

    [Fact]
    public async Task A_stateless_worker_moves_to_the_next_silo()
    {
        await using var cluster = await RuntimeCluster.StartAsync();
        var grain = cluster.Client.GetGrain<IWorkerGrain>(1);
        cluster.Probe.Open("out");
        await grain.Pass("before").Soon();

        await cluster.Cluster.RestartSiloAsync(cluster.Cluster.Silos[0]).Soon();
        await Waiting.Again(async () =>
        {
            await grain.Pass("after");
            return true;
        });

        Assert.Equal(["+before", "+after"], cluster.Probe.Log);
    }
}
