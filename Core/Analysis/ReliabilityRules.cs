namespace Veritas.Analysis;

/// <summary>
/// Classical test statistics of a tally. Variances are those of the population. Undefined statistics (fewer than two
/// attempts, or no variance) are null.
/// </summary>
internal static class ReliabilityRules
{
    /// <summary>The share of the best and of the worst attempts that the discrimination index compares.</summary>
    public const double Group = 0.27;

    // A smaller variance is the rounding error of equal values.
    private const double LeastVariance = 1e-9;

    /// <summary>
    /// Cronbach's alpha: k / (k - 1) * (1 - sum of the questions' variances / variance of the totals). At most 1.
    /// </summary>
    public static double? Alpha(ExamTally exam)
    {
        var items = exam.Items.Values.Where(i => i.Whole == exam.Percent.N).ToArray();
        if (items.Length < 2 || exam.Percent.N < 2 || items.Length != exam.Items.Count)
        {
            return null;
        }

        var total = Variance(exam.Points, exam.PointsSquares, exam.Percent.N);
        var ofQuestions = items.Sum(i => Variance(i.WholeSum, i.WholeSquares, i.Whole));
        return total < LeastVariance ? null : (double)items.Length / (items.Length - 1) * (1 - (ofQuestions / total));
    }

    /// <summary>The mean share of the question's points, 0 to 1: 1 is easy.</summary>
    public static double? Facility(ItemTally item) =>
        item.N > 0 && item.Possible > 0 ? Math.Clamp(item.Sum / item.N / item.Possible, 0, 1) : null;

    /// <summary>
    /// The correlation of the question with the rest of the exam, -1 to 1. A question near 0 or below does not separate
    /// good attempts from weak ones.
    /// </summary>
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
        return own < LeastVariance || rest < LeastVariance
            ? null
            : Math.Clamp((with - own) / Math.Sqrt(own * rest), -1, 1);
    }

    /// <summary>
    /// The facility of the best 27 % of attempts minus that of the worst 27 %, -1 to 1. Totals are binned by five
    /// percent; a bin on the border counts in proportion.
    /// </summary>
    public static double? DiscriminationIndex(ItemTally item)
    {
        if (item.Whole < 2 || item.Possible <= 0)
        {
            return null;
        }

        var worstFirst = Enumerable.Range(0, Spread.Count);
        var difference = Mean(item, worstFirst.Reverse()) - Mean(item, worstFirst);
        return Math.Clamp(difference / item.Possible, -1, 1);
    }

    /// <summary>Mean points of the first 27 % of attempts, taking bins in the given order.</summary>
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

    private static double Variance(double sum, double squares, int n) =>
        Math.Max(0, (squares / n) - (sum / n * (sum / n)));
}
