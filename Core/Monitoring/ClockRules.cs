namespace Veritas.Monitoring;

/// <summary>What is known of the client's clock.</summary>
internal sealed class ClientClock
{
    /// <summary>The latest effective time; never runs backwards.</summary>
    public long Now { get; set; }

    /// <summary>The latest end the client itself gave.</summary>
    public long LastEnd { get; set; }

    /// <summary>While a backlog comes in: how late its latest event was. 0: none comes in.</summary>
    public long Backlog { get; set; }

    /// <summary>It has jumped and has not been seen right since.</summary>
    public bool Distrusted { get; set; }
}

/// <summary>Where an event lies on the attempt's time line, in UTC ticks.</summary>
internal readonly record struct Stretch(long Start, long End);

/// <summary>
/// A client's clock may be wrong, and its events may come late. An event's own time is kept when it can be true; else
/// the time of its arrival stands in, so that no clock can hide effects in a cooldown. Events are placed by their end:
/// parts and long intervals end in the order they are numbered, and begin in any.
/// </summary>
internal static class ClockRules
{
    private const long Tolerance = 30 * TimeSpan.TicksPerSecond;
    private const long Late = 10 * TimeSpan.TicksPerSecond;

    /// <summary>Places an event and moves the clock on.</summary>
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
        return new Stretch(clock.Now - length, clock.Now);
    }

    // After an outage the first event is late and the ones behind it less and less so. One that is later than an
    // earlier one comes from a clock that stands still. That may also be a second outage inside the first one's
    // backlog, so it is not told as a jump.
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
