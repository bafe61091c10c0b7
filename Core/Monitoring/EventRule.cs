using Veritas.Alerts;

namespace Veritas.Monitoring;

/// <summary>The role of an event type in alerts that do not depend on its effect alone.</summary>
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
/// The rule of one event type for one exam and student: numbers resolved from taxonomy, policy and accommodation.
/// </summary>
internal sealed class EventRule
{
    public required EventType Type { get; init; }

    /// <summary>Index in <see cref="EventCatalog.All"/>.</summary>
    public required int Index { get; init; }

    /// <summary>Index of its category.</summary>
    public required int Category { get; init; }

    /// <summary>Effect of one instant event, or of an interval event of the reference length: 0 to 1.</summary>
    public required double Effect { get; init; }

    public required double Weight { get; init; }

    public required int Severity { get; init; }

    /// <summary>Factor of the accommodation: 1 without one, 0 exempt, scaled in between.</summary>
    public required double Accommodated { get; init; }

    /// <summary>Ticks; <see cref="long.MaxValue"/> for once per attempt.</summary>
    public required long Cooldown { get; init; }

    /// <summary>Ticks; 0 for no decay.</summary>
    public required double HalfLife { get; init; }

    public required long GraceMs { get; init; }

    public required Signal Signal { get; init; }

    /// <summary>
    /// Whether <c>data</c> of the type is stored: not of types that the policy does not ask clients for.
    /// </summary>
    public required bool KeepsData { get; init; }

    /// <summary>The level of the type's own alert; null when it raises none.</summary>
    public required AlertLevel? OwnAlert { get; init; }

    /// <summary>Unreliable types: they raise no alert by themselves and cross no band.</summary>
    public bool NeverAlone => Type.Name == "devtools.suspected";

    public bool IsInterval => Type.Shape == EventShape.Interval;

    /// <summary>Whether the effect or a pattern depends on <c>data</c>.</summary>
    public bool ReadsFacts =>
        (IsInterval && Signal != Signal.ConnectionLost)
        || Signal is Signal.Copied or Signal.PastedFromOutside or Signal.Burst or Signal.AnswerSaved or Signal.Flag;

    /// <summary>The share of the risk that remains after that many ticks.</summary>
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
