using Orleans.Configuration;
using Orleans.Hosting;

namespace Veritas.Tests.Cluster.Runtime;

/// <summary>Hours of idleness on a manual clock. Orleans collects by the machine's clock, so this is for the in-process runtime alone.</summary>
public sealed class StandinCollectionTests
{
    private static readonly TimeSpan Age = TimeSpan.FromMinutes(10);

    private static Task<RuntimeCluster> StartAsync(TimeSpan? responseTimeout = null) => RuntimeCluster.StartAsync(silo => silo.Configure<GrainCollectionOptions>(o =>
    {
        o.CollectionAge = Age;
        o.CollectionQuantum = TimeSpan.FromMinutes(1);
    }).Configure<SiloMessagingOptions>(o => o.ResponseTimeout = responseTimeout ?? TimeSpan.FromHours(1)));

    [Fact]
    public async Task An_idle_activation_is_collected_and_calls_renew_it()
    {
        await using var cluster = await StartAsync();
        var (idle, used) = (cluster.Grain<ILifecycleGrain>("idle-1"), cluster.Grain<ILifecycleGrain>("used-1"));
        await Task.WhenAll(idle.Call(), used.Call()).Soon();

        cluster.Time.Advance(Age / 2);
        await used.Call().Soon();
        cluster.Time.Advance((Age / 2) + TimeSpan.FromMinutes(1));
        await cluster.Cluster.WaitForDeactivationAsync(idle).Soon();

        Assert.Equal(["activate", "activate", "deactivate ActivationIdle"], cluster.Probe.Log);
        Assert.Equal(3, await used.Call().Soon());
        Assert.Equal(1, await idle.Call().Soon());
    }

    [Fact]
    public async Task A_running_call_is_never_collected()
    {
        await using var cluster = await StartAsync();
        var grain = cluster.Grain<ILifecycleGrain>("running-1");

        var call = grain.Pass("long");
        await cluster.Probe.Seen("+long");
        var timedOut = Assert.ThrowsAsync<TimeoutException>(() => call.Soon());
        cluster.Time.Advance(TimeSpan.FromHours(2));
        await timedOut;
        cluster.Probe.Open("long");
        await cluster.Probe.Seen("-long");

        Assert.Equal(["activate", "+long", "-long"], cluster.Probe.Log);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Timers_keep_an_activation_only_if_they_say_so(bool keepAlive)
    {
        await using var cluster = await StartAsync();
        var grain = cluster.Grain<ITimedGrain>("timed-1");
        await grain.Tick(TimeSpan.FromMinutes(3), keepAlive).Soon();

        var gone = cluster.Cluster.WaitForDeactivationAsync(grain);
        for (var minute = 0; minute < 12; minute++)
        {
            cluster.Time.Advance(TimeSpan.FromMinutes(1));
            await cluster.Settled();
        }

        // On a busy machine a tick may still be under way; it must not keep the activation for ever.
        for (var minute = 0; minute < 200 && !keepAlive && !gone.IsCompleted; minute++)
        {
            cluster.Time.Advance(TimeSpan.FromMinutes(1));
            await cluster.Settled();
        }

        Assert.Equal(keepAlive, !gone.IsCompleted);
    }

    [Fact]
    public async Task A_delayed_activation_stays_until_the_delay_is_over()
    {
        await using var cluster = await StartAsync();
        var grain = cluster.Grain<ILifecycleGrain>("delay-1");
        await grain.KeepFor(Age * 3).Soon();

        cluster.Time.Advance(Age * 2);
        await cluster.Settled();
        Assert.Equal(["activate"], cluster.Probe.Log);
        cluster.Time.Advance(Age * 2);
        await cluster.Cluster.WaitForDeactivationAsync(grain).Soon();
        Assert.Equal(["activate", "deactivate ActivationIdle"], cluster.Probe.Log);
    }

    [Fact]
    public async Task A_class_that_keeps_alive_is_never_collected()
    {
        await using var cluster = await StartAsync();
        var grain = cluster.Grain<IStayingGrain>("stay-1");
        await grain.Call().Soon();

        cluster.Time.Advance(TimeSpan.FromDays(3));
        await cluster.Settled();

        Assert.Equal(2, await grain.Call().Soon());
    }

    [Fact]
    public async Task Collection_under_load_loses_no_call()
    {
        // The clock runs wild here: no call may time out.
        await using var cluster = await StartAsync(TimeSpan.FromDays(3650));
        using var over = new CancellationTokenSource();
        var grains = Enumerable.Range(0, 64).Select(i => cluster.Grain<ILifecycleGrain>($"load-{i}")).ToArray();

        var callers = Enumerable.Range(0, 4).Select(caller => Task.Run(async () =>
        {
            for (var i = caller; !over.IsCancellationRequested; i++)
            {
                Assert.True(await grains[i % grains.Length].Call() > 0);
            }
        })).ToArray();
        for (var i = 0; i < 50; i++)
        {
            cluster.Time.Advance(Age * 2);
            await cluster.Settled();
        }

        await over.CancelAsync();
        await Task.WhenAll(callers).Soon();
        Assert.Contains("deactivate ActivationIdle", cluster.Probe.Log);
    }
}
