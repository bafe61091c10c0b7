namespace Veritas.Monitoring;

/// <summary>
/// The score: a pure function of the policy and the events in replay order. The formulas and their reasons are in
/// <c>docs/score.md</c>.
/// </summary>
public static class ScoreRules
{
    /// <summary>Applies one event and adds the alerts it raises to <paramref name="alerts"/>.</summary>
    public static void Apply(ScoringState state, ScoringPolicy policy, in RecordedEvent e, List<AlertDraft> alerts)
    {
        state.EventCount++;
        var place = ClockRules.Place(state, policy.StartedAt.UtcTicks, in e);
        if (policy.Table.Find(e.Type) is not { } rule)
        {
            return;
        }

        var tally = state.TallyOf(rule);
        tally.Seen++;
        if (rule.IsInterval && e.Seq > 0)
        {
            place = ElapsedRules.Limit(tally, policy.StartedAt.UtcTicks, place);
        }

        tally.TotalMs += (place.End - place.Start) / TimeSpan.TicksPerMillisecond;
        var facts = rule.ReadsFacts ? EventFacts.Read(e.Data.Span) : EventFacts.None;
        if (rule.Signal == Signal.Flag)
        {
            FlagRules.Apply(state, policy, rule, tally, in facts, e.Seq, place.End, alerts);
            return;
        }

        if (IsHaltedByPause(state, rule))
        {
            return;
        }

        if (facts.Part >= 1 && tally.LastAt == 0)
        {
            // There is no event that it could continue, for example because the attempt was paused.
            facts.Part = 0;
        }

        var added =
            state.Paused ? 0
            : rule.IsInterval ? IntervalEffect(policy.Table, rule, tally, in facts, place)
            : InstantEffect(rule, tally, place.End);
        if (added > 0)
        {
            tally.Count(e.Seq);
            tally.Exposure += added;
            EventAlerts.Consider(rule, tally, e.Seq, place.End, alerts);
        }

        if (rule.Signal != Signal.None)
        {
            EventAlerts.Connection(state, rule, e.Seq, place, alerts);
            EventAlerts.Hand(rule, tally, e.Seq, place.End, alerts);
            Patterns.PatternRules.Observe(state, rule, in facts, e.Seq, place, alerts);
        }

        if (added > 0)
        {
            BandRules.Add(state, policy.Table, rule, tally, added, place.End, alerts);
        }
    }

    /// <summary>0 to 100; 100 without events that count. Events can only lower it.</summary>
    public static double Integrity(ScoringState s, ScoringPolicy p)
    {
        var kept = 1.0;
        foreach (var category in p.Table.Categories)
        {
            var exposure = 0.0;
            foreach (var rule in category.Rules)
            {
                exposure += s.ByType[rule.Index]?.Exposure ?? 0;
            }

            kept *= category.Kept(exposure);
        }

        return Rounded(100 * kept);
    }

    /// <summary>
    /// 0 to 100: the penalty if every effect has decayed by its half-life until <paramref name="now"/>.
    /// </summary>
    public static double Risk(ScoringState s, ScoringPolicy p, DateTimeOffset now)
    {
        var kept = 1.0;
        foreach (var category in p.Table.Categories)
        {
            kept *= category.Kept(category.Faded(s, now.UtcTicks));
        }

        return Rounded(100 * (1 - kept));
    }

    /// <summary>
    /// <c>none</c>, <c>notice</c>, <c>warning</c> or <c>critical</c>, after the last event that counted.
    /// </summary>
    public static string Band(ScoringState s) => BandRules.Names[s.Level];

    /// <summary>The band at a time: decaying risk leaves a band without an alert.</summary>
    public static string Band(ScoringState s, ScoringPolicy p, DateTimeOffset now) => Band(s, p, Risk(s, p, now));

    /// <summary>The band for a given risk.</summary>
    internal static string Band(ScoringState s, ScoringPolicy p, double risk) =>
        BandRules.Names[BandRules.Settled(s.Level, risk, p.Table.Policy.Bands)];

    /// <summary>The score and its breakdown.</summary>
    public static ScoreView View(ScoringState s, ScoringPolicy p, DateTimeOffset now) => ScoreBreakdown.Of(s, p, now);

    /// <summary>The state after a whole history in replay order.</summary>
    public static ScoringState Replay(
        ScoringPolicy p,
        IEnumerable<RecordedEvent> events,
        List<AlertDraft>? alerts = null
    )
    {
        var state = new ScoringState();
        alerts ??= [];
        foreach (var e in events)
        {
            Apply(state, p, in e, alerts);
        }

        return state;
    }

    /// <summary>
    /// While a teacher has paused the attempt only a raised hand and a lost connection can raise alerts, because the
    /// student was told to wait.
    /// </summary>
    private static bool IsHaltedByPause(ScoringState state, EventRule rule)
    {
        if (rule.Signal is Signal.Paused or Signal.Resumed)
        {
            state.Paused = rule.Signal == Signal.Paused;
            return true;
        }

        return state.Paused && rule.Signal is not (Signal.HandRaised or Signal.ConnectionLost);
    }

    // Six decimals, so that platforms whose exp() differs in the last bit agree.
    internal static double Rounded(double score) => Math.Clamp(Math.Round(score, 6), 0, 100);

    private static double InstantEffect(EventRule rule, TypeTally tally, long at)
    {
        if (rule.Effect == 0 || (tally.LastAt != 0 && at - tally.LastAt < rule.Cooldown))
        {
            return 0;
        }

        tally.LastAt = at;
        return rule.Effect;
    }

    // The grace period does not reset within the cooldown, so that repeated short absences count.
    private static double IntervalEffect(
        RuleTable table,
        EventRule rule,
        TypeTally tally,
        in EventFacts facts,
        Stretch place
    )
    {
        var continues = facts.Part >= 1 && tally.LastAt != 0;
        if (!continues)
        {
            tally.SpellMs = 0;
            tally.GraceLeftMs =
                tally.LastAt == 0 || place.Start - tally.LastAt >= rule.Cooldown ? rule.GraceMs : tally.GraceLeftMs;
        }

        tally.LastAt = Math.Max(tally.LastAt, place.End);
        var lasted = Math.Min((place.End - place.Start) / TimeSpan.TicksPerMillisecond, table.LongestMs);
        var free = Math.Min(tally.GraceLeftMs, lasted);
        tally.GraceLeftMs -= free;
        tally.SpellMs += lasted - free;
        return rule.Effect * (lasted - free) / table.ReferenceMs;
    }
}
