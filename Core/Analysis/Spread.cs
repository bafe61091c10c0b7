namespace Veritas.Analysis;

/// <summary>
/// The distribution of values from 0 to 100: sums and twenty bins of five. Values can be subtracted again.
/// </summary>
internal sealed class Spread
{
    public const int Width = 5;
    public const int Count = 20;

    public int N { get; set; }

    public double Sum { get; set; }

    public double SumSquares { get; set; }

    public int[] Bins { get; set; } = new int[Count];

    public double? Mean => N > 0 ? Sum / N : null;

    public double? Deviation => N > 1 ? Math.Sqrt(Math.Max(0, (SumSquares / N) - (Sum / N * (Sum / N)))) : null;

    /// <summary>Adds the value, or subtracts it with a <paramref name="sign"/> of -1.</summary>
    public void Add(double value, int sign)
    {
        N += sign;
        (Sum, SumSquares) = N == 0 ? (0, 0) : (Sum + (sign * value), SumSquares + (sign * value * value));
        Bins[Bin(value)] += sign;
    }

    /// <summary>The bin of a value; 100 is in the last bin.</summary>
    public static int Bin(double value) => Math.Clamp((int)(value / Width), 0, Count - 1);

    /// <summary>The quantile, accurate to the width of a bin; null without values.</summary>
    public double? Quantile(double share)
    {
        if (N == 0)
        {
            return null;
        }

        var wanted = share * N;
        var below = 0;
        for (var i = 0; i < Count; i++)
        {
            if (below + Bins[i] >= wanted && Bins[i] > 0)
            {
                return Width * (i + ((wanted - below) / Bins[i]));
            }

            below += Bins[i];
        }

        return 100;
    }
}
