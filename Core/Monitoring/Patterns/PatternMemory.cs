using System.Text.Json.Serialization;

namespace Veritas.Monitoring.Patterns;

/// <summary>An absence from the page, over its parts. Times are UTC ticks, 0: never.</summary>
internal sealed class Absence
{
    public long FirstSeq { get; set; }

    public long LastSeq { get; set; }

    public long EndAt { get; set; }

    public long Ticks { get; set; }

    /// <summary>It had not ended with the latest part.</summary>
    public bool Open { get; set; }

    /// <summary>The question the student worked on before.</summary>
    public ulong Question { get; set; }
}

/// <summary>One moment of one event. Ticks, 0: never.</summary>
internal sealed class Moment
{
    public long Seq { get; set; }

    public long At { get; set; }

    public void Set(long seq, long at) => (Seq, At) = (seq, at);
}

/// <summary>What the patterns remember of one attempt: a few moments, however long it takes.</summary>
internal sealed class PatternMemory
{
    /// <summary>How many departures make repeated leaving.</summary>
    public const int Departures = 5;

    public Absence Hidden { get; set; } = new();

    public Absence Blurred { get; set; } = new();

    public Moment Copy { get; set; } = new();

    public Moment Burst { get; set; } = new();

    /// <summary>The question answered last.</summary>
    public ulong Question { get; set; }

    /// <summary>A ring of the latest departures; the next place is <see cref="Left"/> modulo its length.</summary>
    public long[] LeftAt { get; set; } = new long[Departures];

    public long[] LeftSeq { get; set; } = new long[Departures];

    public int Left { get; set; }

    /// <summary>Until when the latest departure lasted.</summary>
    public long LeftUntil { get; set; }

    /// <summary>When each pattern was told last, by <see cref="Pattern"/>.</summary>
    public long[] ToldAt { get; set; } = new long[(int)Pattern.Count];

    /// <summary>The absence that ended last; null while none has been seen.</summary>
    [JsonIgnore]
    public Absence? LastAbsence =>
        Hidden.EndAt == 0 && Blurred.EndAt == 0 ? null
        : Hidden.EndAt >= Blurred.EndAt ? Hidden
        : Blurred;

    /// <summary>True once a window; the caller then tells the pattern.</summary>
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

/// <summary>Every pattern; the order is stored in snapshots.</summary>
internal enum Pattern
{
    HiddenPaste,
    AnswerAfterReturn,
    BurstWithoutKeys,
    RepeatedLeaving,
    CopyThenLeave,
    Count,
}
