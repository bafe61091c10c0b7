using System.Collections.Concurrent;

namespace Veritas.Bench.Students;

/// <summary>What all students did together.</summary>
internal sealed class Totals
{
    private readonly ConcurrentDictionary<string, int> _problems = new(StringComparer.Ordinal);
    private int _started;
    private int _submitted;
    private int _events;
    private int _durable;
    private int _answers;
    private int _reconnects;
    private int _instructions;

    public void Started() => Interlocked.Increment(ref _started);

    public void Submitted() => Interlocked.Increment(ref _submitted);

    public void EventMade() => Interlocked.Increment(ref _events);

    public void EventsDurable(int count) => Interlocked.Add(ref _durable, count);

    public void Answered() => Interlocked.Increment(ref _answers);

    public void Reconnected() => Interlocked.Increment(ref _reconnects);

    public void Instructed() => Interlocked.Increment(ref _instructions);

    /// <summary>Counted by name; the first of each name is shown.</summary>
    public void Problem(string name, string detail = "")
    {
        if (_problems.AddOrUpdate(name, 1, static (_, count) => count + 1) == 1)
        {
            Console.Error.WriteLine($"  {name} {detail}".TrimEnd());
        }
    }

    /// <summary>How often each problem came up.</summary>
    public IReadOnlyDictionary<string, int> Problems => _problems;

    public int Events => Volatile.Read(ref _events);

    public int Answers => Volatile.Read(ref _answers);

    public int Reconnects => Volatile.Read(ref _reconnects);

    /// <summary>
    /// True when every student that was asked for got in and every event they made is on the server's disk.
    /// </summary>
    public bool IsWell(int students) => _started == students && _durable == _events && _problems.IsEmpty;

    public string Progress(int students) =>
        $"{_started}/{students} in the exam, {_events} events ({_durable} durable), {_answers} answers, {_submitted} "
        + "submitted";

    public string Summary(int students) =>
        $"{students} students: {_started} started, {_submitted} submitted, {_answers} answers, {_events} events, "
        + $"{_durable} durable, "
        + $"{_reconnects} reconnects, {_instructions} instructions, "
        + (
            _problems.IsEmpty
                ? "no problems"
                : "problems: " + string.Join(", ", _problems.OrderBy(p => p.Key).Select(p => $"{p.Key} {p.Value}"))
        );
}
