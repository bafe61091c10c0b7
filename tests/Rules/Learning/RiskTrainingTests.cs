using System.Collections.Immutable;
using Veritas.Learning;

namespace Veritas.Tests.Rules.Learning;

/// <summary>Models of simulated outcomes with known probabilities and fixed seeds.</summary>
public sealed class RiskTrainingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_separable_outcome_is_predicted(int seed)
    {
        var (model, figures) = RiskTraining.Train(Made(seed, 600, f => f[RiskFeatures.Mean] < 45 ? 1 : 0))!.Value;

        Assert.InRange(figures.Auc, 0.97, 1);
        Assert.InRange(figures.Brier, 0, 0.08);
        Assert.True(model.Weights.All(double.IsFinite));
        Assert.True(model.Weights[RiskFeatures.Mean] < 0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_random_outcome_is_not_predicted(int seed)
    {
        var figures = RiskTraining.Train(Made(seed, 1_500, _ => 0.3))!.Value.Figures;

        Assert.InRange(figures.Auc, 0.4, 0.6);
        Assert.InRange(figures.Brier, 0.18, 0.24);
    }

    /// <summary>Students leave with the probability that the model must estimate.</summary>
    [Fact]
    public void Probabilities_are_calibrated()
    {
        var figures = RiskTraining
            .Train(Made(11, 6_000, f => LogisticModel.Sigmoid((55 - f[RiskFeatures.Mean]) / 10)))!
            .Value.Figures;

        Assert.Equal(figures.Outcomes, figures.Calibration.Sum(b => b.Outcomes));
        Assert.All(
            figures.Calibration.Where(b => b.Outcomes >= 200),
            b => Assert.InRange(b.Left!.Value, b.Predicted!.Value - 0.1, b.Predicted.Value + 0.1)
        );
        Assert.InRange(figures.LogLoss, 0.2, 0.69);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void Contributions_add_up_to_the_logit_and_calibration_keeps_the_order(int seed)
    {
        var examples = Made(seed, 500, f => f[RiskFeatures.IdleDays] > 60 ? 0.8 : 0.1);
        var model = RiskTraining.Train(examples)!.Value.Model;
        var raw = model with { Slope = 1, Offset = 0 };

        Assert.All(
            examples,
            e =>
            {
                Assert.Equal(model.Logit(e.Features), model.Base + model.Contributions(e.Features).Sum(), 1e-9);
                Assert.Equal(model.Logit(e.Features), (model.Slope * raw.Logit(e.Features)) + model.Offset, 1e-9);
                Assert.InRange(model.Probability(e.Features), 0, 1);
            }
        );
        var ordered = examples.OrderBy(e => raw.Logit(e.Features)).Select(e => model.Probability(e.Features)).ToList();
        Assert.All(ordered.Zip(ordered.Skip(1)), pair => Assert.True(pair.First <= pair.Second));
    }

    [Fact]
    public void Missing_values_count_as_average()
    {
        var examples = Made(8, 500, f => f[RiskFeatures.Mean] < 50 ? 0.9 : 0.1);
        var model = RiskTraining.Train(examples)!.Value.Model;

        var nothing = RiskFeatures.Names.Select(_ => double.NaN).ToImmutableArray();

        Assert.Equal(model.Base, model.Logit(nothing), 1e-9);
        Assert.All(model.Contributions(nothing), c => Assert.Equal(0, c));
    }

    [Fact]
    public void The_order_of_outcomes_does_not_matter()
    {
        var examples = Made(9, 400, f => f[RiskFeatures.Mean] < 50 ? 0.8 : 0.2);

        var (one, other) = (
            RiskTraining.Train(examples)!.Value,
            RiskTraining.Train([.. examples.AsEnumerable().Reverse()])!.Value
        );

        Assert.All(one.Model.Weights.Zip(other.Model.Weights), w => Assert.Equal(w.First, w.Second, 1e-6));
        Assert.Equal(one.Figures.Auc, other.Figures.Auc, 1e-3);
    }

    [Fact]
    public void Too_few_outcomes_give_no_model()
    {
        Assert.Null(RiskTraining.Train(Made(1, 199, f => f[RiskFeatures.Mean] < 50 ? 1 : 0)));
        Assert.Null(RiskTraining.Train(Made(1, 400, _ => 0)));
        Assert.True(RiskTraining.Enough(200, 30, 30));
        Assert.False(RiskTraining.Enough(1_000, 29, 900));
        Assert.False(RiskTraining.Enough(1_000, 900, 29));
    }

    [Fact]
    public void The_area_under_the_curve_is_the_share_of_pairs()
    {
        Assert.Equal(1, RiskTraining.Auc([(0.9, true), (0.1, false)]));
        Assert.Equal(0, RiskTraining.Auc([(0.1, true), (0.9, false)]));
        Assert.Equal(0.5, RiskTraining.Auc([(0.5, true), (0.5, false)]));
        Assert.Equal(0.75, RiskTraining.Auc([(0.8, true), (0.4, true), (0.6, false), (0.2, false)]));
    }

    /// <summary>
    /// Outcomes of students with random features, some missing, who leave with the given probability.
    /// </summary>
    private static List<Example> Made(int seed, int count, Func<ImmutableArray<double>, double> probability)
    {
        var random = new Random(seed);
        var ids = new byte[16];
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(_ =>
                {
                    random.NextBytes(ids);
                    ImmutableArray<double> features =
                    [
                        random.NextDouble() * 120,
                        random.NextDouble(),
                        random.NextDouble() * 100,
                        (random.NextDouble() * 20) - 10,
                        random.NextDouble() < 0.2 ? double.NaN : random.NextDouble(),
                        random.NextDouble() / 2,
                        random.NextDouble() * 100,
                    ];
                    return new Example(new Guid(ids), features, random.NextDouble() < probability(features));
                }),
        ];
    }
}
