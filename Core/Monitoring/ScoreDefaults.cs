using System.Collections.Frozen;

namespace Veritas.Monitoring;

/// <summary>The constants of <c>docs/score.md</c> that are not in the taxonomy.</summary>
internal static class ScoreDefaults
{
    /// <summary>Default saturation of each category.</summary>
    public static FrozenDictionary<string, CategoryRule> Categories { get; } =
        new Dictionary<string, CategoryRule>
        {
            ["focus"] = new(40, 0.6),
            ["clipboard"] = new(45, 0.45),
            ["typing"] = new(35, 0.5),
            ["keyboard"] = new(25, 0.5),
            ["environment"] = new(40, 0.6),
            ["presence"] = new(15, 0.5),
            ["camera"] = new(60, 0.4),
            ["audio"] = new(30, 0.5),
            ["network"] = new(25, 0.5),
            ["session"] = new(50, 0.8),
            ["answers"] = new(40, 0.6),
            ["human"] = new(80, 0.7),
            ["technical"] = new(0, 1),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>
    /// Reference length: an interval event of this share of the exam's duration, after its grace period, counts like
    /// one instant event.
    /// </summary>
    public const double ReferenceShare = 0.01;

    /// <summary>Lower bound of the reference length, so that a short absence counts little in a short exam.</summary>
    public const double ReferenceLeastMs = 20_000;

    /// <summary>Upper bound of the reference length, so that minutes of absence count in a long exam.</summary>
    public const double ReferenceMostMs = 45_000;

    /// <summary>A type with at least this effect per event raises its own warning.</summary>
    public const double WarningEffect = 0.4;

    /// <summary>A type with at least this effect per event raises its own critical alert.</summary>
    public const double CriticalEffect = 0.5;

    /// <summary>An interval event raises its own alert after this duration beyond its grace period.</summary>
    public const long SustainedMs = 5_000;

    /// <summary>
    /// Upper bound of a type's decaying exposure, in scales of its category (95 % of the cap), so that its risk decays
    /// as soon as the events stop.
    /// </summary>
    public const double RiskCeiling = 3;

    /// <summary>
    /// Categories that need a camera or a microphone: collected only if the policy lists their types.
    /// </summary>
    public static bool NeedsDevice(string category) => category is "camera" or "audio";

    /// <summary>Unreliable types: collected only if the policy lists them.</summary>
    public static bool OffByDefault(string type) => type is "face.mismatch" or "gaze.away";
}
