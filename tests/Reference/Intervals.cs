namespace Veritas.Tests.Reference;

/// <summary>An event with the duration that counts and its place in its interval.</summary>
/// <param name="Length">The limited duration.</param>
/// <param name="Begin">Its end minus the limited duration.</param>
/// <param name="First">Whether it begins an interval; otherwise it continues one.</param>
/// <param name="Whole">The length of the interval with this part.</param>
/// <param name="Beyond">Whole milliseconds of this part beyond the grace period.</param>
/// <param name="WholeBeyond">The same for all parts so far.</param>
/// <param name="Paused">Whether a teacher has paused the attempt. Such an event uses up no grace period.</param>
public sealed record Part(
    Placed Placed,
    TimeSpan Length,
    DateTimeOffset Begin,
    bool First,
    TimeSpan Whole,
    double Beyond,
    double WholeBeyond,
    bool Paused
)
{
    public Recorded Event => Placed.Event;

    public DateTimeOffset Time => Placed.Time;
}

/// <summary>Limits the durations that clients claim, and shares the grace period among the parts.</summary>
public static class Intervals
{
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(30);

    public static IReadOnlyList<Part> Of(IEnumerable<Placed> events, Terms terms)
    {
        var claims = new Dictionary<string, (DateTimeOffset End, TimeSpan Sum)>();
        var previous = new Dictionary<string, (Part Part, double GraceLeft)>();
        var parts = new List<Part>();
        var paused = false;
        foreach (var placed in events)
        {
            var e = placed.Event;
            paused = e.Type == "proctor.paused" || (paused && e.Type != "proctor.resumed");
            if (!terms.Types.TryGetValue(e.Type, out var type))
            {
                continue;
            }

            var claim = claims.TryGetValue(e.Type, out var known) ? known : (End: terms.Start, Sum: TimeSpan.Zero);
            var length = Length(placed, claim, terms);
            claims[e.Type] = (placed.Time, claim.Sum + length);
            var (last, graceLeft) = previous.GetValueOrDefault(e.Type);
            var begin = placed.Time - length;
            var first = last is null || !(e.Number("part") >= 1);
            if (first && (last is null || (begin - last.Time).TotalSeconds >= type.Cooldown))
            {
                graceLeft = type.Grace * 1_000;
            }

            var counts = Math.Min(length.TotalMilliseconds, terms.Duration * 1_000);
            var beyond = Math.Floor(Math.Max(0, counts - graceLeft));
            graceLeft = Math.Max(0, graceLeft - counts);
            var part = new Part(
                placed,
                length,
                begin,
                first,
                first ? length : last!.Whole + length,
                beyond,
                first ? beyond : last!.WholeBeyond + beyond,
                paused
            );
            if (!paused)
            {
                previous[e.Type] = (part, graceLeft);
            }

            parts.Add(part);
        }

        return parts;
    }

    private static TimeSpan Length(Placed placed, (DateTimeOffset End, TimeSpan Sum) claim, Terms terms)
    {
        var length = TimeSpan.FromMilliseconds(placed.Event.Ms);
        if (placed.Event.OfServer)
        {
            return length;
        }

        var sinceLast = placed.Time - claim.End + Slack;
        var sinceStart = placed.Time - terms.Start - claim.Sum + Slack;
        length = placed.ByArrival ? length : Shorter(length, sinceLast);
        length = Shorter(length, sinceStart);
        return length < TimeSpan.Zero ? TimeSpan.Zero : length;
    }

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
