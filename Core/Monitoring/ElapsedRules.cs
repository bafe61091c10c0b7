namespace Veritas.Monitoring;

/// <summary>
/// Limits a client's intervals to time that can have elapsed: two intervals of one type do not overlap, and none begins
/// before the attempt. Allows for a clock that is wrong by as much as <see cref="ClockRules.Tolerance"/>.
/// </summary>
internal static class ElapsedRules
{
    /// <summary>The part of the interval that counts. It keeps its end.</summary>
    public static Stretch Limit(TypeTally tally, long startedAt, Stretch claimed)
    {
        var sincePrevious = claimed.End - Math.Max(startedAt, tally.EndedAt);
        var inTotal = claimed.End - startedAt - tally.ElapsedTicks;
        // Intervals of a backlog arrive together. By their arrival it is unknown when each of them ended, so only their
        // sum is limited.
        var possible = ClockRules.Tolerance + (claimed.ByArrival ? inTotal : Math.Min(sincePrevious, inTotal));
        var lasted = Math.Clamp(possible, 0, claimed.End - claimed.Start);
        tally.EndedAt = Math.Max(tally.EndedAt, claimed.End);
        tally.ElapsedTicks += lasted;
        return claimed with { Start = claimed.End - lasted };
    }
}
