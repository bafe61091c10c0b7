using System.Collections.Immutable;

namespace Veritas.Learning;

/// <summary>An outcome with the features known before it.</summary>
/// <param name="StudentId">The student.</param>
/// <param name="Features">In the order of <see cref="RiskFeatures"/>; NaN where unknown.</param>
/// <param name="HasLeft">The student dropped out.</param>
internal sealed record Example(Guid StudentId, ImmutableArray<double> Features, bool HasLeft);

/// <summary>Logistic regression with a ridge, by Newton's method. Pure.</summary>
internal static class LogisticFit
{
    /// <summary>The ridge, in outcomes: it keeps weights finite for linearly separable data.</summary>
    public const double Ridge = 1;

    private const int MostSteps = 50;
    private const double Enough = 1e-9;
    private const double LeastDeviation = 1e-6;

    /// <summary>The model of these outcomes, not yet calibrated.</summary>
    public static LogisticModel Fit(IReadOnlyList<Example> examples)
    {
        var width = examples[0].Features.Length;
        var (means, deviations) = (new double[width], new double[width]);
        for (var f = 0; f < width; f++)
        {
            var known = examples.Select(e => e.Features[f]).Where(v => !double.IsNaN(v)).ToList();
            means[f] = known.Count > 0 ? known.Average() : 0;
            var deviation = known.Count > 0 ? Math.Sqrt(known.Average(v => (v - means[f]) * (v - means[f]))) : 0;
            deviations[f] = deviation > LeastDeviation ? deviation : 1;
        }

        // The first column is the intercept. Missing values are replaced by the mean.
        var rows = examples
            .Select(e =>
                e.Features.Select((v, f) => double.IsNaN(v) ? 0 : (v - means[f]) / deviations[f]).Prepend(1).ToArray()
            )
            .ToArray();
        var weights = Newton(rows, [.. examples.Select(e => e.HasLeft ? 1.0 : 0)], Ridge);
        return new LogisticModel([.. means], [.. deviations], weights[0], [.. weights[1..]], 1, 0);
    }

    /// <summary>
    /// Platt scaling: slope and offset of the probability over logits of outcomes the model had not seen. Targets are
    /// smoothed as Platt proposes, so that few outcomes do not become certainties. The slope is at least 0.001.
    /// </summary>
    public static (double Slope, double Offset) Calibrate(IReadOnlyList<(double Logit, bool HasLeft)> seen)
    {
        var left = seen.Count(s => s.HasLeft);
        var (high, low) = ((left + 1.0) / (left + 2), 1.0 / (seen.Count - left + 2));
        var fitted = Newton(
            [.. seen.Select(s => new[] { 1, s.Logit })],
            [.. seen.Select(s => s.HasLeft ? high : low)],
            1e-6
        );
        if (fitted[1] >= 0.001)
        {
            return (fitted[1], fitted[0]);
        }

        var share = seen.Count > 0 ? (left + 1.0) / (seen.Count + 2) : 0.5;
        return (0.001, Math.Log(share / (1 - share)));
    }

    /// <summary>Maximum-likelihood weights; the ridge penalises all but the first.</summary>
    private static double[] Newton(double[][] rows, double[] targets, double ridge)
    {
        var width = rows[0].Length;
        var weights = new double[width];
        var loss = Loss(rows, targets, weights, ridge);
        for (var step = 0; step < MostSteps; step++)
        {
            var (gradient, curvature) = Slopes(rows, targets, weights, ridge);
            var change = LinearSystem.Solve(curvature, gradient);
            var (next, nextLoss, length) = (weights, loss, 1.0);
            // Halves a step that overshoots.
            for (; length > 1e-6; length /= 2)
            {
                next = [.. weights.Select((w, i) => w - (length * change[i]))];
                nextLoss = Loss(rows, targets, next, ridge);
                if (nextLoss <= loss)
                {
                    break;
                }
            }

            var gain = loss - nextLoss;
            (weights, loss) = gain >= 0 ? (next, nextLoss) : (weights, loss);
            if (gain < Enough)
            {
                break;
            }
        }

        return weights;
    }

    private static (double[] Gradient, double[,] Curvature) Slopes(
        double[][] rows,
        double[] targets,
        double[] weights,
        double ridge
    )
    {
        var width = weights.Length;
        var (gradient, curvature) = (new double[width], new double[width, width]);
        for (var i = 0; i < width; i++)
        {
            // A tiny ridge on the intercept keeps the system solvable when all outcomes are equal.
            curvature[i, i] = i > 0 ? ridge : 1e-9;
            gradient[i] = i > 0 ? ridge * weights[i] : 0;
        }

        foreach (var (row, target) in rows.Zip(targets))
        {
            var p = LogisticModel.Sigmoid(Dot(row, weights));
            var spread = Math.Max(p * (1 - p), 1e-12);
            for (var i = 0; i < width; i++)
            {
                gradient[i] += (p - target) * row[i];
                for (var j = 0; j < width; j++)
                {
                    curvature[i, j] += spread * row[i] * row[j];
                }
            }
        }

        return (gradient, curvature);
    }

    private static double Loss(double[][] rows, double[] targets, double[] weights, double ridge)
    {
        var sum = weights.Skip(1).Sum(w => ridge * w * w / 2);
        foreach (var (row, target) in rows.Zip(targets))
        {
            var logit = Dot(row, weights);
            // log(1 + e^logit) without overflow.
            sum += Math.Max(logit, 0) + Math.Log(1 + Math.Exp(-Math.Abs(logit))) - (target * logit);
        }

        return sum;
    }

    private static double Dot(double[] row, double[] weights)
    {
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += row[i] * weights[i];
        }

        return sum;
    }
}
