using System.Collections.Concurrent;

namespace Veritas.Bench.Students;

/// <summary>What all students did together.</summary>
internal sealed class Totals
{
    private readonly ConcurrentDictionary<string, int> problems = new(StringComparer.Ordinal);
    private int started;
    private int submitted;
    private int events;
    private int durable;
    private int answers;
    private int reconnects;
    private int instructions;

    public void Started() => Interlocked.Increment(ref started);

    public void Submitted() => Interlocked.Increment(ref submitted);

    public void EventMade() => Interlocked.Increment(ref events);

    public void EventsDurable(int count) => Interlocked.Add(ref durable, count);

    public void Answered() => Interlocked.Increment(ref answers);

    public void Reconnected() => Interlocked.Increment(ref reconnects);

    public void Instructed() => Interlocked.Increment(ref instructions);

    /// <summary>Counted by name; the first of each name is shown.</summary>
    public void Problem(string name, string detail = "")
    {
        if (problems.AddOrUpdate(name, 1, static (_, count) => count + 1) == 1)
        {
            Console.Error.WriteLine($"  {name} {detail}".TrimEnd());
        }
    }

    /// <summary>
    /// True when every student that was asked for got in and every event they made is on the server's disk.
    /// </summary>
    public bool IsWell(int students) => started == students && durable == events && problems.IsEmpty;

    public string Progress(int students) =>
        $"{started}/{students} in the exam, {events} events ({durable} durable), {answers} answers, {submitted} "
        + "submitted";

    public string Summary(int students) =>
        $"{students} students: {started} started, {submitted} submitted, {answers} answers, {events} events, "
        + $"{durable} durable, "
        + $"{reconnects} reconnects, {instructions} instructions, "
        + (
            problems.IsEmpty
                ? "no problems"
                : "problems: " + string.Join(", ", problems.OrderBy(p => p.Key).Select(p => $"{p.Key} {p.Value}"))
        );
}
