using System.Globalization;
using System.Text;
using Veritas.Tests.Reference;

namespace Veritas.Tests.Faults.Chance;

/// <summary>An event as the client sends it in every frame.</summary>
public sealed record SentEvent(string Type, DateTimeOffset At, int Ms, string? Data)
{
    public string Json =>
        string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"type":"{{Type}}","at":"{{At.UtcDateTime:O}}","ms":{{Ms}},"data":{{Data ?? "null"}}}"""
        );
}

/// <summary>
/// Random events of one student: all types a client can send, claimed durations, parts, and a clock that jumps forth
/// and back, stops and is right again. One thread at a time.
/// </summary>
public sealed class RandomEvents(Random random)
{
    private static readonly string[] Types =
    [
        .. EventType.All.Values.Where(t => t.Source is not ("server" or "teacher")).Select(t => t.Name),
    ];

    // The types with patterns and alerts of their own are frequent.
    private static readonly string[] Frequent =
    [
        "tab.hidden",
        "tab.hidden",
        "window.blur",
        "fullscreen.exited",
        "clipboard.copy",
        "clipboard.paste_external",
        "drag.external",
        "input.burst",
        "face.multiple",
        "network.lost",
        "student.raise_hand",
    ];

    private static readonly int[] Lengths = [0, 9, 10, 79, 80, 400];
    private TimeSpan _clockError;
    private DateTimeOffset? _stopped;

    public List<SentEvent> All { get; } = [];

    public void Produce(int count)
    {
        for (; count > 0; count--)
        {
            All.Add(Next());
        }
    }

    /// <summary>The frame with these events; <paramref name="spoilt"/> changes the content of the first one.</summary>
    public byte[] Frame(long first, int count, bool spoilt = false)
    {
        var events = All.GetRange((int)first - 1, count);
        if (spoilt)
        {
            events[0] = events[0] with { Ms = events[0].Ms + 1 };
        }

        return Encoding.UTF8.GetBytes(
            $$"""{"t":"events","seq":{{first}},"events":[{{string.Join(',', events.Select(e => e.Json))}}]}"""
        );
    }

    private SentEvent Next()
    {
        var now = TimeProvider.System.GetUtcNow();
        if (random.Next(150) == 0)
        {
            _clockError = random.Next(4) switch
            {
                0 => TimeSpan.FromSeconds(random.Next(-45, 45)),
                1 => TimeSpan.FromSeconds(random.Next(-3_000, 3_000)),
                _ => TimeSpan.Zero,
            };
            _stopped = random.Next(6) == 0 ? now : null;
        }

        var type = random.Next(2) == 0 ? Frequent[random.Next(Frequent.Length)] : Types[random.Next(Types.Length)];
        var interval = EventType.All[type].Interval;
        var ms = !interval
            ? random.Next(20) == 0
                ? random.Next(500)
                : 0
            : random.Next(8) switch
            {
                0 => random.Next(600_000),
                1 => 10_000,
                2 => 1_000,
                3 => 35_000,
                _ => random.Next(4_000),
            };
        var at = (_stopped ?? now) + _clockError - TimeSpan.FromMilliseconds(random.Next(6) == 0 ? 0 : ms);
        return new SentEvent(
            type,
            new DateTimeOffset(at.Ticks - (at.Ticks % 10), TimeSpan.Zero),
            ms,
            Data(type, interval)
        );
    }

    private int Length() => Lengths[random.Next(Lengths.Length)];

    private string? Data(string type, bool interval) =>
        type switch
        {
            "session.started" => """{"client":"random","unsupported":["face.absent"],"screen":{"w":1,"h":2.50}}""",
            "input.burst" => $$"""{"chars":{{Length()}},"keys":{{random.Next(6)}},"ms":7,"q":"q{{random.Next(3)}}"}""",
            "input.rhythm_shift" => """{"mean_ms":120.50,"base_ms":8e1,"z":-3.25}""",
            _ when type.StartsWith("clipboard", StringComparison.Ordinal) || type == "drag.external" =>
                $$"""{"len":{{Length()}},"hash":"{{random.NextInt64():x16}}","q":"q{{random.Next(3)}}"}""",
            _ when interval && random.Next(2) == 0 =>
                $$"""{ "part": {{random.Next(4)}}, "open": {{(random.Next(2) == 0 ? "true" : "false")}} }""",
            _ => random.Next(6) == 0 ? """{"by":"\u0070robe","note":null}""" : null,
        };
}
