namespace Veritas.Learning;

/// <summary>Ranks a student in a group without naming others. Pure.</summary>
internal static class CohortRules
{
    /// <summary>Smaller groups have no figures: somebody who knows the others could compute the last one.</summary>
    public const int LeastStudents = 5;

    /// <summary>Percentage of the others with a lower mean, equal ones counting half; null in a small group.</summary>
    /// <param name="size">Students with a result, including this one.</param>
    /// <param name="below">Others with a lower mean.</param>
    /// <param name="equal">Others with the same mean.</param>
    public static double? Percentile(long size, long below, long equal) =>
        size >= LeastStudents ? Math.Round(100 * (below + (equal / 2.0)) / (size - 1), 2) : null;
}
