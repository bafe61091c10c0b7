using Veritas.Alerts;

namespace Veritas.Monitoring;

/// <summary>Alerts that one event is enough for.</summary>
internal static class EventAlerts
{
    private const long Quiet = 5 * TimeSpan.TicksPerMinute;
    private const long HandQuiet = 30 * TimeSpan.TicksPerSecond;
    private const long LongOutage = 30 * TimeSpan.TicksPerSecond;

    /// <summary>
    /// A type whose effect is large enough speaks for itself: an instant event at once, an interval when it is
    /// sustained. At most once a cooldown, and not twice within five minutes.
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
    /// A long outage is told once, whoever noticed it; it is about the network, never about the student.
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

    /// <summary>A raised hand.</summary>
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
