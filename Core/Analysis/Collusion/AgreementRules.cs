namespace Veritas.Analysis;

/// <summary>Statistics of agreement.</summary>
internal static class AgreementRules
{
    /// <summary>
    /// Exact probability of at least so many successes in independent trials (Poisson binomial distribution).
    /// </summary>
    /// <param name="chances">The probability of each trial, 0 to 1.</param>
    /// <param name="least">Number of successes.</param>
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

        // Probabilities of 0 to least - 1 successes so far. The tail is summed directly, because a tiny tail would be
        // lost as a difference.
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
    /// Benjamini and Hochberg's step-up procedure: the false discovery rate at which each p-value becomes a discovery.
    /// If only the smallest p-values of all <paramref name="tests"/> are given, the results are upper bounds.
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
