namespace Veritas.Analysis;

/// <summary>
/// Classical test statistics out of a tally. Variances are those of the population; a statistic that the attempts cannot carry (fewer than two, or all
/// alike) is null.
/// </summary>
internal static class ReliabilityRules
{
    /// <summary>The share of the best and of the worst attempts that the discrimination index compares.</summary>
    public const double Group = 0.27;

    // Below it a variance is the rounding of equal values.
    private const double Nothing = 1e-9;

    /// <summary>Cronbach's alpha: k / (k - 1) * (1 - sum of the questions' variances / variance of the totals). At most 1.</summary>
    public static double? Alpha(ExamTally exam)
    {
        var items = exam.Items.Values.Where(i => i.Whole == exam.Percent.N).ToArray();
        if (items.Length < 2 || exam.Percent.N < 2 || items.Length != exam.Items.Count)
        {
            return null;
        }

        var total = Variance(exam.Points, exam.PointsSquares, exam.Percent.N);
        return total < Nothing
            ? null
            : (double)items.Length / (items.Length - 1) * (1 - (items.Sum(i => Variance(i.WholeSum, i.WholeSquares, i.Whole)) / total));
    }

    /// <summary>The mean share of the question's points, 0 to 1: 1 is easy.</summary>
    public static double? Facility(ItemTally item) => item.N > 0 && item.Possible > 0 ? Math.Clamp(item.Sum / item.N / item.Possible, 0, 1) : null;

    /// <summary>The correlation of the question with the rest of the exam, -1 to 1: what is near 0 or below does not tell the good from the weak.</summary>
    public static double? Discrimination(ItemTally item, ExamTally exam)
    {
        var n = item.Whole;
        if (n < 2 || n != exam.Percent.N)
        {
            return null;
        }

        var own = Variance(item.WholeSum, item.WholeSquares, n);
        var total = Variance(exam.Points, exam.PointsSquares, n);
        var with = (item.WholeCross / n) - (item.WholeSum / n * (exam.Points / n));
        var rest = total + own - (2 * with);
        return own < Nothing || rest < Nothing ? null : Math.Clamp((with - own) / Math.Sqrt(own * rest), -1, 1);
    }

    /// <summary>The facility among the best 27 % less that among the worst 27 %, -1 to 1; totals are told apart to five percent, a bin on the border counts by its part.</summary>
    public static double? DiscriminationIndex(ItemTally item) =>
        item.Whole < 2 || item.Possible <= 0 ? null
        : Math.Clamp((Mean(item, Enumerable.Range(0, Spread.Count).Reverse()) - Mean(item, Enumerable.Range(0, Spread.Count))) / item.Possible, -1, 1);

    private static double Mean(ItemTally item, IEnumerable<int> bins)
    {
        var wanted = Group * item.Whole;
        var (left, sum) = (wanted, 0.0);
        foreach (var bin in bins.Where(b => item.BinCounts[b] > 0))
        {
            var taken = Math.Min(left, item.BinCounts[bin]);
            sum += item.BinSums[bin] * taken / item.BinCounts[bin];
            left -= taken;
            if (left <= 0)
            {
                break;
            }
        }

        return sum / wanted;
    }

    private static double Variance(double sum, double squares, int n) => Math.Max(0, (squares / n) - (sum / n * (sum / n)));
}
