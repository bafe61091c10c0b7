using System.Text.Json;
using System.Text.Json.Nodes;

namespace Veritas.Bench.Students;

/// <summary>
/// A student's events, each kept until the server's disk has it. Numbers have no gap and are never given twice.
/// </summary>
internal sealed class EventBuffer(Totals totals)
{
    public const int Most = 20_000;

    private readonly Lock gate = new();
    private readonly LinkedList<(long Seq, string Json)> kept = new();
    private long lastMade;
    private long sent;

    public bool IsEmpty
    {
        get
        {
            lock (gate)
            {
                return kept.Count == 0;
            }
        }
    }

    /// <summary>False when the buffer is full: the server has been away for very long.</summary>
    public bool Add(string type, DateTimeOffset at, int ms, object? data)
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
        lock (gate)
        {
            if (kept.Count >= Most)
            {
                return false;
            }

            kept.AddLast((++lastMade, json));
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
        lock (gate)
        {
            sent = durable;
            if (lastMade < accepted)
            {
                // Another process was this student before. Nothing of ours has a number yet that it gave out.
                var shift = accepted - lastMade;
                for (var node = kept.First; node is not null; node = node.Next)
                {
                    node.Value = (node.Value.Seq + shift, node.Value.Json);
                }

                lastMade = accepted + kept.Count;
                sent = accepted;
            }
        }
    }

    public void Durable(long seq)
    {
        var gone = 0;
        lock (gate)
        {
            for (; kept.First is { } first && first.Value.Seq <= seq; gone++)
            {
                kept.RemoveFirst();
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
        lock (gate)
        {
            for (var node = kept.First; node is not null; node = node.Next)
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

            sent = Math.Min(sent, seq - 1);
        }
    }

    public void SendAgain()
    {
        lock (gate)
        {
            sent = 0;
        }
    }

    /// <summary>The next frame, or null when everything has been sent.</summary>
    public string? NextFrame(int most)
    {
        lock (gate)
        {
            var batch = kept.Where(e => e.Seq > sent).Take(most).ToList();
            if (batch.Count == 0)
            {
                return null;
            }

            sent = batch[^1].Seq;
            return $$"""{"t":"events","seq":{{batch[0].Seq}},"events":[{{string.Join(',', batch.Select(e => e.Json))}}]}""";
        }
    }
}
