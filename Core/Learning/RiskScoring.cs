using System.Collections.Immutable;
using Veritas.Attempts;

namespace Veritas.Learning;

/// <summary>The active model.</summary>
internal sealed record ActiveModel(Guid Id, LogisticModel Model);

/// <summary>Computes a risk and its factors from features. Pure.</summary>
internal static class RiskScoring
{
    private const int Digits = 6;

    /// <summary>The risk by the active model, or by the rule if there is none.</summary>
    public static StudentRisk Of(
        Person student,
        ImmutableArray<double> features,
        ActiveModel? active,
        LearningOptions options,
        DateTimeOffset now
    )
    {
        if (active is null)
        {
            var points = RiskRule.Points(features);
            return new StudentRisk(
                student,
                RiskRule.Level(points.Sum()),
                "rule",
                null,
                Math.Round(points.Sum() / RiskRule.Most, Digits),
                0,
                Factors(features, points),
                now
            );
        }

        var probability = active.Model.Probability(features);
        return new StudentRisk(
            student,
            Level(probability, options),
            "model",
            active.Id,
            Math.Round(probability, Digits),
            Math.Round(active.Model.Base, Digits),
            Factors(features, active.Model.Contributions(features)),
            now
        );
    }

    public static RiskLevel Level(double probability, LearningOptions options) =>
        probability >= options.HighRisk ? RiskLevel.High
        : probability >= options.MediumRisk ? RiskLevel.Medium
        : RiskLevel.Low;

    private static ImmutableArray<RiskFactor> Factors(
        ImmutableArray<double> features,
        ImmutableArray<double> contributions
    ) =>
        [
            .. RiskFeatures
                .Names.Select(
                    (name, i) =>
                        new RiskFactor(
                            name,
                            double.IsNaN(features[i]) ? null : Math.Round(features[i], Digits),
                            Math.Round(contributions[i], Digits)
                        )
                )
                .OrderByDescending(f => f.Contribution)
                .ThenBy(f => f.Feature, StringComparer.Ordinal),
        ];
}
