namespace Veritas.Tests.Cluster.Runtime;

public sealed class TimerTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly GrainTimerOptions EverySecond = new(Second, Second, Interleave: false, Held: false, Fails: false);

    [Fact]
    public async Task Ticks_come_at_their_times()
    {
        await using var cluster = await RuntimeCluster.StartAsync();
        var grain = cluster.Grain<ITimerGrain>("timer-1");
        await grain.Start(EverySecond with { Due = 3 * Second }).Soon();

        cluster.Time.Advance(2.9 * Second);
        Assert.Equal(0, await grain.Ticks().Soon());
        for (var tick = 1; tick <= 3; tick++)
        {
            cluster.Time.Advance(Second);
            await cluster.Probe.Seen($"tick {tick}");
            Assert.Equal(tick, await grain.Ticks().Soon());
        }
    }

    [Fact]
    public async Task A_tick_waits_for_a_running_call_and_ticks_do_not_pile_up()
    {
        await using var cluster = await RuntimeCluster.StartAsync();
        var grain = cluster.Grain<ITimerGrain>("timer-2");
        await grain.Start(EverySecond).Soon();

        var call = grain.Pass("long");
        await cluster.Probe.Seen("+long");
        cluster.Time.Advance(5 * Second);
        Assert.Equal(["+long"], cluster.Probe.Log);
        cluster.Probe.Open("long");
        await call.Soon();
        await cluster.Probe.Seen("tick 1");

        Assert.Equal(1, await grain.Ticks().Soon());
        Assert.Equal(["+long", "-long", "tick 1"], cluster.Probe.Log);
    }

    [Fact]
    public async Task An_interleaving_timer_ticks_beside_a_running_call()
    {
        await using var cluster = await RuntimeCluster.StartAsync();
        var grain = cluster.Grain<ITimerGrain>("timer-3");
        await grain.Start(EverySecond with { Interleave = true }).Soon();

        var call = grain.Pass("long");
        await cluster.Probe.Seen("+long");
        cluster.Time.Advance(Second);
        await cluster.Probe.Seen("tick 1");
        Assert.False(call.IsCompleted);
        cluster.Probe.Open("long");
        await call.Soon();
    }

    [Fact]
    public async Task The_period_counts_from_the_end_of_a_tick_and_ticks_never_overlap()
    {
        await using var cluster = await RuntimeCluster.StartAsync();
        var grain = cluster.Grain<ITimerGrain>("timer-4");
        await grain.Start(EverySecond with { Held = true, Interleave = true }).Soon();

        cluster.Time.Advance(Second);
        await cluster.Probe.Seen("tick 1");
        cluster.Time.Advance(5 * Second);
        Assert.Equal(1, await grain.Ticks().Soon());
        cluster.Probe.Open("tick 1");
        await cluster.Probe.Seen("tick 1 ended");
        await grain.Ticks().Soon();
        cluster.Time.Advance(Second);
        await cluster.Probe.Seen("tick 2");
        cluster.Probe.Open("tick 2");
    }

    [Fact]
    public async Task A_failing_tick_does_not_stop_the_timer()
    {
        await using var cluster = await RuntimeCluster.StartAsync();
        var grain = cluster.Grain<ITimerGrain>("timer-5");
        await grain.Start(EverySecond with { Fails = true }).Soon();

        for (var tick = 1; tick <= 3; tick++)
        {
            cluster.Time.Advance(Second);
            await cluster.Probe.Seen($"tick {tick}");
            await grain.Ticks().Soon();
        }
    }

    [Fact]
    public async Task A_disposed_timer_and_one_of_an_ended_activation_do_not_tick()
    {
        await using var cluster = await RuntimeCluster.StartAsync();
        var (stopped, ended) = (cluster.Grain<ITimerGrain>("timer-6"), cluster.Grain<ITimerGrain>("timer-7"));
        await Task.WhenAll(stopped.Start(EverySecond), ended.Start(EverySecond)).Soon();
        await stopped.Stop().Soon();
        await cluster.Cluster.DeactivateAsync(ended).Soon();

        cluster.Time.Advance(10 * Second);

        Assert.Equal(0, await stopped.Ticks().Soon());
        Assert.Equal(0, await ended.Ticks().Soon());
        Assert.Empty(cluster.Probe.Log);
    }

    [Fact]
    public async Task Deactivation_waits_for_a_running_tick()
    {
        await using var cluster = await RuntimeCluster.StartAsync();
        var grain = cluster.Grain<ITimerGrain>("timer-8");
        await grain.Start(EverySecond with { Held = true }).Soon();
        cluster.Time.Advance(Second);
        await cluster.Probe.Seen("tick 1");

        var gone = cluster.Cluster.DeactivateAsync(grain);
        Assert.False(gone.IsCompleted);
        cluster.Probe.Open("tick 1");
        await gone.Soon();

        Assert.Contains("tick 1 ended", cluster.Probe.Log);
    }

    [Fact]
    public async Task A_changed_timer_keeps_its_new_times()
    {
        await using var cluster = await RuntimeCluster.StartAsync();
        var grain = cluster.Grain<ITimerGrain>("timer-9");
        await grain.Start(EverySecond).Soon();
        await grain.Change(60 * Second, Timeout.InfiniteTimeSpan).Soon();

        cluster.Time.Advance(59 * Second);
        Assert.Equal(0, await grain.Ticks().Soon());
        cluster.Time.Advance(Second);
        await cluster.Probe.Seen("tick 1");
        await grain.Ticks().Soon();
        cluster.Time.Advance(600 * Second);
        Assert.Equal(1, await grain.Ticks().Soon());
    }

    [Fact]
    public async Task A_timer_is_registered_in_the_grains_own_turns_only()
    {
        await using var cluster = await RuntimeCluster.StartAsync();

        Assert.Equal("refused", await cluster.Grain<ITimerGrain>("timer-10").StartElsewhere().Soon());
    }
}
