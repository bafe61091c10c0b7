using System.Collections.Concurrent;

namespace Veritas.Tests.Hostile.World;

/// <summary>What was wrong, input by input, and how often the server said what.</summary>
public sealed class Findings(ulong seed)
{
    private const int Shown = 20;
    private readonly ConcurrentQueue<string> _found = new();
    private const int Slow = 15;
    private readonly ConcurrentDictionary<string, int> _answers = new();
    private readonly ConcurrentDictionary<string, (int Count, TimeSpan Time)> _spent = new();

    public bool Any => !_found.IsEmpty;

    /// <summary>How often each answer was given: a status and code, an error of a socket, a close.</summary>
    public IReadOnlyDictionary<string, int> Answers => _answers;

    public void Count(string answer) => _answers.AddOrUpdate(answer, 1, (_, count) => count + 1);

    /// <summary>Notes how long inputs of that kind waited for their answers.</summary>
    public void Spend(string kind, TimeSpan time) =>
        _spent.AddOrUpdate(kind, (1, time), (_, before) => (before.Count + 1, before.Time + time));

    /// <summary>What the run waited for most, all lanes added up.</summary>
    public string Times =>
        string.Join(
            '\n',
            _spent
                .OrderByDescending(s => s.Value.Time)
                .Take(Slow)
                .Select(s => $"  {s.Value.Time.TotalSeconds:F1} s for {s.Value.Count} of {s.Key}")
        );

    /// <summary>Notes what is wrong about the answer to an input.</summary>
    public void Add(int index, object input, string wrong) =>
        _found.Enqueue(
            $"{wrong}\n  again: VERITAS_HOSTILE_SEED={seed} VERITAS_HOSTILE_INDEX={index}\n  input: "
                + $"{input.ToString()!.Replace("\n", "\n         ", StringComparison.Ordinal)}"
        );

    public override string ToString() =>
        $"{_found.Count} findings of seed {seed}\n{string.Join('\n', _found.Take(Shown))}\n{Table}";

    /// <summary>The answers with their counts, most frequent first.</summary>
    public string Table =>
        string.Join('\n', _answers.OrderByDescending(a => a.Value).Select(a => $"  {a.Value} {a.Key}"));
}
