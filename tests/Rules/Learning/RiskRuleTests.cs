using System.Collections.Immutable;
using Veritas.Attempts;
using Veritas.Learning;

namespace Veritas.Tests.Rules.Learning;

public sealed class RiskRuleTests
{
    private static readonly DateTimeOffset Now = new(2030, 6, 15, 9, 0, 0, TimeSpan.Zero);
    private static readonly Person Ada = new(Guid.NewGuid(), "Ada Example");

    [Theory]
    [InlineData(3, 0, 80, 0, 0.1, 0, 0, RiskLevel.Low)]
    [InlineData(20, 0, 45, 0, 0.1, 0, 2, RiskLevel.Medium)]
    [InlineData(40, 0.6, 80, 0, 0.1, 0, 4, RiskLevel.High)]
    [InlineData(400, 1, 10, -9, 1, 1, 9, RiskLevel.High)]
    public void The_rule_counts_points(
        double idle,
        double missed,
        double mean,
        double trend,
        double late,
        double unfinished,
        double points,
        RiskLevel level
    )
    {
        ImmutableArray<double> features = [idle, missed, mean, trend, late, unfinished, 50];

        var risk = RiskScoring.Of(Ada, features, null, new LearningOptions(), Now);

        Assert.Equal((level, "rule", null), (risk.Level, risk.Method, risk.ModelId));
        Assert.Equal(points, risk.Base + risk.Factors.Sum(f => f.Contribution));
        Assert.Equal(points / RiskRule.Most, risk.Score, 1e-6);
    }

    [Fact]
    public void Unknown_features_add_no_points()
    {
        var risk = RiskScoring.Of(
            Ada,
            RiskFeatures.Of(new RiskActivity(null, 0, 0, null, 0, 0), new PerformanceTally(), Now),
            null,
            new LearningOptions(),
            Now
        );

        Assert.Equal((RiskLevel.Low, 0), (risk.Level, risk.Score));
        Assert.All(risk.Factors, f => Assert.Null(f.Value));
    }

    [Fact]
    public void A_model_explains_its_result_and_the_institution_sets_the_thresholds()
    {
        var model = new ActiveModel(
            Guid.NewGuid(),
            new LogisticModel([10, 0, 50, 0, 0, 0, 50], [5, 1, 10, 1, 1, 1, 10], -1, [1, 0, -1, 0, 0, 0, 0], 1, 0)
        );
        ImmutableArray<double> features = [20, 0, 40, 0, 0, 0, 50];

        var risk = RiskScoring.Of(Ada, features, model, new LearningOptions(), Now);

        // -1 + (20 - 10) / 5 + (50 - 40) / 10
        Assert.Equal(LogisticModel.Sigmoid(2), risk.Score, 1e-6);
        Assert.Equal(2, risk.Base + risk.Factors.Sum(f => f.Contribution), 1e-6);
        Assert.Equal(
            ("idle_days", 2.0, "mean", 1.0),
            (
                risk.Factors[0].Feature,
                risk.Factors[0].Contribution,
                risk.Factors[1].Feature,
                risk.Factors[1].Contribution
            )
        );
        Assert.Equal(RiskLevel.High, risk.Level);
        Assert.Equal(RiskLevel.Medium, RiskScoring.Level(0.6, new LearningOptions { HighRisk = 0.9 }));
        Assert.Equal(RiskLevel.Low, RiskScoring.Level(0.19, new LearningOptions()));
    }
}
