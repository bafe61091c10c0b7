namespace Veritas.Analysis;

/// <summary>The relation between the answer times of a pair.</summary>
internal sealed record PairTiming(double? Correlation, double? LagSeconds, int CloseAnswers);

/// <summary>
/// Compares answer times relative to the class. A hard question takes everybody long, so the median of the class is
/// subtracted for each question; the correlation removes each student's own pace.
/// </summary>
internal sealed class TimingRules
{
    /// <summary>With fewer shared questions there is no correlation.</summary>
    public const int LeastShared = 8;

    private const double CloseSeconds = 30;

    // A lower bound in seconds, for answers that a page saves together.
    private const double Shortest = 1;

    private readonly AnswerSheets _sheets;
    private readonly double[][] _beyond;

    public TimingRules(AnswerSheets sheets)
    {
        _sheets = sheets;
        _beyond = [.. Enumerable.Range(0, sheets.Attempts).Select(Taken)];
        for (var q = 0; q < sheets.Questions; q++)
        {
            double[] known = [.. _beyond.Select(t => t[q]).Where(double.IsFinite)];
            var median = known.Length > 0 ? RhythmRules.Median(known) : 0;
            foreach (var taken in _beyond)
            {
                taken[q] -= median;
            }
        }
    }

    public PairTiming Of(int a, int b)
    {
        var lags = new List<double>();
        for (var q = 0; q < _sheets.Questions; q++)
        {
            if (_sheets.Codes(a)[q] is not AnswerSheets.None and var code && code == _sheets.Codes(b)[q])
            {
                lags.Add(_sheets.At(b)[q] - _sheets.At(a)[q]);
            }
        }

        return new PairTiming(
            Correlation(_beyond[a], _beyond[b]),
            lags.Count > 0 ? Math.Round(RhythmRules.Median([.. lags]), 1) : null,
            lags.Count(lag => Math.Abs(lag) <= CloseSeconds)
        );
    }

    /// <summary>
    /// Pearson's correlation over the finite values of both; null with too few, or if either does not vary.
    /// </summary>
    public static double? Correlation(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var (n, sumA, sumB, squaresA, squaresB, products) = (0, 0.0, 0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < a.Length; i++)
        {
            if (double.IsFinite(a[i]) && double.IsFinite(b[i]))
            {
                n++;
                (sumA, sumB) = (sumA + a[i], sumB + b[i]);
                (squaresA, squaresB) = (squaresA + (a[i] * a[i]), squaresB + (b[i] * b[i]));
                products += a[i] * b[i];
            }
        }

        if (n < LeastShared)
        {
            return null;
        }

        var (ownA, ownB) = (squaresA - (sumA * sumA / n), squaresB - (sumB * sumB / n));
        return ownA < 1e-9 || ownB < 1e-9
            ? null
            : Math.Round(Math.Clamp((products - (sumA * sumB / n)) / Math.Sqrt(ownA * ownB), -1, 1), 4);
    }

    /// <summary>Logarithms of the seconds since the previous answer or the start; NaN without an answer.</summary>
    private double[] Taken(int attempt)
    {
        var codes = _sheets.Codes(attempt);
        var taken = new double[codes.Length];
        Array.Fill(taken, double.NaN);
        var answered = new List<(double At, int Question)>();
        for (var q = 0; q < codes.Length; q++)
        {
            if (codes[q] != AnswerSheets.None)
            {
                answered.Add((_sheets.At(attempt)[q], q));
            }
        }

        answered.Sort();
        var before = _sheets.Start(attempt);
        foreach (var (when, question) in answered)
        {
            taken[question] = Math.Log(Math.Max(Shortest, when - before));
            before = when;
        }

        return taken;
    }
}
