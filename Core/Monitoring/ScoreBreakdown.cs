using System.Collections.Immutable;

namespace Veritas.Monitoring;

/// <summary>Computes the breakdown of the score by category and type, with the latest events behind it.</summary>
internal static class ScoreBreakdown
{
    public static ScoreView Of(ScoringState s, ScoringPolicy p, DateTimeOffset now)
    {
        var categories = p
            .Table.Categories.Where(c => c.Rules.Any(r => s.ByType[r.Index] is not null))
            .Select(c => Category(s, c, now.UtcTicks))
            .OrderByDescending(c => c.Penalty)
            .ThenBy(c => c.Category, StringComparer.Ordinal);
        return new ScoreView(
            ScoreRules.Integrity(s, p),
            ScoreRules.Risk(s, p, now),
            ScoreRules.Band(s, p, now),
            now,
            p.Version,
            [.. categories]
        );
    }

    private static CategoryScore Category(ScoringState s, CategoryTable category, long now)
    {
        var seen = category.Rules.Where(r => s.ByType[r.Index] is not null).ToArray();
        var exposure = seen.Sum(r => s.ByType[r.Index]!.Exposure);
        var faded = category.Faded(s, now);
        var risk = category.Penalty(faded);
        return new CategoryScore(
            category.Name,
            Math.Round(exposure, 6),
            ScoreRules.Rounded(category.Penalty(exposure)),
            [.. seen.Select(r => TypeOf(s.ByType[r.Index]!, r, faded > 0 ? risk * FadedOf(s, r, now) / faded : 0))]
        );
    }

    // A type's risk is its share of its category's current penalty.
    private static TypeScore TypeOf(TypeTally tally, EventRule rule, double risk) =>
        new(
            tally.Type,
            tally.Seen,
            tally.Counted,
            tally.TotalMs,
            Math.Round(tally.Exposure, 6),
            ScoreRules.Rounded(risk),
            rule.Accommodated,
            rule.Type.Meaning,
            [.. tally.LastSeqs()]
        );

    private static double FadedOf(ScoringState s, EventRule rule, long now) =>
        s.ByType[rule.Index] is { Risk: > 0 } tally ? tally.Risk * rule.Fade(now - tally.RiskAt) : 0;
}
