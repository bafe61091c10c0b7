using Orleans;

namespace Veritas.Tests.Cluster.Runtime;

public sealed class ActivationTests
{
    [Fact]
    public async Task The_first_call_activates_before_anything_runs()
    {
        await using var cluster = await RuntimeCluster.StartAsync();
        var grain = cluster.Grain<ILifecycleGrain>("slow-1");
        Assert.Empty(cluster.Probe.Log);

        var calls = Enumerable.Range(0, 3).Select(_ => grain.Call()).ToArray();
        await cluster.Probe.Seen("activating");
        Assert.All(calls, call => Assert.False(call.IsCompleted));
        cluster.Probe.Open("activate");

        var answers = await Task.WhenAll(calls).Soon();
        Assert.Equal([1, 2, 3], answers.Order());
        Assert.Equal(["activating", "activate"], cluster.Probe.Log);
    }

    [Fact]
    public async Task A_failing_activation_fails_its_call_and_the_next_call_tries_anew()
    {
        await using var cluster = await RuntimeCluster.StartAsync();
        var grain = cluster.Grain<IFragileGrain>("fragile-1");

        var call = grain.Call();
        cluster.Probe.Open("fail");

        Assert.Equal("not today", (await Assert.ThrowsAsync<InvalidOperationException>(() => call.Soon())).Message);
        Assert.Equal(1, await grain.Call().Soon());
        Assert.Equal(["tried", "tried"], cluster.Probe.Log);
    }

    [Fact]
    public async Task Deactivation_lets_running_calls_finish_and_sends_queued_ones_to_the_next_activation()
    {
        await using var cluster = await RuntimeCluster.StartAsync();
        var grain = cluster.Grain<ILifecycleGrain>("leave-1");

        var leaving = grain.Leave("out");
        await cluster.Probe.Seen("leaving");
        Task<int>[] queued = [grain.Call(), grain.CallBeside(), grain.Call(), grain.CallBeside()];
        cluster.Probe.Open("out");

        await leaving.Soon();
        var answers = await Task.WhenAll(queued).Soon();
        Assert.Equal([1, 2, 3, 4], answers.Order());
        Assert.Equal(["activate", "leaving", "left", "deactivate ApplicationRequested", "activate"], cluster.Probe.Log);
    }

    [Fact]
    public async Task Deactivations_in_the_middle_of_many_calls_lose_none_and_start_none_twice()
    {
        await using var cluster = await RuntimeCluster.StartAsync();
        const int callers = 32, calls = 250, every = 7;
        var grain = cluster.Grain<ILifecycleGrain>("storm-1");

        var answers = await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            var seen = new List<int>();
            for (var i = 0; i < calls; i++)
            {
                seen.Add(await Waiting.Again(() => grain.CallAndSometimesLeave(every)));
            }

            return seen;
        }))).Soon();

        // Each activation answers 1, 2, 3, .. up to the call that ended it, or a few more that had started.
        var all = answers.SelectMany(a => a).GroupBy(n => n).ToDictionary(g => g.Key, g => g.Count());
        Assert.Equal(callers * calls, all.Values.Sum());
        Assert.Equal(cluster.Probe.Log.Count(w => w == "activate"), all[1]);
        Assert.All(Enumerable.Range(2, every - 1), n => Assert.True(all[n] <= all[n - 1]));
        Assert.InRange(all[1], calls * callers / every, callers * calls);
    }

    [Fact]
    public async Task Deactivation_can_be_awaited_and_happens_once()
    {
        await using var cluster = await RuntimeCluster.StartAsync();
        var grain = cluster.Grain<ILifecycleGrain>("await-1");
        await grain.Call().Soon();

        await Task.WhenAll(cluster.Cluster.DeactivateAsync(grain), cluster.Cluster.DeactivateAsync(grain)).Soon();
        await cluster.Cluster.WaitForDeactivationAsync(grain).Soon();

        Assert.Equal(["activate", "deactivate ApplicationRequested"], cluster.Probe.Log);
    }

    [Fact]
    public async Task A_grain_need_not_derive_from_Grain()
    {
        await using var cluster = await RuntimeCluster.StartAsync();

        Assert.Equal("plain-1", await cluster.Grain<IPlainGrain>("plain-1").Key().Soon());
        Assert.Equal(["plain"], cluster.Probe.Log);
    }

    [Fact]
    public void Only_the_runtime_makes_grains() => Assert.ThrowsAny<Exception>(() => new LifecycleGrain(new Probe()).IdentityString);
}
