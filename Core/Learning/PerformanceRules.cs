using System.Collections.Immutable;

namespace Veritas.Learning;

/// <summary>Computes the figures of a record from its sums. Pure; docs/learning.md has the formulae.</summary>
internal static class PerformanceRules
{
    /// <summary>Months after which a result's weight for a topic is halved.</summary>
    public const int HalfLifeMonths = 6;

    /// <summary>Weight of the prior that a topic is half known, in exams.</summary>
    public const double Prior = 0.25;

    /// <summary>The largest possible standard deviation of numbers from 0 to 100.</summary>
    private const double WidestSpread = 50;

    private const double Hundredths = 100;

    /// <summary>0 to 100; null without a result.</summary>
    public static double? Mean(PerformanceTally t) => t.N > 0 ? t.Y / Hundredths / t.N : null;

    /// <summary>0 to 100; null without a result.</summary>
    public static double? Integrity(PerformanceTally t) => t.N > 0 ? t.Integrity / 10.0 / t.N : null;

    /// <summary>Percentage points in thirty days, by least squares over days; null with fewer than two days.</summary>
    public static double? Trend(PerformanceTally t)
    {
        var width = ((Int128)t.N * t.TT) - ((Int128)t.T * t.T);
        var height = ((Int128)t.N * t.TY) - ((Int128)t.T * t.Y);
        return width > 0 ? 30 * (double)height / (double)width / Hundredths : null;
    }

    /// <summary>1 when all results are equal, 0 at the largest possible spread; null with fewer than two.</summary>
    public static double? Consistency(PerformanceTally t)
    {
        if (t.N < 2)
        {
            return null;
        }

        var variance = (double)(((Int128)t.N * t.YY) - ((Int128)t.Y * t.Y)) / t.N / t.N;
        return Math.Clamp(1 - (Math.Sqrt(Math.Max(0, variance)) / Hundredths / WidestSpread), 0, 1);
    }

    /// <summary>Mastery by topic, strongest first.</summary>
    public static ImmutableArray<TopicMastery> Topics(PerformanceTally t, DateTimeOffset now)
    {
        var month = ResultFigures.MonthOf(now);
        return
        [
            .. t
                .Topics.Select(topic => new TopicMastery(
                    topic.Key,
                    Math.Round(Index(topic.Value, month), 2),
                    topic.Value.Values.Sum(m => m.Results)
                ))
                .OrderByDescending(m => m.Index)
                .ThenBy(m => m.Topic, StringComparer.Ordinal),
        ];
    }

    /// <summary>Mean mastery over topics; null without any.</summary>
    public static double? Mastery(PerformanceTally t, DateTimeOffset now)
    {
        var month = ResultFigures.MonthOf(now);
        return t.Topics.Count > 0 ? t.Topics.Values.Average(m => Index(m, month)) : null;
    }

    /// <summary>Compares the mean of the last days with that of as many days before; null without a result.</summary>
    public static PeriodComparison Compare(
        IReadOnlyCollection<(DateTimeOffset At, double Percent)> results,
        int days,
        DateTimeOffset now
    )
    {
        var (from, before) = (now.AddDays(-days), now.AddDays(-2 * days));
        var recent = results.Where(r => r.At > from && r.At <= now).Select(r => r.Percent).ToList();
        var earlier = results.Where(r => r.At > before && r.At <= from).Select(r => r.Percent).ToList();
        var (mean, past) = (Average(recent), Average(earlier));
        return new PeriodComparison(
            days,
            recent.Count,
            Rounded(mean),
            earlier.Count,
            Rounded(past),
            Rounded(mean - past)
        );
    }

    public static double? Rounded(double? value) => value is { } number ? Math.Round(number, 2) : null;

    private static double Index(Dictionary<int, TopicSum> months, int now)
    {
        var (earned, possible) = (Prior / 2, Prior);
        foreach (var (month, sum) in months)
        {
            var weight = Math.Pow(2, -(double)Math.Max(0, now - month) / HalfLifeMonths) / TopicRules.Exam;
            (earned, possible) = (earned + (weight * sum.Earned), possible + (weight * sum.Possible));
        }

        return Math.Clamp(100 * earned / possible, 0, 100);
    }

    private static double? Average(List<double> values) => values.Count > 0 ? values.Average() : null;
}
