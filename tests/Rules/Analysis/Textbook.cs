namespace Veritas.Tests.Rules.Analysis;

/// <summary>The statistics computed from their definitions over all values.</summary>
internal static class Textbook
{
    public static double? Alpha(double[][] attempts)
    {
        if (attempts.Length < 2)
        {
            return null;
        }

        var k = attempts[0].Length;
        var total = Variance([.. attempts.Select(a => a.Sum())]);
        return total < 1e-9
            ? null
            : (double)k
                / (k - 1)
                * (1 - (Enumerable.Range(0, k).Sum(q => Variance([.. attempts.Select(a => a[q])])) / total));
    }

    /// <summary>Pearson's correlation between a question and the total without that question.</summary>
    public static double? ItemRest(double[] item, double[] total)
    {
        if (item.Length < 2)
        {
            return null;
        }

        double[] rest = [.. total.Select((t, i) => t - item[i])];
        var (own, other) = (Variance(item), Variance(rest));
        return own < 1e-9 || other < 1e-9
            ? null
            : item.Select((x, i) => (x - item.Average()) * (rest[i] - rest.Average())).Average()
                / Math.Sqrt(own * other);
    }

    public static double Variance(double[] values) =>
        values.Select(v => (v - values.Average()) * (v - values.Average())).Average();
}
