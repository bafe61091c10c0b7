namespace Veritas.Analysis;

/// <summary>Sums over the ended attempts of an exam for one question.</summary>
internal sealed class ItemTally
{
    /// <summary>Bins of seconds below 2, 4, 8 … 16,384; the last bin has no upper bound.</summary>
    public const int TimeBins = 15;

    public double Possible { get; set; }

    /// <summary>Graded answers, including omitted questions.</summary>
    public int N { get; set; }

    public int Answered { get; set; }

    public double Sum { get; set; }

    /// <summary>Number of completely graded attempts. The next three are sums over them.</summary>
    public int Whole { get; set; }

    public double WholeSum { get; set; }

    public double WholeSquares { get; set; }

    public double WholeCross { get; set; }

    /// <summary>
    /// Completely graded attempts by their total percent, in bins of five, and below the question's points.
    /// </summary>
    public int[] BinCounts { get; set; } = new int[Spread.Count];

    public double[] BinSums { get; set; } = new double[Spread.Count];

    public int[] Times { get; set; } = new int[TimeBins];

    public Dictionary<string, int> Chosen { get; set; } = [];

    /// <summary>Adds one question of an attempt (sign 1), or subtracts it (sign -1).</summary>
    public void Add(in ItemFigures item, AttemptFigures attempt, int sign)
    {
        Possible = item.Possible;
        if (!double.IsNaN(item.Earned))
        {
            N += sign;
            Sum = N == 0 ? 0 : Sum + (sign * item.Earned);
        }

        if (item.Seconds >= 0)
        {
            Answered += sign;
            Times[TimeBin(item.Seconds)] += sign;
        }

        if (attempt.Graded)
        {
            AddWhole(item.Earned, attempt, sign);
        }

        foreach (var option in item.Chosen.Split(ItemFigures.Separator, StringSplitOptions.RemoveEmptyEntries))
        {
            var count = Chosen.GetValueOrDefault(option) + sign;
            if (count == 0)
            {
                Chosen.Remove(option);
            }
            else
            {
                Chosen[option] = count;
            }
        }
    }

    /// <summary>Median time of an answer in seconds, accurate to a factor of two; null without answers.</summary>
    public double? MedianSeconds()
    {
        if (Answered == 0)
        {
            return null;
        }

        var (below, wanted) = (0, Answered / 2.0);
        for (var i = 0; i < TimeBins; i++)
        {
            if (below + Times[i] >= wanted && Times[i] > 0)
            {
                var (from, to) = (i == 0 ? 0 : 1 << i, 1 << (i + 1));
                return from + ((to - from) * (wanted - below) / Times[i]);
            }

            below += Times[i];
        }

        return 1 << TimeBins;
    }

    private void AddWhole(double earned, AttemptFigures attempt, int sign)
    {
        Whole += sign;
        var bin = Spread.Bin(attempt.Percent);
        BinCounts[bin] += sign;
        if (Whole == 0)
        {
            (WholeSum, WholeSquares, WholeCross) = (0, 0, 0);
            Array.Clear(BinSums);
            return;
        }

        WholeSum += sign * earned;
        WholeSquares += sign * earned * earned;
        WholeCross += sign * earned * attempt.Points;
        BinSums[bin] = BinCounts[bin] == 0 ? 0 : BinSums[bin] + (sign * earned);
    }

    private static int TimeBin(int seconds) => Math.Clamp((int)Math.Log2(Math.Max(1, seconds)), 0, TimeBins - 1);
}
