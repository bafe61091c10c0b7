using System.Collections.Immutable;

namespace Veritas.Learning;

/// <summary>Risk without a model: points that people can count. Pure; docs/learning.md has the table.</summary>
internal static class RiskRule
{
    public const int MediumFrom = 2;
    public const int HighFrom = 4;

    /// <summary>The maximum of points.</summary>
    public const int Most = 9;

    /// <summary>Points by feature, in the order of <see cref="RiskFeatures"/>; 0 for NaN.</summary>
    public static ImmutableArray<double> Points(ImmutableArray<double> f) =>
        [
            f[RiskFeatures.IdleDays] switch
            {
                >= 30 => 2,
                >= 14 => 1,
                _ => 0,
            },
            f[RiskFeatures.MissedShare] switch
            {
                >= 0.5 => 2,
                >= 0.25 => 1,
                _ => 0,
            },
            f[RiskFeatures.Mean] switch
            {
                < 35 => 2,
                < 50 => 1,
                _ => 0,
            },
            f[RiskFeatures.Trend] < -5 ? 1 : 0,
            f[RiskFeatures.Lateness] > 0.9 ? 1 : 0,
            f[RiskFeatures.UnfinishedShare] >= 1.0 / 3 ? 1 : 0,
            0,
        ];

    public static RiskLevel Level(double points) =>
        points >= HighFrom ? RiskLevel.High
        : points >= MediumFrom ? RiskLevel.Medium
        : RiskLevel.Low;
}
