namespace Veritas.Tests.Reference;

/// <summary>The band that the risk is in, as far as it has been announced.</summary>
public sealed class Bands(Terms terms)
{
    /// <summary>Index in the thresholds; -1 below all of them.</summary>
    private int _current = -1;

    /// <summary>Ends the bands that the risk has left.</summary>
    public void Fall(double risk)
    {
        while (_current >= 0 && risk < terms.Thresholds[_current].From - terms.Hysteresis)
        {
            _current--;
        }
    }

    /// <summary>The band at a risk after the last event; "none" below all of them.</summary>
    public string At(double risk)
    {
        var left = new Bands(terms) { _current = _current };
        left.Fall(risk);
        return left._current < 0 ? "none" : terms.Thresholds[left._current].Name;
    }

    /// <summary>The name of the band that the risk has reached; null if it is not a new one.</summary>
    public string? Rise(double risk)
    {
        var reached = terms.Thresholds.Count(t => risk >= t.From) - 1;
        if (reached <= _current)
        {
            return null;
        }

        _current = reached;
        return terms.Thresholds[reached].Name;
    }
}
