namespace Veritas.Monitoring;

/// <summary>
/// A teacher's flag. The latest flag counts, with the severity the teacher gave it; severity 0 removes it. A flag
/// raises the risk, so that the attempt moves up in the room. It lowers the score only if the exam's policy gives it a
/// weight.
/// </summary>
internal static class FlagRules
{
    public static void Apply(
        ScoringState state,
        ScoringPolicy policy,
        EventRule rule,
        TypeTally tally,
        in EventFacts facts,
        long seq,
        long at,
        List<AlertDraft> alerts
    )
    {
        var severity = double.IsNaN(facts.Severity) ? rule.Severity : Math.Clamp(facts.Severity, 0, 100);
        tally.Exposure = Math.Max(tally.Exposure, severity * rule.Weight / 100 * rule.Accommodated);
        tally.Count(seq);
        var standing = tally.Risk * rule.Fade(at - tally.RiskAt);
        BandRules.Add(state, policy.Table, rule, tally, (severity / 100 * rule.Accommodated) - standing, at, alerts);
    }
}
