namespace Veritas.Bench.Compare;

/// <summary>The middle one; null when one is not known.</summary>
internal static class Median
{
    public static double? Of(IEnumerable<double?> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 || sorted.Contains(null)
            ? null
            : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
