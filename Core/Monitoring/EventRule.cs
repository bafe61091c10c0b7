using Veritas.Alerts;

namespace Veritas.Monitoring;

/// <summary>What an event type means to the alerts that watch more than its effect.</summary>
internal enum Signal : byte
{
    None,
    Hidden,
    Blurred,
    LeftFullscreen,
    Copied,
    PastedFromOutside,
    Burst,
    AnswerSaved,
    ConnectionLost,
    HandRaised,
    Flag,
    Paused,
    Resumed,
}

/// <summary>
/// One event type in one exam for one student: taxonomy, policy and accommodation resolved into numbers.
/// </summary>
internal sealed class EventRule
{
    public required EventType Type { get; init; }

    /// <summary>Place in <see cref="EventCatalog.All"/>.</summary>
    public required int Index { get; init; }

    /// <summary>Place among the categories.</summary>
    public required int Category { get; init; }

    /// <summary>What one instant event adds, or an interval event of the reference length: 0 to 1.</summary>
    public required double Effect { get; init; }

    public required double Weight { get; init; }

    public required int Severity { get; init; }

    /// <summary>1 none, 0 exempt, between: scaled.</summary>
    public required double Accommodated { get; init; }

    /// <summary>Ticks; <see cref="long.MaxValue"/>: once an attempt.</summary>
    public required long Cooldown { get; init; }

    /// <summary>Ticks; 0: never fades.</summary>
    public required double HalfLife { get; init; }

    public required long GraceMs { get; init; }

    public required Signal Signal { get; init; }

    /// <summary>The level of the type's own alert; null: it raises none by itself.</summary>
    public required AlertLevel? OwnAlert { get; init; }

    /// <summary>Guesses that never raise anything alone, bands included.</summary>
    public bool NeverAlone => Type.Name == "devtools.suspected";

    public bool IsInterval => Type.Shape == EventShape.Interval;

    /// <summary>True when the effect or a pattern depends on what <c>data</c> says.</summary>
    public bool ReadsFacts =>
        (IsInterval && Signal != Signal.ConnectionLost)
        || Signal is Signal.Copied or Signal.PastedFromOutside or Signal.Burst or Signal.AnswerSaved or Signal.Flag;

    /// <summary>The half of the risk that is left after that many ticks, and so on.</summary>
    public double Fade(long ticks) => HalfLife == 0 || ticks <= 0 ? 1 : Math.Exp(-Math.Log(2) * ticks / HalfLife);

    public static Signal SignalOf(string type) =>
        type switch
        {
            "tab.hidden" => Signal.Hidden,
            "window.blur" => Signal.Blurred,
            "fullscreen.exited" => Signal.LeftFullscreen,
            "clipboard.copy" or "clipboard.cut" => Signal.Copied,
            "clipboard.paste_external" or "drag.external" => Signal.PastedFromOutside,
            "input.burst" => Signal.Burst,
            "answer.saved" => Signal.AnswerSaved,
            "network.lost" or "heartbeat.missed" => Signal.ConnectionLost,
            "student.raise_hand" => Signal.HandRaised,
            "proctor.flag" => Signal.Flag,
            "proctor.paused" => Signal.Paused,
            "proctor.resumed" => Signal.Resumed,
            _ => Signal.None,
        };
}
