using System.Collections.Immutable;

namespace Veritas.Learning;

/// <summary>A logistic regression on standardised features, with a calibration. Stored as JSON.</summary>
/// <param name="Means">By feature.</param>
/// <param name="Deviations">By feature, over 0.</param>
/// <param name="Intercept">Of the raw logit.</param>
/// <param name="Weights">Of the raw logit, by feature.</param>
/// <param name="Slope">Of the calibration, over 0, so that it keeps the order of risks.</param>
/// <param name="Offset">Of the calibration.</param>
internal sealed record LogisticModel(
    ImmutableArray<double> Means,
    ImmutableArray<double> Deviations,
    double Intercept,
    ImmutableArray<double> Weights,
    double Slope,
    double Offset
)
{
    /// <summary>The calibrated logit of an average student.</summary>
    public double Base => (Slope * Intercept) + Offset;

    /// <summary>What each feature adds to the calibrated logit: weight times standardised value, 0 for NaN.</summary>
    public ImmutableArray<double> Contributions(ImmutableArray<double> features) =>
        [
            .. features.Select(
                (value, i) => double.IsNaN(value) ? 0 : Slope * Weights[i] * (value - Means[i]) / Deviations[i]
            ),
        ];

    /// <summary>The calibrated logit.</summary>
    public double Logit(ImmutableArray<double> features) => Base + Contributions(features).Sum();

    public double Probability(ImmutableArray<double> features) => Sigmoid(Logit(features));

    public static double Sigmoid(double logit) => 1 / (1 + Math.Exp(-logit));
}
