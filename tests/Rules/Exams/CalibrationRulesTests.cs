using FsCheck;
using FsCheck.Fluent;
using Veritas.Exams;
using Veritas.Grains.Exams;

namespace Veritas.Tests.Rules.Exams;

public sealed class CalibrationRulesTests
{
    [Fact]
    public void Figures_match_an_example_computed_by_hand()
    {
        // Ten attempts, upper and lower group of three: 3 of 3 and 1 of 3 correct; 6 of 10 in total.
        double[] items = [0, 0, 1, 0, 1, 0, 1, 1, 1, 1];

        var figures = CalibrationRules.Calibrate([.. items.Select((item, i) => new ItemAnswer(item, i / 10.0))]);

        Assert.Equal((10, 0.6), (figures.Answers, figures.Facility));
        Assert.Equal(2.0 / 3, figures.Discrimination!.Value, 1e-12);
    }

    [Fact]
    public void Few_answers_have_no_discrimination()
    {
        Assert.Equal(new ItemFigures(0, null, null), CalibrationRules.Calibrate([]));
        Assert.Equal(new ItemFigures(2, 0.5, null), CalibrationRules.Calibrate([new(1, 1), new(0, 0)]));
    }

    [Fact]
    public void Figures_are_in_range_and_independent_of_the_order_of_attempts()
    {
        var answer =
            from item in Gen.Choose(0, 4)
            from total in Gen.Choose(0, 1_000_000)
            select new ItemAnswer(item / 4.0, total / 1e6);
        Prop.ForAll(
                Gen.ListOf(answer).ToArbitrary(),
                answers =>
                {
                    var distinct = answers.DistinctBy(a => a.Total).ToList();
                    var (one, other) = (
                        CalibrationRules.Calibrate(distinct),
                        CalibrationRules.Calibrate([.. distinct.AsEnumerable().Reverse()])
                    );
                    Assert.True(
                        one.Facility is null or (>= 0 and <= 1) && one.Discrimination is null or (>= -1 and <= 1)
                    );
                    Assert.Equal(one.Discrimination ?? 0, other.Discrimination ?? 0, 1e-9);
                }
            )
            .QuickCheckThrowOnFailure();
    }
}
