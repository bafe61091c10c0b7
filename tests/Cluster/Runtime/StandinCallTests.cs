using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Veritas.Tests.Cluster.Runtime;

/// <summary>
/// Where the in-process runtime promises more than Orleans, which runs a canceled request that waited, lets a writer in beside a second
/// reader, does not count what waits so strictly, and whose client sends calls that nobody awaits in any order, or still when an activation fails.
/// Grain code must not lean on these.
/// </summary>
public sealed class StandinCallTests
{
    [Fact]
    public async Task Requests_start_in_the_order_they_came()
    {
        await using var cluster = await RuntimeCluster.StartAsync();
        var grain = cluster.Grain<ITurnGrain>("queue-1");
        var names = Enumerable.Range(0, 50).Select(i => $"r{i:00}").ToArray();

        var calls = names.Select(grain.Pass).ToArray();
        foreach (var name in names)
        {
            cluster.Probe.Open(name);
        }

        await Task.WhenAll(calls).Soon();
        Assert.Equal(names.SelectMany(n => new[] { "+" + n, "-" + n }), cluster.Probe.Log);
    }

    [Fact]
    public async Task A_canceled_request_that_still_waits_is_never_run()
    {
        await using var cluster = await RuntimeCluster.StartAsync();
        var grain = cluster.Grain<ICallGrain>("token-2");
        using var source = new CancellationTokenSource();

        var running = grain.Pass("running");
        await cluster.Probe.Seen("+running");
        var waiting = grain.Wait("waiting", source.Token);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.Soon());
        cluster.Probe.Open("running");
        await running.Soon();
        await grain.Nothing();

        Assert.DoesNotContain("+waiting", cluster.Probe.Log);
    }

    [Fact]
    public async Task Readers_run_together_and_a_writer_waits_for_all_of_them()
    {
        await using var cluster = await RuntimeCluster.StartAsync();
        var grain = cluster.Grain<ITurnGrain>("read-1");
        cluster.Probe.Open("writer");

        var one = grain.Read("one");
        var writer = grain.Pass("writer");
        var two = grain.Read("two");
        await Task.WhenAll(cluster.Probe.Seen("+one"), cluster.Probe.Seen("+two"));
        cluster.Probe.Open("one");
        await one.Soon();
        // The second reader still runs, though the first, which the writer met, is done.
        await grain.Slip("writer").Soon();
        Assert.False(writer.IsCompleted);
        cluster.Probe.Open("two");
        await Task.WhenAll(writer, two).Soon();

        Assert.Equal(["+one", "+two", "-one", "+writer", "-writer", "-two", "+writer", "-writer"], cluster.Probe.Log);
    }

    [Fact]
    public async Task A_full_queue_refuses_more_requests()
    {
        await using var cluster = await RuntimeCluster.StartAsync(silo =>
            silo.Configure<SiloMessagingOptions>(o => o.MaxEnqueuedRequestsHardLimit = 3));
        var grain = cluster.Grain<ITurnGrain>("full-1");
        await grain.Count().Soon();

        var held = grain.Pass("held");
        await cluster.Probe.Seen("+held");
        var calls = Enumerable.Range(0, 10).Select(_ => grain.Count()).ToArray();
        cluster.Probe.Open("held");
        await held.Soon();
        await Task.WhenAll(calls.Select(async call => await Xunit.Record.ExceptionAsync(() => call.Soon())));

        Assert.Equal(3, calls.Count(call => call.IsCompletedSuccessfully));
        Assert.All(calls.Where(call => call.IsFaulted), call => Assert.IsType<LimitExceededException>(call.Exception!.InnerException));
    }

    [Fact]
    public async Task A_failing_activation_fails_all_queued_calls_and_the_next_call_tries_anew()
    {
        await using var cluster = await RuntimeCluster.StartAsync();
        var grain = cluster.Grain<IFragileGrain>("fragile-2");

        var calls = Enumerable.Range(0, 3).Select(_ => grain.Call()).ToArray();
        cluster.Probe.Open("fail");
        foreach (var call in calls)
        {
            var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => call.Soon());
            Assert.Equal("not today", exception.Message);
        }

        Assert.Equal(1, await grain.Call().Soon());
        Assert.Equal(["tried", "tried"], cluster.Probe.Log);
    }

    [Fact]
    public async Task An_activation_that_does_not_end_in_time_fails_its_calls()
    {
        await using var cluster = await RuntimeCluster.StartAsync();
        var grain = cluster.Grain<ILifecycleGrain>("slow-2");

        var call = grain.Call();
        await cluster.Probe.Seen("activating");
        var gone = cluster.Cluster.WaitForDeactivationAsync(grain);
        // In steps: the runtime starts to count only after the hook has given its turn back.
        for (var step = 0; step < 20 && !gone.IsCompleted; step++)
        {
            cluster.Time.Advance(TimeSpan.FromSeconds(10));
            await cluster.Settled();
        }

        await Assert.ThrowsAsync<TimeoutException>(() => call.Soon());
        await gone.Soon();
        cluster.Probe.Open("activate");
        Assert.Equal(1, await grain.Call().Soon());
    }

    [Fact]
    public async Task A_killed_silo_runs_nothing_more_and_its_callers_are_told()
    {
        await using var cluster = await RuntimeCluster.StartAsync();
        var grain = cluster.Grain<ILifecycleGrain>("kill-1");

        var call = grain.Pass("killed");
        await cluster.Probe.Seen("+killed");
        await cluster.Cluster.KillSiloAsync(cluster.Cluster.Silos[0]).Soon();
        cluster.Probe.Open("killed");

        await Assert.ThrowsAsync<SiloUnavailableException>(() => call.Soon());
        await cluster.Cluster.StartAdditionalSiloAsync().Soon();
        Assert.Equal(1, await grain.Call().Soon());
        Assert.Equal(["activate", "+killed", "activate"], cluster.Probe.Log);
    }
}
