using Orleans.Runtime;

namespace Veritas.Tests.Cluster.Runtime;

public sealed class CallTests
{
    [Fact]
    public async Task Arguments_and_results_arrive_whatever_their_number_and_kind()
    {
        await using var cluster = await RuntimeCluster.StartAsync();
        var grain = cluster.Grain<ICallGrain>("call-1");

        Assert.Equal("apples!", (await grain.Echo(new("apples", [1, 2]))).Name);
        Assert.Equal(55 + 11 + 2 + 1 + 1 + 3, await grain.Sum(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, "ab", Guid.Empty, true, 3.5));
        await grain.Nothing();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_exception_arrives_with_its_type_and_properties(bool afterAwait)
    {
        await using var cluster = await RuntimeCluster.StartAsync();

        var exception = await Assert.ThrowsAsync<RefusedException>(
            () => cluster.Grain<ICallGrain>("throw-1").Refuse(42, afterAwait).Soon());

        Assert.Equal((42, "refused"), (exception.Code, exception.Message));
        Assert.Contains(nameof(CallGrain), exception.StackTrace);
    }

    [Fact]
    public async Task A_time_out_ends_the_callers_wait_and_not_the_call()
    {
        await using var cluster = await RuntimeCluster.StartOnMachineTimeAsync();
        var grain = cluster.Grain<ICallGrain>("slow-1");

        var call = grain.Pass("slow");
        await cluster.Probe.Seen("+slow");
        Assert.False(call.IsCompleted);

        await Assert.ThrowsAsync<TimeoutException>(() => call.Soon());
        cluster.Probe.Open("slow");
        await cluster.Probe.Seen("-slow");
    }

    [Fact]
    public async Task A_request_whose_caller_has_left_is_never_run()
    {
        await using var cluster = await RuntimeCluster.StartOnMachineTimeAsync();
        var grain = cluster.Grain<ICallGrain>("drop-1");

        var running = grain.Pass("running");
        await cluster.Probe.Seen("+running");
        var queued = grain.Pass("queued");
        await Assert.ThrowsAsync<TimeoutException>(() => queued.Soon());
        await Assert.ThrowsAsync<TimeoutException>(() => running.Soon());
        cluster.Probe.Open("running");
        await grain.Nothing();

        Assert.DoesNotContain("+queued", cluster.Probe.Log);
    }

    [Fact]
    public async Task A_method_can_have_its_own_time_out()
    {
        await using var cluster = await RuntimeCluster.StartOnMachineTimeAsync();
        var grain = cluster.Grain<ICallGrain>("quick-1");

        var call = grain.PassQuickly("quick");
        await cluster.Probe.Seen("+quick");

        await Assert.ThrowsAsync<TimeoutException>(() => call.Soon());
        cluster.Probe.Open("quick");
    }

    [Fact]
    public async Task A_callers_token_ends_its_wait_and_reaches_the_grain()
    {
        await using var cluster = await RuntimeCluster.StartAsync();
        using var source = new CancellationTokenSource();

        var call = cluster.Grain<ICallGrain>("token-1").Wait("gate", source.Token);
        await cluster.Probe.Seen("+gate");
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.Soon());
        await cluster.Probe.Seen("canceled gate");
    }

    [Fact]
    public async Task A_one_way_call_returns_at_once_and_its_failure_is_lost()
    {
        await using var cluster = await RuntimeCluster.StartAsync();
        var grain = cluster.Grain<ICallGrain>("oneway-1");

        await grain.Tell("told", "gate", fail: true).Soon();
        Assert.Empty(cluster.Probe.Log);
        cluster.Probe.Open("gate");
        await cluster.Probe.Seen("told");
        await grain.Nothing();
    }

    [Fact]
    public async Task The_request_context_travels_and_other_ambient_values_do_not()
    {
        await using var cluster = await RuntimeCluster.StartAsync();
        var (first, second) = (cluster.Grain<ICallGrain>("context-1"), cluster.Grain<ICallGrain>("context-2"));
        RequestContext.Set("exam", "42");
        CallGrain.Ambient.Value = "mine";

        Assert.Equal("42", await first.ContextOf("exam", null).Soon());
        Assert.Equal("42", await first.ContextOf("exam", second).Soon());
        Assert.Null(await first.AmbientHere().Soon());
        Assert.True(RequestContext.Remove("exam"));
        Assert.Null(await first.ContextOf("exam", second).Soon());
    }

    [Fact]
    public async Task What_a_turn_leaves_behind_is_not_seen_by_the_next()
    {
        await using var cluster = await RuntimeCluster.StartAsync();
        var grain = cluster.Grain<ICallGrain>("context-3");

        var calls = new List<Task<string?>>();
        for (var i = 0; i < 20; i++)
        {
            _ = grain.SpoilAmbient();
            calls.Add(grain.AmbientHere());
            calls.Add(grain.ContextOf("spoilt", null));
        }

        Assert.All(await Task.WhenAll(calls).Soon(), Assert.Null);
    }
}
