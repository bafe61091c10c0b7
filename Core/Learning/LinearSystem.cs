namespace Veritas.Learning;

/// <summary>Solves small dense systems of linear equations.</summary>
internal static class LinearSystem
{
    /// <summary>
    /// Solves matrix x = right by Gaussian elimination with partial pivoting; not for singular matrices.
    /// </summary>
    public static double[] Solve(double[,] matrix, double[] right)
    {
        var n = right.Length;
        var (a, x) = ((double[,])matrix.Clone(), (double[])right.Clone());
        for (var column = 0; column < n; column++)
        {
            var pivot = Enumerable.Range(column, n - column).MaxBy(r => Math.Abs(a[r, column]));
            Swap(a, x, column, pivot);
            for (var row = column + 1; row < n; row++)
            {
                var factor = a[row, column] / a[column, column];
                for (var k = column; k < n; k++)
                {
                    a[row, k] -= factor * a[column, k];
                }

                x[row] -= factor * x[column];
            }
        }

        for (var row = n - 1; row >= 0; row--)
        {
            for (var k = row + 1; k < n; k++)
            {
                x[row] -= a[row, k] * x[k];
            }

            x[row] /= a[row, row];
        }

        return x;
    }

    private static void Swap(double[,] a, double[] x, int one, int other)
    {
        if (one == other)
        {
            return;
        }

        for (var k = 0; k < x.Length; k++)
        {
            (a[one, k], a[other, k]) = (a[other, k], a[one, k]);
        }

        (x[one], x[other]) = (x[other], x[one]);
    }
}
