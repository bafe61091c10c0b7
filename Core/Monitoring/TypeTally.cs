namespace Veritas.Monitoring;

/// <summary>What one event type has come to in one attempt. Times are UTC ticks, 0: never.</summary>
internal sealed class TypeTally
{
    private const int Remembered = 8;

    /// <summary>Name in the taxonomy.</summary>
    public required string Type { get; init; }

    public int Seen { get; set; }

    public int Counted { get; set; }

    public long TotalMs { get; set; }

    /// <summary>All that it added; only grows.</summary>
    public double Exposure { get; set; }

    /// <summary>What it added, faded to <see cref="RiskAt"/>.</summary>
    public double Risk { get; set; }

    public long RiskAt { get; set; }

    /// <summary>Instant: the last one that counted. Interval: where the last one ended.</summary>
    public long LastAt { get; set; }

    /// <summary>Interval: what is left of the grace.</summary>
    public long GraceLeftMs { get; set; }

    /// <summary>Interval: what the present one has lasted beyond its grace, over its parts.</summary>
    public long SpellMs { get; set; }

    /// <summary>When the type's own alert was raised last.</summary>
    public long AlertedAt { get; set; }

    /// <summary>A ring of the latest that counted; the next place is <see cref="Counted"/> modulo its length.</summary>
    public long[]? Ring { get; set; }

    /// <summary>Notes an event that had an effect.</summary>
    public void Count(long seq)
    {
        Ring ??= new long[Remembered];
        Ring[Counted % Remembered] = seq;
        Counted++;
    }

    /// <summary>The latest that counted, oldest first.</summary>
    public IEnumerable<long> LastSeqs()
    {
        for (var i = Math.Max(0, Counted - Remembered); i < Counted; i++)
        {
            yield return Ring![i % Remembered];
        }
    }
}
