using Veritas.Learning;

namespace Veritas.Tests.Rules.Learning;

public sealed class PerformanceRulesTests
{
    private static readonly DateTimeOffset Now = new(2030, 6, 15, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_trend_of_a_line_is_its_slope()
    {
        var tally = PerformanceTally.Of(Enumerable.Range(0, 7).Select(i => Result(40 + (5 * i), 60 - (10 * i))));

        Assert.Equal(15, PerformanceRules.Trend(tally)!.Value, 1e-9);
        Assert.Equal(55, PerformanceRules.Mean(tally)!.Value, 1e-9);
    }

    [Fact]
    public void Results_of_one_day_have_no_trend_and_one_result_no_consistency()
    {
        Assert.Null(PerformanceRules.Trend(PerformanceTally.Of([Result(10, 3), Result(90, 3)])));
        Assert.Null(PerformanceRules.Consistency(PerformanceTally.Of([Result(10, 3)])));
        Assert.Null(PerformanceRules.Mean(new PerformanceTally()));
        Assert.Null(PerformanceRules.Mastery(new PerformanceTally(), Now));
    }

    [Fact]
    public void Equal_results_are_consistent_and_opposite_ones_are_not()
    {
        Assert.Equal(1, PerformanceRules.Consistency(PerformanceTally.Of([Result(70, 1), Result(70, 9)])));
        Assert.Equal(0, PerformanceRules.Consistency(PerformanceTally.Of([Result(0, 1), Result(100, 9)])));
        Assert.Equal(
            0.8,
            PerformanceRules.Consistency(PerformanceTally.Of([Result(60, 1), Result(80, 9)]))!.Value,
            1e-9
        );
    }

    /// <summary>
    /// One exam with 90 percent today gives (0.9 + 0.125) / 1.25. Another with 30 percent six months ago has half its
    /// weight.
    /// </summary>
    [Fact]
    public void Mastery_is_a_weighted_share_with_a_prior_and_a_half_life()
    {
        var today = Topic(900_000, 1_000_000, 0);
        var past = Topic(300_000, 1_000_000, 6);

        Assert.Equal(100 * (0.9 + 0.125) / 1.25, Mastery(today), 1e-9);
        Assert.Equal(100 * (0.9 + 0.15 + 0.125) / 1.75, Mastery(today, past), 1e-9);
        Assert.True(Mastery(today, Topic(300_000, 1_000_000, 24)) > Mastery(today, past));
    }

    [Fact]
    public void Better_answers_never_lower_mastery()
    {
        var last = -1.0;
        for (var earned = 0; earned <= 1_000_000; earned += 50_000)
        {
            var index = Mastery(Topic(earned, 1_000_000, 0), Topic(500_000, 1_000_000, 3));
            Assert.True(index > last);
            last = index;
        }
    }

    [Fact]
    public void Exams_have_equal_weight_and_hard_questions_have_more()
    {
        var small = Assert.Single(TopicRules.Of([new(1, 2, null, []), new(2, 2, null, [])], "Physics"));
        var large = Assert.Single(TopicRules.Of([new(50, 100, null, []), new(100, 100, null, [])], " Physics "));
        var tagged = TopicRules
            .Of([new(0, 1, 0.9, ["easy"]), new(1, 1, 0.1, ["hard", "other"])], "Physics")
            .ToDictionary(t => t.Topic);

        Assert.Equal(small, large);
        Assert.Equal(("Physics", 750_000, 1_000_000), (small.Topic, small.Earned, small.Possible));
        Assert.Equal((300_000, 0), (tagged["easy"].Possible, tagged["easy"].Earned));
        Assert.Equal((350_000, 350_000), (tagged["hard"].Possible, tagged["other"].Earned));
    }

    [Fact]
    public void The_last_days_are_compared_with_as_many_before()
    {
        var results = new[] { 5, 25, 40, 100 }.Select(days => (Now.AddDays(-days), 100.0 - days)).ToList();

        var month = PerformanceRules.Compare(results, 30, Now);
        var quarter = PerformanceRules.Compare(results, 90, Now);

        Assert.Equal(
            (2, 85.0, 1, 60.0, 25.0),
            (month.Results, month.Mean, month.EarlierResults, month.EarlierMean, month.Change)
        );
        Assert.Equal((3, 1), (quarter.Results, quarter.EarlierResults));
        Assert.Null(PerformanceRules.Compare(results[..1], 30, Now).Change);
    }

    [Fact]
    public void A_small_group_has_no_figures()
    {
        Assert.Null(CohortRules.Percentile(4, 3, 0));
        Assert.Equal(100, CohortRules.Percentile(5, 4, 0));
        Assert.Equal(0, CohortRules.Percentile(5, 0, 0));
        Assert.Equal(50, CohortRules.Percentile(11, 3, 4));
    }

    private static double Mastery(params ResultFigures[] results) =>
        PerformanceRules.Mastery(PerformanceTally.Of(results), Now)!.Value;

    private static ResultFigures Result(double percent, int daysAgo) =>
        new(Guid.NewGuid(), Guid.Empty, Guid.Empty, (int)(percent * 100), 900, Now.AddDays(-daysAgo), [], Now, true);

    private static ResultFigures Topic(long earned, long possible, int monthsAgo) =>
        Result(50, 0) with
        {
            EndedAt = Now.AddMonths(-monthsAgo),
            Topics = [new TopicShare("Law", earned, possible)],
        };
}
