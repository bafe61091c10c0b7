using System.Collections.Immutable;
using System.Globalization;
using Veritas.Alerts;

namespace Veritas.Monitoring;

/// <summary>Bands of risk with hysteresis: an upward crossing raises an alert, a downward one does not.</summary>
internal static class BandRules
{
    private const int MostSeqs = 32;

    /// <summary>By level.</summary>
    public static ImmutableArray<string> Names { get; } = ["none", "notice", "warning", "critical"];

    /// <summary>The level after the risk has decayed to that value.</summary>
    public static int Settled(int level, double risk, RiskBands bands)
    {
        while (level > 0 && risk < Threshold(level, bands) - bands.Hysteresis)
        {
            level--;
        }

        return level;
    }

    /// <summary>Adds an effect to a type's risk and returns the highest band that it crosses.</summary>
    public static void Add(
        ScoringState state,
        RuleTable table,
        EventRule rule,
        TypeTally tally,
        double added,
        long at,
        List<AlertDraft> alerts
    )
    {
        var bands = table.Policy.Bands;
        var now = state.Now;
        var category = table.Categories[rule.Category];
        var others = 1.0;
        foreach (var other in table.Categories)
        {
            others *= other == category ? 1 : other.Kept(other.Faded(state, now));
        }

        if (state.Level > 0)
        {
            // Since the last event the risk may have decayed below a band, which can then be crossed again.
            var before = ScoreRules.Rounded(100 * (1 - (others * category.Kept(category.Faded(state, now)))));
            state.Level = Settled(state.Level, before, bands);
        }

        tally.Risk = Math.Clamp((tally.Risk * rule.Fade(at - tally.RiskAt)) + added, 0, category.RiskCeiling);
        tally.RiskAt = at;
        var risk = ScoreRules.Rounded(100 * (1 - (others * category.Kept(category.Faded(state, now)))));
        var reached =
            risk >= bands.Critical ? 3
            : risk >= bands.Warning ? 2
            : risk >= bands.Notice ? 1
            : 0;
        if (reached <= state.Level || added <= 0 || rule.NeverAlone)
        {
            return;
        }

        state.Level = reached;
        alerts.Add(
            new AlertDraft(
                "band." + Names[reached],
                LevelOf(reached),
                Sentence(state, table, risk, now),
                Causes(state),
                Moment(at)
            )
        );
    }

    /// <summary>Converts UTC ticks.</summary>
    public static DateTimeOffset Moment(long ticks) => new(ticks, TimeSpan.Zero);

    private static double Threshold(int level, RiskBands bands) =>
        level switch
        {
            1 => bands.Notice,
            2 => bands.Warning,
            _ => bands.Critical,
        };

    private static AlertLevel LevelOf(int level) =>
        level switch
        {
            1 => AlertLevel.Notice,
            2 => AlertLevel.Warning,
            _ => AlertLevel.Critical,
        };

    // The two types with the highest risk, as the taxonomy describes them.
    private static string Sentence(ScoringState state, RuleTable table, double risk, long now)
    {
        var loudest = table
            .Rules.Select(r =>
                (Rule: r, Risk: state.ByType[r.Index] is { Risk: > 0 } t ? t.Risk * r.Fade(now - t.RiskAt) : 0)
            )
            .Where(x => x.Risk > 0)
            .OrderByDescending(x => x.Risk)
            .Take(2)
            .Select(x => Wording.Clause(x.Rule.Type.Meaning));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Risk has risen to {risk:0} of 100. Mostly: {string.Join("; ", loudest)}."
        );
    }

    private static ImmutableArray<long> Causes(ScoringState state) =>
        [
            .. state
                .ByType.OfType<TypeTally>()
                .Where(t => t.Risk > 0)
                .OrderByDescending(t => t.Risk)
                .SelectMany(t => t.LastSeqs())
                .Take(MostSeqs)
                .Order(),
        ];
}
