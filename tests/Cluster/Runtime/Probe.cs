using System.Collections.Concurrent;
using Orleans.Runtime;

namespace Veritas.Tests.Cluster.Runtime;

/// <summary>
/// What a test and its grains share: a log, and gates at which grain code waits until the test opens them.
/// </summary>
public sealed class Probe
{
    private readonly ConcurrentQueue<string> _log = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _gates = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _marks = new();

    public string[] Log => [.. _log];

    /// <summary>Logs the word and completes <see cref="Seen"/> for it.</summary>
    public void Record(string word)
    {
        _log.Enqueue(word);
        Mark(word).TrySetResult();
    }

    /// <summary>Completes when the word has been recorded.</summary>
    public Task Seen(string word) => Mark(word).Task.Soon();

    /// <summary>Completes when the test opens the gate; it stays open.</summary>
    public Task Gate(string name) => GateOf(name).Task;

    public void Open(string name) => GateOf(name).TrySetResult();

    private TaskCompletionSource Mark(string word) => _marks.GetOrAdd(word, _ => Source());

    private TaskCompletionSource GateOf(string name) => _gates.GetOrAdd(name, _ => Source());

    private static TaskCompletionSource Source() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

public static class Waiting
{
    // Only a failing test waits this long.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static async Task Soon(this Task task)
    {
        try
        {
            await task.WaitAsync(Patience, TimeProvider.System);
        }
        catch (TimeoutException) when (!task.IsCompleted)
        {
            // Not a TimeoutException: tests expect those of calls.
            Assert.Fail($"Nothing came within {Patience.TotalSeconds} s.");
        }
    }

    public static async Task<T> Soon<T>(this Task<T> task)
    {
        await Soon((Task)task);
        return await task;
    }

    /// <summary>
    /// What a call answers once a restarted silo takes calls again; a client needs a moment to find it.
    /// </summary>
    public static async Task<T> Again<T>(Func<Task<T>> call)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            try
            {
                return await call().Soon();
            }
            catch (OrleansException) when (!limit.IsCancellationRequested)
            {
                await pause.WaitForNextTickAsync();
            }
        }
    }
}
