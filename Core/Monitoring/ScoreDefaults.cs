using System.Collections.Frozen;

namespace Veritas.Monitoring;

/// <summary>The numbers of <c>docs/score.md</c> that the taxonomy does not carry.</summary>
internal static class ScoreDefaults
{
    /// <summary>How each category saturates when the exam's policy says nothing else.</summary>
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
    /// This share of the exam's duration, spent in an interval event beyond its grace, counts like one instant event.
    /// </summary>
    public const double ReferenceShare = 0.01;

    /// <summary>Lower bound of that reference: in a short exam one glance away is not half a disaster.</summary>
    public const double ReferenceLeastMs = 20_000;

    /// <summary>Upper bound of that reference: a long exam does not excuse minutes of absence.</summary>
    public const double ReferenceMostMs = 45_000;

    /// <summary>A type whose one event adds this much raises a warning of its own.</summary>
    public const double WarningEffect = 0.4;

    /// <summary>A type whose one event adds this much raises a critical alert of its own.</summary>
    public const double CriticalEffect = 0.5;

    /// <summary>An interval event raises its own alert once it has lasted this long beyond its grace.</summary>
    public const long SustainedMs = 5_000;

    /// <summary>
    /// A type's fading exposure is held at this many scales of its category (95 % of the cap), so that its risk begins
    /// to fade when the events stop.
    /// </summary>
    public const double RiskCeiling = 3;

    /// <summary>
    /// Categories that need a camera or a microphone: asked for only by a policy that names their types.
    /// </summary>
    public static bool NeedsDevice(string category) => category is "camera" or "audio";

    /// <summary>Types so unreliable that they are off unless the policy names them.</summary>
    public static bool OffByDefault(string type) => type is "face.mismatch" or "gaze.away";
}
