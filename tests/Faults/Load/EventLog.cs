using System.Globalization;
using System.Text;

namespace Veritas.Tests.Faults.Load;

/// <summary>
/// What happened around one student: events made once, numbered, and forgotten as soon as the server calls them
/// durable, like a real client's. An installation that lost one could not get it again.
/// </summary>
public sealed class EventLog(Guid attempt, string ticket, int seed)
{
    // Instants that count each time, ones that raise alerts, and one interval; the same kinds a browser sends most.
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
    private readonly List<ulong> _prints = [EventPrint.Empty];
    private long _forgotten;
    private long _durable;

    public Guid Attempt => attempt;

    public string Ticket => ticket;

    /// <summary>Events made so far.</summary>
    public long Produced { get; private set; }

    /// <summary>The last event the server has called durable.</summary>
    public long Durable => Volatile.Read(ref _durable);

    /// <summary>How far the client's clock is off.</summary>
    public TimeSpan ClockError { get; set; }

    /// <summary>What the events up to that one say, in order: to be compared with what the rows say.</summary>
    public ulong PrintAt(long seq)
    {
        lock (_gate)
        {
            return _prints[(int)seq];
        }
    }

    /// <summary>
    /// False where an older activation may answer: it calls less durable than the newer one has told.
    /// </summary>
    public bool OneWriter { get; set; } = true;

    /// <summary>A promise the server broke, in words; null: none.</summary>
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
                _prints.Add(EventPrint.Add(_prints[^1], ++Produced, type, at, ms, len));
                _kept.Enqueue(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $$$"""{"type":"{{{type}}}","at":"{{{at.UtcDateTime:O}}}","ms":{{{ms}}},"data":{"len":{{{len}}}}}"""
                    )
                );
            }
        }
    }

    /// <summary>The frame that begins with that number, which is not durable yet; null when there is nothing.</summary>
    public (byte[] Frame, int Count)? FrameAt(long seq, int most)
    {
        lock (_gate)
        {
            // Between asking and now it may have become durable.
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

    /// <summary>The server says that these are stored.</summary>
    public void NoteDurable(long durable)
    {
        lock (_gate)
        {
            if (durable > Produced)
            {
                Broken ??= $"{durable} events are called durable, and only {Produced} were made";
            }

            Volatile.Write(ref _durable, Math.Max(_durable, durable));
            for (; _forgotten < _durable && _kept.Count > 0; _forgotten++)
            {
                _kept.Dequeue();
            }
        }
    }

    /// <summary>
    /// The server asks for what follows that number: never for what it has called durable, for that is gone here.
    /// </summary>
    public void NoteAskedAfter(long accepted)
    {
        lock (_gate)
        {
            // An activation that does not know yet that it is stale may.
            if (OneWriter && accepted < _forgotten)
            {
                Broken ??= $"event {accepted + 1} is asked for, and {_forgotten} were durable";
            }
        }
    }

    /// <summary>A new connection is told what is stored: never less than was known before it was opened.</summary>
    public void NoteWelcome(long knownBefore, long accepted, long durable)
    {
        if (accepted < durable)
        {
            Broken ??= $"{durable} events are called durable, and {accepted} taken in";
        }

        if (OneWriter && durable < knownBefore)
        {
            Broken ??= $"durable went back from {knownBefore} to {durable}";
        }

        NoteDurable(durable);
    }
}
