namespace Veritas.Analysis;

/// <summary>The statistics of agreement.</summary>
internal static class AgreementRules
{
    /// <summary>Probability of at least that many successes in independent trials of different chances (Poisson binomial), exactly.</summary>
    /// <param name="chances">Each 0 to 1.</param>
    /// <param name="least">How many.</param>
    public static double Tail(ReadOnlySpan<double> chances, int least)
    {
        if (least <= 0)
        {
            return 1;
        }

        if (least > chances.Length)
        {
            return 0;
        }

        // Chances of 0 to least - 1 successes so far; what reaches least is gathered apart, so that a tiny tail is not the difference of large numbers.
        Span<double> below = least <= 256 ? stackalloc double[least] : new double[least];
        below.Clear();
        below[0] = 1;
        var tail = 0.0;
        foreach (var p in chances)
        {
            tail += below[least - 1] * p;
            for (var k = least - 1; k > 0; k--)
            {
                below[k] = (below[k] * (1 - p)) + (below[k - 1] * p);
            }

            below[0] *= 1 - p;
        }

        return Math.Min(1, tail);
    }

    /// <summary>
    /// Benjamini and Hochberg's step-up: for p-values in ascending order, the least rate of false discoveries at which each is one. The values may be the smallest
    /// of <paramref name="tests"/>: what is told is exact up to the largest p given, and no less than the truth beyond.
    /// </summary>
    public static double[] Corrected(ReadOnlySpan<double> ascending, long tests)
    {
        var corrected = new double[ascending.Length];
        var least = 1.0;
        for (var i = ascending.Length - 1; i >= 0; i--)
        {
            least = Math.Min(least, ascending[i] * tests / (i + 1));
            corrected[i] = least;
        }

        return corrected;
    }
}
