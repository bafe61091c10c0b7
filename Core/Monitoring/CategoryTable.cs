namespace Veritas.Monitoring;

/// <summary>One category in one exam: its saturation, and its types.</summary>
internal sealed class CategoryTable(string name, CategoryRule rule, EventRule[] rules)
{
    public string Name => name;

    public EventRule[] Rules => rules;

    /// <summary>Upper bound of a type's decaying exposure.</summary>
    public double RiskCeiling { get; } = ScoreDefaults.RiskCeiling * rule.Scale;

    /// <summary>Penalty of that exposure: 0 to the cap.</summary>
    public double Penalty(double exposure) => rule.Cap * (1 - Math.Exp(-exposure / rule.Scale));

    /// <summary>Factor for the score: 1 without exposure.</summary>
    public double Kept(double exposure) => exposure > 0 ? 1 - (Penalty(exposure) / 100) : 1;

    /// <summary>Sum of its types' decayed effects at that time.</summary>
    public double Faded(ScoringState state, long now)
    {
        var sum = 0.0;
        foreach (var type in rules)
        {
            if (state.ByType[type.Index] is { Risk: > 0 } tally)
            {
                sum += tally.Risk * type.Fade(now - tally.RiskAt);
            }
        }

        return sum;
    }
}
