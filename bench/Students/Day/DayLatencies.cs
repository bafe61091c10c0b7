using System.Collections.Concurrent;
using Veritas.Bench.Load;

namespace Veritas.Bench.Students.Day;

/// <summary>Latencies by name, each from the moment an action was due: a client that falls behind shows.</summary>
internal sealed class DayLatencies(TimeProvider time)
{
    public const string SignIn = "sign-in";
    public const string Start = "start";
    public const string Socket = "socket";
    public const string Save = "save";
    public const string Hub = "hub";
    public const string Watch = "watch";
    public const string Teacher = "teacher";
    public const string HandIn = "hand-in";

    private readonly ConcurrentDictionary<string, LatencyLog> _logs = new(StringComparer.Ordinal);

    /// <summary>It is done now.</summary>
    public void Done(string name, long due)
    {
        var ticks = time.GetTimestamp() - due;
        var log = _logs.GetOrAdd(name, static _ => new LatencyLog());
        lock (log)
        {
            log.Add(ticks);
        }
    }

    public int Count(string name) => Read().TryGetValue(name, out var latency) ? (int)latency.Count : 0;

    public IReadOnlyDictionary<string, Latency> Read() =>
        _logs.ToDictionary(
            log => log.Key,
            log =>
            {
                lock (log.Value)
                {
                    return log.Value.Read();
                }
            },
            StringComparer.Ordinal
        );
}
