namespace Veritas.Monitoring;

/// <summary>The sums of one event type in one attempt. Times are UTC ticks; 0 means never.</summary>
internal sealed class TypeTally
{
    private const int Remembered = 8;

    /// <summary>Name in the taxonomy.</summary>
    public required string Type { get; init; }

    public int Seen { get; set; }

    public int Counted { get; set; }

    public long TotalMs { get; set; }

    /// <summary>Interval: end of the client's latest event, also of one that did not count.</summary>
    public long EndedAt { get; set; }

    /// <summary>Interval: total duration of the client's events in ticks.</summary>
    public long ElapsedTicks { get; set; }

    /// <summary>Sum of its effects, without decay.</summary>
    public double Exposure { get; set; }

    /// <summary>Sum of its effects, decayed to <see cref="RiskAt"/>.</summary>
    public double Risk { get; set; }

    public long RiskAt { get; set; }

    /// <summary>Instant: time of the last event that counted. Interval: end of the last event.</summary>
    public long LastAt { get; set; }

    /// <summary>Interval: the remaining grace period.</summary>
    public long GraceLeftMs { get; set; }

    /// <summary>Interval: duration of the current interval after its grace period, over all its parts.</summary>
    public long SpellMs { get; set; }

    /// <summary>When the type's own alert was last raised.</summary>
    public long AlertedAt { get; set; }

    /// <summary>
    /// A ring buffer of the latest events that counted; the next index is <see cref="Counted"/> modulo its length.
    /// </summary>
    public long[]? Ring { get; set; }

    /// <summary>Adds an event that had an effect.</summary>
    public void Count(long seq)
    {
        Ring ??= new long[Remembered];
        Ring[Counted % Remembered] = seq;
        Counted++;
    }

    /// <summary>The latest events that counted, oldest first.</summary>
    public IEnumerable<long> LastSeqs()
    {
        for (var i = Math.Max(0, Counted - Remembered); i < Counted; i++)
        {
            yield return Ring![i % Remembered];
        }
    }
}
