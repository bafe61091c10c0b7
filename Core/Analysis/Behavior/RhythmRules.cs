using System.Collections.Immutable;

namespace Veritas.Analysis;

/// <summary>
/// Compares typing with the student's earlier attempts, by median and median absolute deviation, which resist outliers.
/// </summary>
internal static class RhythmRules
{
    /// <summary>Earlier attempts that a baseline needs.</summary>
    public const int LeastEarlier = 3;

    /// <summary>The z-score of an outlier according to Iglewicz and Hoaglin.</summary>
    public const double FarOff = 3.5;

    /// <summary>
    /// Converts the median absolute deviation of normally distributed values to their standard deviation.
    /// </summary>
    private const double ToDeviation = 1.4826;

    // Lower bounds of the spread, so that a small difference from very similar attempts is not an outlier: 10 % of an
    // interval, half an event per hour.
    private const double LeastIntervalSpread = 0.1;
    private const double LeastRateSpread = 0.5;

    public static RhythmMeasures Measure(IReadOnlyCollection<BehaviorEvent> events, double seconds)
    {
        var hours = Math.Max(seconds, 60) / 3600;
        double[] intervals =
        [
            .. events.Where(e => e.Type == "input.rhythm_shift" && e.IntervalMs > 0).Select(e => e.IntervalMs),
        ];
        return new RhythmMeasures(
            intervals.Length > 0 ? Median(intervals) : null,
            events.Count(e => e.Type == "input.rhythm_shift") / hours,
            events.Count(e => e.Type == "input.burst") / hours
        );
    }

    public static RhythmFigures Compare(RhythmMeasures now, ImmutableArray<RhythmMeasures> earlier)
    {
        var found = ImmutableArray.CreateBuilder<RhythmComparison>();
        double[] intervals = [.. earlier.Where(e => e.IntervalMs > 0).Select(e => e.IntervalMs!.Value)];
        if (now.IntervalMs is > 0 and { } interval && intervals.Length >= LeastEarlier)
        {
            // Times between keys are distributed log-normally.
            var z = Z(Math.Log(interval), [.. intervals.Select(i => Math.Log(i))], LeastIntervalSpread);
            found.Add(new RhythmComparison("interval_ms", Math.Round(interval), Math.Round(Median(intervals)), z));
        }

        if (earlier.Length >= LeastEarlier)
        {
            found.Add(Rate("shifts_per_hour", now.ShiftsPerHour, [.. earlier.Select(e => e.ShiftsPerHour)]));
            found.Add(Rate("bursts_per_hour", now.BurstsPerHour, [.. earlier.Select(e => e.BurstsPerHour)]));
        }

        return new RhythmFigures(
            now.IntervalMs is { } ms ? Math.Round(ms) : null,
            Math.Round(now.ShiftsPerHour, 2),
            Math.Round(now.BurstsPerHour, 2),
            earlier.Length,
            found.ToImmutable()
        );
    }

    public static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static RhythmComparison Rate(string measure, double now, double[] earlier) =>
        new(measure, Math.Round(now, 2), Math.Round(Median(earlier), 2), Z(now, earlier, LeastRateSpread));

    private static double Z(double now, double[] earlier, double least)
    {
        var median = Median(earlier);
        var spread = ToDeviation * Median([.. earlier.Select(e => Math.Abs(e - median))]);
        return Math.Round((now - median) / Math.Max(least, spread), 2);
    }
}
