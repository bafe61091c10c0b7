using System.Text.Json;
using System.Text.Json.Nodes;

namespace Veritas.Bench.Students;

/// <summary>
/// A student's events, each kept until the server's disk has it. Numbers have no gap and are never given twice.
/// </summary>
internal sealed class EventBuffer(Totals totals)
{
    public const int Most = 20_000;

    private readonly Lock _gate = new();
    private readonly LinkedList<(long Seq, string Json)> _kept = new();
    private TaskCompletionSource? _emptied;
    private long _lastMade;
    private long _sent;

    /// <summary>The number of the latest event, from 1 without a gap.</summary>
    public long LastMade
    {
        get
        {
            lock (_gate)
            {
                return _lastMade;
            }
        }
    }

    public bool IsEmpty
    {
        get
        {
            lock (_gate)
            {
                return _kept.Count == 0;
            }
        }
    }

    /// <summary>Completes when everything made so far is on the server's disk.</summary>
    public Task Emptied()
    {
        lock (_gate)
        {
            return _kept.Count == 0
                ? Task.CompletedTask
                : (_emptied ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    /// <summary>False when the buffer is full: the server has been away for very long.</summary>
    /// <param name="type">The event's type.</param>
    /// <param name="at">When it began.</param>
    /// <param name="ms">How long it lasted.</param>
    /// <param name="data">Its data.</param>
    /// <param name="onNumbered">Told its number before it can be sent.</param>
    public bool Add(string type, DateTimeOffset at, int ms, object? data, Action<long>? onNumbered = null)
    {
        var json = JsonSerializer.Serialize(
            new
            {
                type,
                at = at.UtcDateTime,
                ms,
                data = data ?? new object(),
            }
        );
        lock (_gate)
        {
            if (_kept.Count >= Most)
            {
                return false;
            }

            _kept.AddLast((++_lastMade, json));
            onNumbered?.Invoke(_lastMade);
        }

        totals.EventMade();
        return true;
    }

    /// <summary>
    /// Greeted: numbers go on after what the server has, and what it has not on its disk is sent again.
    /// </summary>
    public void Resume(long accepted, long durable)
    {
        Durable(durable);
        lock (_gate)
        {
            _sent = durable;
            if (_lastMade < accepted)
            {
                // Another process was this student before. Nothing of ours has a number yet that it gave out.
                var shift = accepted - _lastMade;
                for (var node = _kept.First; node is not null; node = node.Next)
                {
                    node.Value = (node.Value.Seq + shift, node.Value.Json);
                }

                _lastMade = accepted + _kept.Count;
                _sent = accepted;
            }
        }
    }

    public void Durable(long seq)
    {
        var gone = 0;
        lock (_gate)
        {
            for (; _kept.First is { } first && first.Value.Seq <= seq; gone++)
            {
                _kept.RemoveFirst();
            }

            if (_kept.Count == 0)
            {
                _emptied?.TrySetResult();
                _emptied = null;
            }
        }

        totals.EventsDurable(gone);
    }

    /// <summary>
    /// The server refuses that event: another takes its place, so that the line has no gap, and everything from there
    /// is sent again.
    /// </summary>
    public void Replace(long seq, string code)
    {
        lock (_gate)
        {
            for (var node = _kept.First; node is not null; node = node.Next)
            {
                if (node.Value.Seq == seq)
                {
                    var poisoned = JsonNode.Parse(node.Value.Json)!;
                    node.Value = (
                        seq,
                        JsonSerializer.Serialize(
                            new
                            {
                                type = "session.resumed",
                                at = (string?)poisoned["at"],
                                data = new { dropped = (string?)poisoned["type"], code },
                            }
                        )
                    );
                }
            }

            _sent = Math.Min(_sent, seq - 1);
        }
    }

    public void SendAgain()
    {
        lock (_gate)
        {
            _sent = 0;
        }
    }

    /// <summary>The next frame, or null when everything has been sent.</summary>
    public string? NextFrame(int most)
    {
        lock (_gate)
        {
            var batch = _kept.Where(e => e.Seq > _sent).Take(most).ToList();
            if (batch.Count == 0)
            {
                return null;
            }

            _sent = batch[^1].Seq;
            return $$"""{"t":"events","seq":{{batch[0].Seq}},"events":[{{string.Join(',', batch.Select(e => e.Json))}}]}""";
        }
    }
}
