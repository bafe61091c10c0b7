using System.Text.Json.Serialization;

namespace Veritas.Monitoring.Patterns;

/// <summary>An absence from the page, over all its parts. Times are UTC ticks; 0 means never.</summary>
internal sealed class Absence
{
    public long FirstSeq { get; set; }

    public long LastSeq { get; set; }

    public long EndAt { get; set; }

    public long Ticks { get; set; }

    /// <summary>Whether it continued after the latest part.</summary>
    public bool Open { get; set; }

    /// <summary>The question that the student worked on before it.</summary>
    public ulong Question { get; set; }

    /// <summary>A copy, because the next absence overwrites this one.</summary>
    public Absence Copy() => (Absence)MemberwiseClone();
}

/// <summary>The time of one event in UTC ticks; 0 means never.</summary>
internal sealed class Moment
{
    public long Seq { get; set; }

    public long At { get; set; }

    public void Set(long seq, long at) => (Seq, At) = (seq, at);
}

/// <summary>The state of the patterns for one attempt. Its size is bounded.</summary>
internal sealed class PatternMemory
{
    /// <summary>Number of departures that count as repeated leaving.</summary>
    public const int Departures = 5;

    public Absence Hidden { get; set; } = new();

    public Absence Blurred { get; set; } = new();

    /// <summary>The latest absence of a second or more; a shorter one does not replace it. Null without one.</summary>
    public Absence? Away { get; set; }

    /// <summary>The latest hidden page of more than five seconds; a shorter one does not replace it.</summary>
    public Absence? LongHidden { get; set; }

    public Moment Copy { get; set; } = new();

    public Moment Burst { get; set; } = new();

    /// <summary>The last answered question.</summary>
    public ulong Question { get; set; }

    /// <summary>
    /// A ring buffer of the latest departures; the next index is <see cref="Left"/> modulo its length.
    /// </summary>
    public long[] LeftAt { get; set; } = new long[Departures];

    public long[] LeftSeq { get; set; } = new long[Departures];

    public int Left { get; set; }

    /// <summary>End of the latest departure.</summary>
    public long LeftUntil { get; set; }

    /// <summary>When each pattern was last reported, by <see cref="Pattern"/>.</summary>
    public long[] ToldAt { get; set; } = new long[(int)Pattern.Count];

    /// <summary>The latest absence that has ended; null without one.</summary>
    [JsonIgnore]
    public Absence? LastAbsence =>
        Hidden.EndAt == 0 && Blurred.EndAt == 0 ? null
        : Hidden.EndAt >= Blurred.EndAt ? Hidden
        : Blurred;

    /// <summary>True once per window; the caller then reports the pattern.</summary>
    public bool MayTell(Pattern pattern, long at, long window)
    {
        ref var told = ref ToldAt[(int)pattern];
        if (told != 0 && at - told < window)
        {
            return false;
        }

        told = at;
        return true;
    }
}

/// <summary>All patterns. Snapshots store their order.</summary>
internal enum Pattern
{
    HiddenPaste,
    AnswerAfterReturn,
    BurstWithoutKeys,
    RepeatedLeaving,
    CopyThenLeave,
    Count,
}
