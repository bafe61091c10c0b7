using Veritas.Analysis;
using Veritas.Attempts;

namespace Veritas.Tests.Rules.Analysis;

/// <summary>Statistics compared with examples computed by hand.</summary>
public sealed class ReliabilityTests
{
    private static readonly Guid[] Questions = [.. Enumerable.Range(1, 3).Select(i => new Guid(i, 0, 0, new byte[8]))];

    /// <summary>
    /// Four students, three questions of one point: 1 1 1, 1 1 0, 1 0 0, 0 0 0. The variances of the questions are
    /// 3/16, 1/4, 3/16, in total 5/8; the variance of the totals 3 2 1 0 is 5/4. Alpha = 3/2 * (1 - 1/2) = 3/4.
    /// </summary>
    [Fact]
    public void Alpha_of_a_perfect_scale_of_three()
    {
        var tally = Of([1, 1, 1], [1, 1, 0], [1, 0, 0], [0, 0, 0]);

        Assert.Equal(0.75, ReliabilityRules.Alpha(tally)!.Value, 1e-12);
        Assert.Equal([0.75, 0.5, 0.25], Questions.Select(q => ReliabilityRules.Facility(tally.Items[q])!.Value));
    }

    /// <summary>
    /// The second question 1 1 0 0 and the rest 2 1 1 0: the covariance is 1/4, the deviations are 1/2 and sqrt(1/2).
    /// </summary>
    [Fact]
    public void Discrimination_is_the_correlation_with_the_rest()
    {
        var tally = Of([1, 1, 1], [1, 1, 0], [1, 0, 0], [0, 0, 0]);

        Assert.Equal(
            0.25 / (0.5 * Math.Sqrt(0.5)),
            ReliabilityRules.Discrimination(tally.Items[Questions[1]], tally)!.Value,
            1e-12
        );
    }

    /// <summary>
    /// Ten students, of which 27 % are 2.7. Totals 3 3 3 2 2 1 1 0 0 0: the best 2.7 all answer question one correctly,
    /// the worst 2.7 do not.
    /// </summary>
    [Fact]
    public void The_discrimination_index_compares_the_best_and_the_worst()
    {
        var tally = Of(
            [1, 1, 1],
            [1, 1, 1],
            [1, 1, 1],
            [1, 1, 0],
            [1, 1, 0],
            [1, 0, 0],
            [0, 1, 0],
            [0, 0, 0],
            [0, 0, 0],
            [0, 0, 0]
        );

        Assert.Equal(1, ReliabilityRules.DiscriminationIndex(tally.Items[Questions[0]])!.Value, 1e-12);
        Assert.Equal(1, ReliabilityRules.DiscriminationIndex(tally.Items[Questions[2]])!.Value, 1e-12);
    }

    [Fact]
    public void A_question_that_weak_students_answer_better_is_marked()
    {
        var tally = Of([1, 1, 0], [1, 1, 0], [0, 0, 1], [0, 0, 1]);

        Assert.True(ReliabilityRules.Discrimination(tally.Items[Questions[2]], tally) < 0);
        Assert.Equal(-1, ReliabilityRules.DiscriminationIndex(tally.Items[Questions[2]])!.Value, 1e-12);
    }

    [Fact]
    public void Undefined_statistics_are_null()
    {
        Assert.Null(ReliabilityRules.Alpha(new ExamTally()));
        Assert.Null(ReliabilityRules.Alpha(Of([1, 0, 1])));
        Assert.Null(ReliabilityRules.Alpha(Of([1, 0, 1], [1, 0, 1])));
        Assert.Null(ReliabilityRules.Facility(new ItemTally()));
        Assert.Null(ReliabilityRules.DiscriminationIndex(new ItemTally()));
        Assert.Null(ReliabilityRules.Discrimination(new ItemTally(), new ExamTally()));
    }

    [Fact]
    public void A_median_lies_within_its_bin()
    {
        var spread = new Spread();
        foreach (var value in new double[] { 3, 12, 52, 53, 98 })
        {
            spread.Add(value, 1);
        }

        Assert.InRange(spread.Quantile(0.5)!.Value, 50, 55);
        Assert.Equal((5, 43.6), (spread.N, spread.Mean!.Value));
        Assert.Null(new Spread().Quantile(0.5));
        Assert.Equal([0, 19, 19, 4], new[] { 0.0, 100, 99.9, 20 }.Select(Spread.Bin));
    }

    [Theory]
    [InlineData(69.9, 0, null, true)]
    [InlineData(70, 2, null, false)]
    [InlineData(100, 3, null, true)]
    [InlineData(10, 3, "cleared", false)]
    [InlineData(100, 0, "suspicious", true)]
    [InlineData(100, 0, "violation", true)]
    public void A_verdict_takes_precedence_over_the_figures(
        double integrity,
        int worst,
        string? verdict,
        bool flagged
    ) =>
        Assert.Equal(
            flagged,
            FlaggingRules.Flagged(
                integrity,
                worst,
                verdict is null ? null : WireName<Veritas.Alerts.Verdict>.Parse(verdict)
            )
        );

    private static ExamTally Of(params double[][] attempts)
    {
        var tally = new ExamTally();
        foreach (var earned in attempts)
        {
            tally.Add(
                new AttemptFigures(
                    Guid.Empty,
                    Guid.Empty,
                    Guid.Empty,
                    AttemptStatus.Submitted,
                    true,
                    true,
                    earned.Sum(),
                    3,
                    100,
                    600,
                    0,
                    [.. earned.Select((e, i) => new ItemFigures(Questions[i], e, 1, 30, ""))],
                    [],
                    0,
                    null
                ),
                1
            );
        }

        return tally;
    }
}
