namespace Veritas.Tests.Web.Server;

/// <summary>Waits for what the server does by itself, by looking again.</summary>
public static class Until
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(20);

    /// <summary>The first answer that will do; fails after twenty seconds.</summary>
    public static async Task<T> HoldsAsync<T>(Func<Task<T>> look, Func<T, bool> wanted)
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

            Assert.False(limit.IsCancellationRequested, $"not in time; last seen: {seen}");
            await tick.WaitForNextTickAsync();
        }
    }
}
