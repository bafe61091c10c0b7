namespace Veritas.Monitoring;

/// <summary>The state of a client's clock.</summary>
internal sealed class ClientClock
{
    /// <summary>The latest effective time; never decreases.</summary>
    public long Now { get; set; }

    /// <summary>The latest end according to the client.</summary>
    public long LastEnd { get; set; }

    /// <summary>Delay of the latest event of a backlog; 0 without a backlog.</summary>
    public long Backlog { get; set; }

    /// <summary>The clock has jumped and has not been correct since.</summary>
    public bool Distrusted { get; set; }
}

/// <summary>The effective time of an event, in UTC ticks.</summary>
/// <param name="Start">Its end minus its duration.</param>
/// <param name="End">Effective times of a client never decrease.</param>
/// <param name="ByArrival">Whether the time of arrival is used, because the client's own time is implausible.</param>
internal readonly record struct Stretch(long Start, long End, bool ByArrival = false);

/// <summary>
/// A client's clock may be wrong, and its events may arrive late. The time of an event is used if it is plausible, else
/// the time of its arrival, so that a wrong clock cannot hide effects in a cooldown. Events are ordered by their end:
/// events, also parts of long intervals, end in the order of their numbers but may start in any order.
/// </summary>
internal static class ClockRules
{
    /// <summary>How far a client's clock may be wrong, in ticks, before it is not trusted.</summary>
    public const long Tolerance = 30 * TimeSpan.TicksPerSecond;
    private const long Late = 10 * TimeSpan.TicksPerSecond;

    /// <summary>Determines the effective time of an event and advances the clock.</summary>
    public static Stretch Place(ScoringState state, long startedAt, in RecordedEvent e)
    {
        var length = Math.Max(0, e.Ms) * TimeSpan.TicksPerMillisecond;
        var at = e.At.UtcTicks;
        var received = e.ReceivedAt.UtcTicks;
        var end = Math.Max(at, Math.Min(at + length, received));
        if (e.Seq < 0)
        {
            state.ServerNow = Math.Max(state.ServerNow, end);
            return new Stretch(state.ServerNow - length, state.ServerNow);
        }

        var clock = state.Clock;
        var jumped = at > received + Tolerance || end < Math.Max(clock.LastEnd, startedAt) - Tolerance;
        var late = Math.Max(0, received - end);
        if (jumped && !clock.Distrusted)
        {
            state.ClockJumps++;
            clock.Distrusted = true;
        }
        else if (!jumped && late <= Late)
        {
            clock.Distrusted = false;
        }

        var own = !clock.Distrusted && !StandsStill(clock, late);
        clock.LastEnd = clock.Distrusted ? received : Math.Max(clock.LastEnd, Math.Min(end, received));
        clock.Now = Math.Max(Math.Max(clock.Now, startedAt), own ? Math.Min(end, received) : received);
        return new Stretch(clock.Now - length, clock.Now, !own);
    }

    // After an outage the first event has the longest delay and later ones have less. An increasing delay means that
    // the clock stands still. It may also be a second outage during the backlog of the first, so it is not reported as
    // a jump.
    private static bool StandsStill(ClientClock clock, long late)
    {
        if (late <= Late)
        {
            clock.Backlog = 0;
            return false;
        }

        var grew = clock.Backlog != 0 && late > clock.Backlog + Late;
        clock.Backlog = clock.Backlog == 0 ? late : Math.Min(clock.Backlog, late);
        return grew;
    }
}
