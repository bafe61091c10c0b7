using System.Collections.Concurrent;

namespace Veritas.Tests.Hostile.World;

/// <summary>Collects unexpected results of inputs, and counts all results.</summary>
public sealed class Findings(ulong seed)
{
    private const int Shown = 20;
    private readonly ConcurrentQueue<string> _found = new();
    private const int Slow = 15;
    private readonly ConcurrentDictionary<string, int> _answers = new();
    private readonly ConcurrentDictionary<string, (int Count, TimeSpan Time)> _spent = new();

    public bool Any => !_found.IsEmpty;

    /// <summary>Number of results by kind: status and code, socket error, close code.</summary>
    public IReadOnlyDictionary<string, int> Answers => _answers;

    public void Count(string answer) => _answers.AddOrUpdate(answer, 1, (_, count) => count + 1);

    /// <summary>Adds the time that an input of this kind took.</summary>
    public void Spend(string kind, TimeSpan time) =>
        _spent.AddOrUpdate(kind, (1, time), (_, before) => (before.Count + 1, before.Time + time));

    /// <summary>The kinds with the longest total time, over all lanes.</summary>
    public string Times =>
        string.Join(
            '\n',
            _spent
                .OrderByDescending(s => s.Value.Time)
                .Take(Slow)
                .Select(s => $"  {s.Value.Time.TotalSeconds:F1} s for {s.Value.Count} of {s.Key}")
        );

    /// <summary>Adds an unexpected result of an input.</summary>
    public void Add(int index, object input, string wrong) =>
        _found.Enqueue(
            $"{wrong}\n  reproduce: VERITAS_HOSTILE_SEED={seed} VERITAS_HOSTILE_INDEX={index}\n  input: "
                + $"{input.ToString()!.Replace("\n", "\n         ", StringComparison.Ordinal)}"
        );

    public override string ToString() =>
        $"{_found.Count} findings for seed {seed}\n{string.Join('\n', _found.Take(Shown))}\n{Table}";

    /// <summary>The results with their counts, most frequent first.</summary>
    public string Table =>
        string.Join('\n', _answers.OrderByDescending(a => a.Value).Select(a => $"  {a.Value} {a.Key}"));
}
