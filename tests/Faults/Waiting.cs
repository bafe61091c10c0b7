namespace Veritas.Tests.Faults;

/// <summary>Waits for conditions instead of fixed times.</summary>
public static class Waiting
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <summary>A generous limit, because the machine may be busy.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    public static Task UntilAsync(string what, Func<bool> holds, TimeSpan? limit = null) =>
        UntilAsync(what, () => Task.FromResult(holds()), limit);

    public static async Task UntilAsync(string what, Func<Task<bool>> holds, TimeSpan? limit = null)
    {
        var began = TimeProvider.System.GetTimestamp();
        using var timer = new PeriodicTimer(Look, TimeProvider.System);
        while (!await holds())
        {
            if (TimeProvider.System.GetElapsedTime(began) > (limit ?? Limit))
            {
                throw new TimeoutException($"waited for {(limit ?? Limit).TotalSeconds:0} s until {what}");
            }

            await timer.WaitForNextTickAsync();
        }
    }

    /// <summary>Waits for a fixed time, for the duration of an outage.</summary>
    public static Task ForAsync(TimeSpan span) => Task.Delay(span, TimeProvider.System);
}
