namespace Veritas.Tests.Cluster.Runtime;

public sealed class InterleavingTests
{
    [Fact]
    public async Task An_always_interleaving_call_enters_beside_a_running_one_and_holds_nothing_up()
    {
        await using var cluster = await RuntimeCluster.StartAsync();
        var grain = cluster.Grain<ITurnGrain>("inter-1");
        cluster.Probe.Open("next");

        var running = grain.Pass("running");
        await cluster.Probe.Seen("+running");
        var slipped = grain.Slip("slipped");
        await cluster.Probe.Seen("+slipped");
        cluster.Probe.Open("running");
        await running.Soon();
        await grain.Pass("next").Soon();
        Assert.False(slipped.IsCompleted);
        cluster.Probe.Open("slipped");
        await slipped.Soon();

        Assert.Equal(["+running", "+slipped", "-running", "+next", "-next", "-slipped"], cluster.Probe.Log);
    }

    [Fact]
    public async Task Readers_run_together_and_a_writer_waits()
    {
        await using var cluster = await RuntimeCluster.StartAsync();
        var grain = cluster.Grain<ITurnGrain>("read-1");
        cluster.Probe.Open("writer");

        var one = grain.Read("one");
        await cluster.Probe.Seen("+one");
        var two = grain.Read("two");
        await cluster.Probe.Seen("+two");
        var writer = grain.Pass("writer");
        await grain.Slip("past").WaitForStart(cluster.Probe, "past");
        Assert.DoesNotContain("+writer", cluster.Probe.Log);
        cluster.Probe.Open("one");
        cluster.Probe.Open("two");

        await Task.WhenAll(one, two, writer).Soon();
        Assert.Contains("-writer", cluster.Probe.Log);
    }

    [Fact]
    public async Task A_reader_does_not_enter_beside_a_writer()
    {
        await using var cluster = await RuntimeCluster.StartAsync();
        var grain = cluster.Grain<ITurnGrain>("write-1");
        cluster.Probe.Open("reader");

        var writer = grain.Pass("writer");
        await cluster.Probe.Seen("+writer");
        var reader = grain.Read("reader");
        cluster.Probe.Open("writer");
        await Task.WhenAll(writer, reader).Soon();

        Assert.Equal(["+writer", "-writer", "+reader", "-reader"], cluster.Probe.Log);
    }

    [Fact]
    public async Task A_reentrant_class_interleaves_everything()
    {
        await using var cluster = await RuntimeCluster.StartAsync();
        var grain = cluster.Grain<IReentrantGrain>("reent-1");

        var calls = new[] { grain.Pass("a"), grain.Pass("b") };
        await Task.WhenAll(cluster.Probe.Seen("+a"), cluster.Probe.Seen("+b"));
        cluster.Probe.Open("b");
        await calls[1].Soon();
        Assert.False(calls[0].IsCompleted);
        cluster.Probe.Open("a");
        await calls[0].Soon();
    }

    [Fact]
    public async Task A_call_to_oneself_waits_for_oneself_until_the_time_is_over()
    {
        await using var cluster = await RuntimeCluster.StartOnMachineTimeAsync();
        var grain = cluster.Grain<ITurnGrain>("self-1");

        var call = grain.CallMyself(allowed: false);
        await grain.Slip("inside").WaitForStart(cluster.Probe, "inside");

        await Assert.ThrowsAsync<TimeoutException>(() => call.Soon());
        Assert.Equal(1, await grain.Count().Soon());
    }

    [Fact]
    public async Task A_call_to_oneself_passes_in_an_open_section()
    {
        await using var cluster = await RuntimeCluster.StartAsync();
        var grain = cluster.Grain<ITurnGrain>("self-2");

        await grain.CallMyself(allowed: true).Soon();

        Assert.Equal(2, await grain.Count().Soon());
    }

    [Fact]
    public async Task A_call_chain_comes_back_in_an_open_section_while_others_wait()
    {
        await using var cluster = await RuntimeCluster.StartAsync();
        var (a, b) = (cluster.Grain<ITurnGrain>("chain-1"), cluster.Grain<ITurnGrain>("chain-2"));

        var chain = a.CallBack(b, "back", suppressed: false);
        await cluster.Probe.Seen("+back");
        var other = a.Pass("other");
        cluster.Probe.Open("other");
        cluster.Probe.Open("back");
        await Task.WhenAll(chain, other).Soon();

        Assert.Equal(["+back", "-back", "+other", "-other"], cluster.Probe.Log);
    }

    [Fact]
    public async Task A_suppressed_section_lets_nothing_back_in()
    {
        await using var cluster = await RuntimeCluster.StartOnMachineTimeAsync();
        var (a, b) = (cluster.Grain<ITurnGrain>("supp-1"), cluster.Grain<ITurnGrain>("supp-2"));

        var chain = a.CallBack(b, "back", suppressed: true);
        await a.Slip("inside").WaitForStart(cluster.Probe, "inside");
        await b.Slip("through").WaitForStart(cluster.Probe, "through");

        await Assert.ThrowsAsync<TimeoutException>(() => chain.Soon());
        Assert.DoesNotContain("+back", cluster.Probe.Log);
    }
}

internal static class Slipping
{
    /// <summary>Once this interleaving call has run, calls made before it have started.</summary>
    public static async Task WaitForStart(this Task call, Probe probe, string name)
    {
        await probe.Seen("+" + name);
        probe.Open(name);
        await call.Soon();
    }
}
