namespace Veritas.Tests.Web.Server;

/// <summary>Polls for a result of background work.</summary>
public static class Poll
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(20);

    /// <summary>Returns the first result that satisfies the condition; fails after twenty seconds.</summary>
    public static async Task<T> UntilAsync<T>(Func<Task<T>> look, Func<T, bool> wanted)
    {
        using var limit = new CancellationTokenSource(Limit);
        using var tick = new PeriodicTimer(Every);
        while (true)
        {
            var seen = await look();
            if (wanted(seen))
            {
                return seen;
            }

            Assert.False(limit.IsCancellationRequested, $"timed out; last result: {seen}");
            await tick.WaitForNextTickAsync();
        }
    }
}
