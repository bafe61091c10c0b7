namespace Veritas.Tests.Cluster.Runtime;

public sealed class TurnTests
{
    [Fact]
    public async Task A_thousand_callers_of_one_grain_never_overlap_awaits_included()
    {
        await using var cluster = await RuntimeCluster.StartAsync();
        var grain = cluster.Grain<ITurnGrain>("busy-1");

        var counts = await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => Task.Run(() => grain.Count()))).Soon();

        Assert.Equal(Enumerable.Range(1, 1000), counts.Order());
    }

    [Fact]
    public async Task A_request_waits_until_the_one_before_is_done()
    {
        await using var cluster = await RuntimeCluster.StartAsync();
        var grain = cluster.Grain<ITurnGrain>("pair-1");
        cluster.Probe.Open("second");

        var first = grain.Pass("first");
        await cluster.Probe.Seen("+first");
        var second = grain.Pass("second");
        cluster.Probe.Open("first");
        await Task.WhenAll(first, second).Soon();

        Assert.Equal(["+first", "-first", "+second", "-second"], cluster.Probe.Log);
    }

    [Fact]
    public async Task Awaits_resume_on_the_grains_own_scheduler()
    {
        await using var cluster = await RuntimeCluster.StartAsync();

        Assert.True(await cluster.Grain<ITurnGrain>("scheduler-1").AwaitsComeBack().Soon());
    }

    [Fact]
    public async Task Grains_run_beside_each_other()
    {
        await using var cluster = await RuntimeCluster.StartAsync();

        var held = cluster.Grain<ITurnGrain>("held-1").Pass("held");
        await cluster.Probe.Seen("+held");
        await cluster.Grain<ITurnGrain>("free-1").Count().Soon();

        Assert.False(held.IsCompleted);
        cluster.Probe.Open("held");
        await held.Soon();
    }
}
