using System.Collections.Concurrent;

namespace Veritas.Tests.Cluster.Runtime;

/// <summary>What a test and its grains share: a log, and gates at which grain code waits until the test opens them.</summary>
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

    public static Task Soon(this Task task) => task.WaitAsync(Patience, TimeProvider.System);

    public static Task<T> Soon<T>(this Task<T> task) => task.WaitAsync(Patience, TimeProvider.System);
}
