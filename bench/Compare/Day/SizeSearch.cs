namespace Veritas.Bench.Compare.Day;

/// <summary>Looks for the largest size that meets the goals: doubles or halves, then goes between.</summary>
internal sealed class SizeSearch(int first)
{
    /// <summary>The largest size that met the goals so far.</summary>
    public int? Met { get; private set; }

    /// <summary>The smallest size that missed one so far.</summary>
    public int? Missed { get; private set; }

    /// <summary>The size to try next.</summary>
    public int Next =>
        (Met, Missed) switch
        {
            (null, null) => first,
            ({ } met, null) => met * 2,
            (null, { } missed) => Math.Max(1, missed / 2),
            ({ } met, { } missed) => (met + missed) / 2,
        };

    public void Tried(int size, bool met)
    {
        if (met)
        {
            Met = Math.Max(Met ?? 0, size);
        }
        else
        {
            Missed = Math.Min(Missed ?? int.MaxValue, size);
        }
    }
}
