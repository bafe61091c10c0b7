using System.Globalization;
using System.Text;

namespace Veritas.Tests.Faults.Load;

/// <summary>
/// The events of one student. Like in a real client, each is produced once, numbered, and removed when the server
/// acknowledges it as durable. A lost event therefore cannot be sent again.
/// </summary>
public sealed class EventLog(Guid attempt, string ticket, int seed)
{
    // Instant events, events that raise alerts, and intervals, in a mix similar to that of a browser.
    private static readonly string[] Kinds =
    [
        "contextmenu.opened",
        "clipboard.copy",
        "contextmenu.opened",
        "clipboard.paste_internal",
        "tab.hidden",
        "contextmenu.opened",
        "clipboard.paste_external",
        "window.blur",
        "student.raise_hand",
        "input.burst",
    ];

    private readonly Lock _gate = new();
    private readonly Random _random = new(seed);
    private readonly Queue<string> _kept = new();
    private readonly List<ulong> _hashes = [EventHash.Empty];
    private long _forgotten;
    private long _durable;

    public Guid Attempt => attempt;

    public string Ticket => ticket;

    /// <summary>Number of events produced so far.</summary>
    public long Produced { get; private set; }

    /// <summary>The last event that the server acknowledged as durable.</summary>
    public long Durable => Volatile.Read(ref _durable);

    /// <summary>The error of the client's clock.</summary>
    public TimeSpan ClockError { get; set; }

    /// <summary>Hash of the events up to that number, for the comparison with the stored rows.</summary>
    public ulong HashAt(long seq)
    {
        lock (_gate)
        {
            return _hashes[(int)seq];
        }
    }

    /// <summary>
    /// False if an older activation may respond, whose durable number is behind that of the newer one.
    /// </summary>
    public bool OneWriter { get; set; } = true;

    /// <summary>The first violation of the protocol by the server; null without one.</summary>
    public string? Broken { get; private set; }

    public void Produce(int count)
    {
        lock (_gate)
        {
            for (; count > 0; count--)
            {
                var now = TimeProvider.System.GetUtcNow() + ClockError;
                var at = new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
                var type = Kinds[_random.Next(Kinds.Length)];
                var ms = type is "tab.hidden" or "window.blur" ? _random.Next(500, 20_000) : 0;
                var len = _random.Next(1, 400);
                _hashes.Add(EventHash.Add(_hashes[^1], ++Produced, type, at, ms, len));
                _kept.Enqueue(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $$$"""{"type":"{{{type}}}","at":"{{{at.UtcDateTime:O}}}","ms":{{{ms}}},"data":{"len":{{{len}}}}}"""
                    )
                );
            }
        }
    }

    /// <summary>The frame that starts with that event; null if there are no such events.</summary>
    public (byte[] Frame, int Count)? FrameAt(long seq, int most)
    {
        lock (_gate)
        {
            // The event may have become durable since the caller read its number.
            var events = seq > _forgotten ? _kept.Skip((int)(seq - _forgotten - 1)).Take(most).ToList() : [];
            return events.Count == 0
                ? null
                : (
                    Encoding.UTF8.GetBytes(
                        $$"""{"t":"events","seq":{{seq}},"events":[{{string.Join(',', events)}}]}"""
                    ),
                    events.Count
                );
        }
    }

    /// <summary>Records an acknowledgement of durable events.</summary>
    public void NoteDurable(long durable)
    {
        lock (_gate)
        {
            if (durable > Produced)
            {
                Broken ??= $"{durable} events are durable according to the server, but only {Produced} were produced";
            }

            Volatile.Write(ref _durable, Math.Max(_durable, durable));
            for (; _forgotten < _durable && _kept.Count > 0; _forgotten++)
            {
                _kept.Dequeue();
            }
        }
    }

    /// <summary>
    /// Records that the server requests the events after that number. Durable events are deleted here, so it must not
    /// request them.
    /// </summary>
    public void NoteAskedAfter(long accepted)
    {
        lock (_gate)
        {
            // An activation that has not yet noticed that it is stale may do so.
            if (OneWriter && accepted < _forgotten)
            {
                Broken ??= $"event {accepted + 1} was requested, although {_forgotten} events are durable";
            }
        }
    }

    /// <summary>
    /// Records the welcome of a new connection. It must not report less than was durable before the connection.
    /// </summary>
    public void NoteWelcome(long knownBefore, long accepted, long durable)
    {
        if (accepted < durable)
        {
            Broken ??= $"{durable} events are durable according to the server, but only {accepted} accepted";
        }

        if (OneWriter && durable < knownBefore)
        {
            Broken ??= $"durable decreased from {knownBefore} to {durable}";
        }

        NoteDurable(durable);
    }
}
