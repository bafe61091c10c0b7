using Veritas.Alerts;

namespace Veritas.Monitoring;

/// <summary>Alerts that are raised by a single event.</summary>
internal static class EventAlerts
{
    private const long Quiet = 5 * TimeSpan.TicksPerMinute;
    private const long HandQuiet = 30 * TimeSpan.TicksPerSecond;
    private const long LongOutage = 30 * TimeSpan.TicksPerSecond;

    /// <summary>
    /// An alert for a type whose effect is large enough: an instant event raises it at once, an interval event when it
    /// is sustained. At most once per cooldown and once in five minutes.
    /// </summary>
    public static void Consider(EventRule rule, TypeTally tally, long seq, long at, List<AlertDraft> alerts)
    {
        if (
            rule.OwnAlert is not { } level
            || (rule.IsInterval && tally.SpellMs < ScoreDefaults.SustainedMs)
            || (tally.AlertedAt != 0 && at - tally.AlertedAt < Math.Max(rule.Cooldown, Quiet))
        )
        {
            return;
        }

        tally.AlertedAt = at;
        alerts.Add(
            new AlertDraft("event." + rule.Type.Name, level, Wording.Sentence(rule.Type), [seq], BandRules.Moment(at))
        );
    }

    /// <summary>
    /// Reports a long outage once, even if both client and server noticed it. It is about the network, not the student.
    /// </summary>
    public static void Connection(ScoringState state, EventRule rule, long seq, Stretch outage, List<AlertDraft> alerts)
    {
        if (rule.Signal != Signal.ConnectionLost || outage.End - outage.Start < LongOutage)
        {
            return;
        }

        var known = state.OutageUntil != 0 && outage.Start <= state.OutageUntil;
        state.OutageUntil = Math.Max(state.OutageUntil, outage.End);
        if (!known)
        {
            alerts.Add(
                new AlertDraft(
                    "connection.lost",
                    AlertLevel.Technical,
                    $"The connection was lost for {Wording.Duration(outage.End - outage.Start)}. It does not "
                        + "count against the student.",
                    [seq],
                    BandRules.Moment(outage.End)
                )
            );
        }
    }

    /// <summary>The alert of a raised hand.</summary>
    public static void Hand(EventRule rule, TypeTally tally, long seq, long at, List<AlertDraft> alerts)
    {
        if (rule.Signal != Signal.HandRaised || (tally.AlertedAt != 0 && at - tally.AlertedAt < HandQuiet))
        {
            return;
        }

        tally.AlertedAt = at;
        alerts.Add(
            new AlertDraft("student.hand", AlertLevel.Notice, "The student asks for you.", [seq], BandRules.Moment(at))
        );
    }
}
