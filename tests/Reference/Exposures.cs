namespace Veritas.Tests.Reference;

/// <summary>The sums of all effects so far, and the two scores that follow from them.</summary>
public sealed class Exposures(Terms terms)
{
    private readonly Dictionary<string, double> _total = [];
    private readonly Dictionary<string, (double Exposure, DateTimeOffset Time)> _decaying = [];

    public double Integrity => Math.Round(100 * Kept(type => _total[type.Name]), 6);

    public void Add(EventType type, double contribution, DateTimeOffset time)
    {
        _total[type.Name] = _total.GetValueOrDefault(type.Name) + contribution;
        var most = 3 * terms.Categories[type.Category].Scale;
        var left = _decaying.ContainsKey(type.Name) ? Left(type, time) : 0;
        _decaying[type.Name] = (Math.Min(most, left + contribution), time);
    }

    /// <summary>A teacher's flag replaces the earlier ones in the risk; in the integrity the highest counts.</summary>
    public void Flag(EventType type, double severity, DateTimeOffset time)
    {
        _total[type.Name] = Math.Max(_total.GetValueOrDefault(type.Name), terms.Effect(type, severity));
        var most = 3 * terms.Categories[type.Category].Scale;
        _decaying[type.Name] = (Math.Min(most, severity / 100 * terms.Share(type)), time);
    }

    public double Risk(DateTimeOffset now) => Math.Round(100 - (100 * Kept(type => Left(type, now))), 6);

    private double Left(EventType type, DateTimeOffset now)
    {
        var (exposure, time) = _decaying[type.Name];
        var age = Math.Max(0, (now - time).TotalSeconds);
        return exposure * Math.Pow(0.5, age / type.HalfLife);
    }

    /// <summary>The product over the categories of (1 - penalty / 100).</summary>
    private double Kept(Func<EventType, double> exposure) =>
        _total
            .Keys.Select(name => terms.Types[name])
            .GroupBy(type => type.Category)
            .Select(group => (Rule: terms.Categories[group.Key], Sum: group.Sum(exposure)))
            .Select(c => 1 - (c.Rule.Cap * (1 - Math.Exp(-c.Sum / c.Rule.Scale)) / 100))
            .Aggregate(1.0, (product, kept) => product * kept);
}
