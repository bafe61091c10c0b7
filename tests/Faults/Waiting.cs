namespace Veritas.Tests.Faults;

/// <summary>Waits for conditions, never for a span of time that is hoped to be enough.</summary>
public static class Waiting
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <summary>Generous: the machine may be busy.</summary>
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

    /// <summary>An outage lasts by the clock.</summary>
    public static Task ForAsync(TimeSpan span) => Task.Delay(span, TimeProvider.System);
}
