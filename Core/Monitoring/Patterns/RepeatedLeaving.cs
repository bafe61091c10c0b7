using Veritas.Alerts;

namespace Veritas.Monitoring.Patterns;

/// <summary>
/// The page is left five times within five minutes. Overlapping events (tab hidden, window blurred) are one departure.
/// </summary>
internal static class RepeatedLeaving
{
    public const string Kind = "pattern.repeated_leaving";
    private const long LeastAway = TimeSpan.TicksPerSecond;
    private const long Window = 5 * TimeSpan.TicksPerMinute;

    public static void OnAbsence(PatternMemory memory, in Sight sight)
    {
        if (sight.Facts.Part >= 1 || sight.End - sight.Start < LeastAway)
        {
            return;
        }

        var same = memory.Left > 0 && sight.Start < memory.LeftUntil;
        memory.LeftUntil = Math.Max(memory.LeftUntil, sight.End);
        if (same)
        {
            return;
        }

        var place = memory.Left % PatternMemory.Departures;
        (memory.LeftAt[place], memory.LeftSeq[place]) = (sight.Start, sight.Seq);
        memory.Left++;

        // In a full ring buffer the next index has the oldest of the latest five.
        if (
            memory.Left < PatternMemory.Departures
            || sight.Start - memory.LeftAt[memory.Left % PatternMemory.Departures] > Window
            || !memory.MayTell(Pattern.RepeatedLeaving, sight.End, Window)
        )
        {
            return;
        }

        sight.Alerts.Add(
            new AlertDraft(
                Kind,
                AlertLevel.Warning,
                "The exam page was left five times within five minutes.",
                [.. memory.LeftSeq.Order()],
                BandRules.Moment(sight.End)
            )
        );
    }
}
