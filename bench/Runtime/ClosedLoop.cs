namespace Veritas.Bench.Runtime;

/// <summary>Each caller awaits its call and makes the next. One round to warm up, the median of five.</summary>
internal sealed class ClosedLoop(TimeProvider clock)
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);

    // On a machine that others use too, processor time a call says more than calls a second.
    public async Task Measure(string name, int callers, Func<int, int, Task> call)
    {
        await RoundOf(callers, call);
        var rates = new double[5];
        var cpu = new double[rates.Length];
        for (var round = 0; round < rates.Length; round++)
        {
            var used = Environment.CpuUsage.TotalTime;
            rates[round] = await RoundOf(callers, call);
            cpu[round] = (Environment.CpuUsage.TotalTime - used).TotalNanoseconds / (rates[round] * Round.TotalSeconds);
        }

        Array.Sort(rates);
        Array.Sort(cpu);
        Console.WriteLine($"{name,-46} {rates[2],12:N0} calls/s   ({rates[0]:N0} to {rates[^1]:N0}), {cpu[2]:N0} ns of processor time each");
    }

    private async Task<double> RoundOf(int callers, Func<int, int, Task> call)
    {
        using var over = new CancellationTokenSource(Round, clock);
        var started = clock.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(() => Loop(caller, call, over.Token))));
        return counts.Sum() / clock.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task<long> Loop(int caller, Func<int, int, Task> call, CancellationToken over)
    {
        var made = 0;
        for (; !over.IsCancellationRequested; made++)
        {
            await call(caller, made);
        }

        return made;
    }
}
