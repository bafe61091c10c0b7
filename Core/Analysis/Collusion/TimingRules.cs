namespace Veritas.Analysis;

/// <summary>How the times of a pair move together.</summary>
internal sealed record PairTiming(double? Correlation, double? LagSeconds, int CloseAnswers);

/// <summary>
/// Times beside the class's: a hard question takes everybody long, so the median of the class is taken off each question first, and each student's own pace by the
/// correlation itself.
/// </summary>
internal sealed class TimingRules
{
    /// <summary>With fewer shared questions a correlation says nothing.</summary>
    public const int LeastShared = 8;

    private const double Close = 30;

    // Answers stored together, as a page that sends several at once does.
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
            Correlation(_beyond[a], _beyond[b]), lags.Count > 0 ? Math.Round(RhythmRules.Median([.. lags]), 1) : null, lags.Count(lag => Math.Abs(lag) <= Close));
    }

    /// <summary>Pearson's, over what both have; null with too little, or when either never varies.</summary>
    public static double? Correlation(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var (n, sumA, sumB, squaresA, squaresB, products) = (0, 0.0, 0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < a.Length; i++)
        {
            if (double.IsFinite(a[i]) && double.IsFinite(b[i]))
            {
                n++;
                (sumA, sumB) = (sumA + a[i], sumB + b[i]);
                (squaresA, squaresB, products) = (squaresA + (a[i] * a[i]), squaresB + (b[i] * b[i]), products + (a[i] * b[i]));
            }
        }

        var (ownA, ownB) = (squaresA - (sumA * sumA / Math.Max(n, 1)), squaresB - (sumB * sumB / Math.Max(n, 1)));
        return n < LeastShared || ownA < 1e-9 || ownB < 1e-9 ? null : Math.Round(Math.Clamp((products - (sumA * sumB / n)) / Math.Sqrt(ownA * ownB), -1, 1), 4);
    }

    /// <summary>Logarithms of the seconds since the answer before, or the start; no number where there is no answer.</summary>
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
