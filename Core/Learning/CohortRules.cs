namespace Veritas.Learning;

/// <summary>How a student stands in a group, without names.</summary>
internal static class CohortRules
{
    /// <summary>Of a smaller group nothing is told: who knows the others could work one out.</summary>
    public const int LeastStudents = 5;

    /// <summary>The share of the others that lie below, those alike counted half, 0 to 100; null for a group that is too small.</summary>
    /// <param name="size">Students with a result, this one among them.</param>
    /// <param name="below">Others with a lower mean.</param>
    /// <param name="alike">Others with the same mean.</param>
    public static double? Percentile(long size, long below, long alike) =>
        size >= LeastStudents ? Math.Round(100 * (below + (alike / 2.0)) / (size - 1), 2) : null;
}
