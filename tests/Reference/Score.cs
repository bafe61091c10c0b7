namespace Veritas.Tests.Reference;

/// <summary>An alert, and the event that raised it with the scores then.</summary>
public sealed record Raised(string Kind, string Level, ScoreStep Step);

/// <summary>The scores after an event.</summary>
/// <param name="Seq">Number of the event.</param>
/// <param name="Time">When it happened.</param>
/// <param name="Integrity">The integrity.</param>
/// <param name="Risk">The risk at that time.</param>
/// <param name="RiskAtArrival">The risk when it arrived.</param>
public sealed record ScoreStep(long Seq, DateTimeOffset Time, double Integrity, double Risk, double RiskAtArrival);

/// <summary>
/// The score of docs/score.md, written from that document alone and without the product's code. It is simple rather
/// than fast: it starts from the first event each time.
/// </summary>
/// <param name="Steps">The scores after each event, in the order of a replay.</param>
/// <param name="Alerts">The alerts in their order.</param>
/// <param name="Jumps">Numbers of the events with which the client's clock jumped.</param>
/// <param name="Later">Risk and band at a time after the last event.</param>
public sealed record Score(
    IReadOnlyList<ScoreStep> Steps,
    IReadOnlyList<Raised> Alerts,
    IReadOnlyList<long> Jumps,
    Func<DateTimeOffset, (double Risk, string Band)> Later
)
{
    /// <summary>Computes the score from all events of an attempt, in any order.</summary>
    public static Score Of(Terms terms, IEnumerable<Recorded> events)
    {
        var placed = Timeline.Place(Recorded.InOrder(events), terms.Start);
        var parts = Intervals.Of(placed, terms);
        var (exposures, bands) = (new Exposures(terms), new Bands(terms));
        var (own, patterns) = (new TypeAlerts(terms), new Patterns());
        var counted = new Dictionary<string, DateTimeOffset>();
        var (steps, raised) = (new List<ScoreStep>(), new List<Raised>());
        var latest = terms.Start;
        foreach (var part in parts)
        {
            var now = part.Time;
            latest = now > latest ? now : latest;
            var type = terms.Types[part.Event.Type];
            var takesPart =
                type.Name is not ("proctor.paused" or "proctor.resumed")
                && !terms.Exempt(type.Name)
                && terms.Collected(type, part.Event.OfServer);
            var alerts = new List<(string Kind, string Level)>();
            var contribution =
                part.Paused || !takesPart || type.Name == "proctor.flag" ? 0 : Contribution(terms, type, part, counted);
            bands.Fall(exposures.Risk(latest));
            if (contribution > 0)
            {
                exposures.Add(type, contribution, now);
                counted[type.Name] = now;
            }

            var rises = contribution > 0 && type.Name != "devtools.suspected";
            if (type.Name == "proctor.flag" && takesPart)
            {
                var before = exposures.Risk(latest);
                var severity = part.Event.Number("severity");
                exposures.Flag(type, double.IsNaN(severity) ? type.Severity : Math.Clamp(severity, 0, 100), now);
                rises = exposures.Risk(latest) > before;
            }

            alerts.AddRange(own.Of(type, part, contribution > 0));

            if (takesPart && !part.Paused && (terms.Effect(type) > 0 || type.Name == "answer.saved"))
            {
                alerts.AddRange(patterns.Of(part));
            }

            if (rises && bands.Rise(exposures.Risk(latest)) is { } band)
            {
                alerts.Add(($"band.{band}", band));
            }

            var step = new ScoreStep(
                part.Event.Seq,
                now,
                exposures.Integrity,
                exposures.Risk(now),
                exposures.Risk(part.Event.ReceivedAt)
            );
            steps.Add(step);
            raised.AddRange(alerts.Select(a => new Raised(a.Kind, a.Level, step)));
        }

        return new Score(
            steps,
            raised,
            [.. placed.Where(p => p.Jump).Select(p => p.Event.Seq)],
            time => (exposures.Risk(time), bands.At(exposures.Risk(time)))
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
        return cools ? 0 : terms.Effect(type);
    }
}
