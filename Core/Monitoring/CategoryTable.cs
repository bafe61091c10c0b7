namespace Veritas.Monitoring;

/// <summary>One category in one exam: how it saturates, and the types that saturate together.</summary>
internal sealed class CategoryTable(string name, CategoryRule rule, EventRule[] rules)
{
    public string Name => name;

    public EventRule[] Rules => rules;

    /// <summary>A type's fading exposure is held there.</summary>
    public double RiskCeiling { get; } = ScoreDefaults.RiskCeiling * rule.Scale;

    /// <summary>What that exposure takes from the score: 0 to the cap.</summary>
    public double Penalty(double exposure) => rule.Cap * (1 - Math.Exp(-exposure / rule.Scale));

    /// <summary>The factor that is left of the score: 1 for no exposure.</summary>
    public double Kept(double exposure) => exposure > 0 ? 1 - (Penalty(exposure) / 100) : 1;

    /// <summary>What is left of the effects of its types at that moment.</summary>
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
