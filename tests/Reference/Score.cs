namespace Veritas.Tests.Reference;

/// <summary>An alert, and the scores when it was raised.</summary>
/// <param name="Seq">The event that raised it.</param>
public sealed record Raised(string Kind, string Level, long Seq, double Integrity, double Risk);

/// <summary>
/// The score of docs/score.md, written from that document alone and without the product's code. It is simple rather
/// than fast: it starts from the first event each time.
/// </summary>
/// <param name="Jumps">Numbers of the events with which the client's clock jumped.</param>
public sealed record Score(double Integrity, double Risk, IReadOnlyList<Raised> Alerts, IReadOnlyList<long> Jumps)
{
    /// <summary>Computes the score; the risk is that at the last event.</summary>
    public static Score Of(Terms terms, IEnumerable<Recorded> events)
    {
        var placed = Timeline.Place(Recorded.InOrder(events), terms.Start);
        var parts = Intervals.Of(placed, terms);
        var (exposures, bands) = (new Exposures(terms), new Bands(terms));
        var (own, patterns) = (new TypeAlerts(terms), new Patterns());
        var counted = new Dictionary<string, DateTimeOffset>();
        var raised = new List<Raised>();
        var (paused, now) = (false, terms.Start);
        foreach (var part in parts)
        {
            now = part.Time;
            var type = terms.Types[part.Event.Type];
            paused = type.Name == "proctor.paused" || (paused && type.Name != "proctor.resumed");
            if (terms.Exempt(type.Name) || !terms.Collected(type, part.Event.OfServer))
            {
                continue;
            }

            var alerts = new List<(string Kind, string Level)>();
            var contribution = paused ? 0 : Contribution(terms, type, part, counted);
            bands.Fall(exposures.Risk(now));
            if (contribution > 0)
            {
                exposures.Add(type, contribution, now);
                counted[type.Name] = now;
            }

            var rises = contribution > 0 && type.Name != "devtools.suspected";
            if (type.Name == "proctor.flag" && !paused)
            {
                rises |= part.Event.Number("severity") > exposures.Flag;
                exposures.Flag = part.Event.Number("severity");
            }

            if (rises && bands.Rise(exposures.Risk(now)) is { } band)
            {
                alerts.Add(($"band.{band}", band));
            }

            alerts.AddRange(own.Of(type, part, contribution > 0));
            if (!paused)
            {
                alerts.AddRange(patterns.Of(part));
            }

            raised.AddRange(
                alerts.Select(a => new Raised(
                    a.Kind,
                    a.Level,
                    part.Event.Seq,
                    exposures.Integrity,
                    exposures.Risk(now)
                ))
            );
        }

        return new Score(
            exposures.Integrity,
            exposures.Risk(now),
            raised,
            [.. placed.Where(p => p.Jump).Select(p => p.Event.Seq)]
        );
    }

    private static double Contribution(
        Terms terms,
        EventType type,
        Part part,
        Dictionary<string, DateTimeOffset> counted
    )
    {
        if (type.Interval)
        {
            return terms.Effect(type) * (part.Beyond / 1_000) / terms.Reference;
        }

        var cools = counted.TryGetValue(type.Name, out var last) && (part.Time - last).TotalSeconds < type.Cooldown;
        return cools ? 0
            : type.Name == "proctor.flag" ? terms.Effect(type, part.Event.Number("severity"))
            : terms.Effect(type);
    }
}
