using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Veritas.Tests.Cluster.Runtime;

public interface ITimedGrain : IGrainWithStringKey
{
    Task Tick(TimeSpan period, bool keepAlive);
}

public sealed class TimedGrain(Probe probe) : Grain, ITimedGrain
{
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        probe.Record("collected");
        return Task.CompletedTask;
    }

    public Task Tick(TimeSpan period, bool keepAlive)
    {
        this.RegisterGrainTimer(() => Task.CompletedTask, new GrainTimerCreationOptions(period, period) { KeepAlive = keepAlive });
        return Task.CompletedTask;
    }
}

public interface IStayingGrain : IGrainWithStringKey
{
    Task<int> Call();
}

[KeepAlive]
public sealed class StayingGrain : Grain, IStayingGrain
{
    private int _calls;

    public Task<int> Call() => Task.FromResult(++_calls);
}

public sealed class CollectionTests
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

        if (!keepAlive)
        {
            await gone.Soon();
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

internal static class Settling
{
    /// <summary>A round trip through another grain: what was queued before it on the thread pool has had its turn.</summary>
    public static async Task Settled(this RuntimeCluster cluster)
    {
        for (var i = 0; i < 20; i++)
        {
            await cluster.Grain<ITurnGrain>("settle-1").Count().Soon();
        }
    }
}
