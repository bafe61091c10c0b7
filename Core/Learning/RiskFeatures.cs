using System.Collections.Immutable;

namespace Veritas.Learning;

/// <summary>The features of a student at one moment. NaN is an unknown value.</summary>
internal static class RiskFeatures
{
    public const int IdleDays = 0;
    public const int MissedShare = 1;
    public const int Mean = 2;
    public const int Trend = 3;
    public const int Lateness = 4;
    public const int UnfinishedShare = 5;
    public const int Mastery = 6;

    /// <summary>In the order of the values.</summary>
    public static readonly ImmutableArray<string> Names =
    [
        "idle_days",
        "missed_share",
        "mean",
        "trend",
        "lateness",
        "unfinished_share",
        "mastery",
    ];

    /// <summary>Upper bound of the idle days.</summary>
    private const double MostIdle = 365;

    /// <summary>Bound of the trend in either direction, in percentage points in thirty days.</summary>
    private const double Steepest = 100;

    /// <summary>The values of a student with this activity and these results.</summary>
    public static ImmutableArray<double> Of(RiskActivity activity, PerformanceTally results, DateTimeOffset at) =>
        [
            activity.LastAt is { } last ? Math.Clamp((at - last).TotalDays, 0, MostIdle) : double.NaN,
            activity.Offered > 0 ? (double)activity.Missed / activity.Offered : double.NaN,
            PerformanceRules.Mean(results) ?? double.NaN,
            PerformanceRules.Trend(results) is { } trend ? Math.Clamp(trend, -Steepest, Steepest) : double.NaN,
            activity.Lateness ?? double.NaN,
            activity.Attempts > 0 ? (double)activity.Unfinished / activity.Attempts : double.NaN,
            PerformanceRules.Mastery(results, at) ?? double.NaN,
        ];
}

/// <summary>What a student did in the year before a moment.</summary>
/// <param name="LastAt">The last activity in an attempt; null without an attempt.</param>
/// <param name="Attempts">Number of attempts.</param>
/// <param name="Unfinished">Attempts that expired or were abandoned.</param>
/// <param name="Lateness">Mean position of the starts in their exams' windows, 0 to 1; null without an attempt.</param>
/// <param name="Offered">Exams of the last half-year taken by at least half of one of the student's classes.</param>
/// <param name="Missed">Offered exams that the student did not take.</param>
internal sealed record RiskActivity(
    DateTimeOffset? LastAt,
    int Attempts,
    int Unfinished,
    double? Lateness,
    int Offered,
    int Missed
);
