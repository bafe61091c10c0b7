using Veritas.Tests.Support;

namespace Veritas.Tests.Stores.Storage;

public sealed class ManualTimeTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void Timers_fire_in_order_at_their_due_times()
    {
        var time = new ManualTime();
        var start = time.GetUtcNow();
        var fired = new List<(string, TimeSpan)>();
        using var late = time.CreateTimer(
            _ => fired.Add(("late", time.GetUtcNow() - start)),
            null,
            3 * Second,
            Timeout.InfiniteTimeSpan
        );
        using var every = time.CreateTimer(
            _ => fired.Add(("every", time.GetUtcNow() - start)),
            null,
            Second,
            2 * Second
        );
        using var gone = time.CreateTimer(_ => fired.Add(("gone", TimeSpan.Zero)), null, Second, Second);
        gone.Dispose();

        time.Advance(4 * Second);
        Assert.Equal([("every", Second), ("late", 3 * Second), ("every", 3 * Second)], fired);
        Assert.Equal(4 * Second, time.GetUtcNow() - start);
        Assert.Equal(4 * Second, time.GetElapsedTime(start.UtcTicks));
    }

    [Fact]
    public void A_timer_armed_by_another_timer_fires_in_the_same_advance()
    {
        var time = new ManualTime();
        var fired = 0;
        ITimer? inner = null;
        using var outer = time.CreateTimer(
            _ => inner = time.CreateTimer(_ => fired++, null, Second, Timeout.InfiniteTimeSpan),
            null,
            Second,
            Timeout.InfiniteTimeSpan
        );
        time.Advance(2 * Second);
        Assert.Equal(1, fired);
        inner?.Dispose();
    }

    [Fact]
    public async Task Delays_and_timeouts_use_the_clock()
    {
        var time = new ManualTime();
        var delay = Task.Delay(5 * Second, time, CancellationToken.None);
        using var limit = new CancellationTokenSource(6 * Second, time);
        await time.WhenArmedAsync(2);

        time.Advance(5 * Second);
        await delay;
        Assert.False(limit.IsCancellationRequested);
        time.Advance(Second);
        Assert.True(limit.IsCancellationRequested);
    }

    [Fact]
    public async Task WhenArmed_completes_when_a_timer_is_armed()
    {
        var time = new ManualTime();
        var armed = time.WhenArmedAsync(1);
        Assert.False(armed.IsCompleted);
        using var timer = time.CreateTimer(_ => { }, null, Second, Timeout.InfiniteTimeSpan);
        await armed;
    }
}
