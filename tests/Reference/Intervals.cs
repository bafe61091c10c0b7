namespace Veritas.Tests.Reference;

/// <summary>An event with the duration that counts and its place in its interval.</summary>
/// <param name="Length">The limited duration.</param>
/// <param name="Begin">Its end minus the limited duration.</param>
/// <param name="First">Whether it begins an interval; otherwise it continues one.</param>
/// <param name="IntervalBegin">The beginning of the interval's first part.</param>
/// <param name="Whole">The length of the interval with this part.</param>
/// <param name="Beyond">Whole milliseconds of this part beyond the grace period.</param>
/// <param name="WholeBeyond">The same for all parts so far.</param>
public sealed record Part(
    Placed Placed,
    TimeSpan Length,
    DateTimeOffset Begin,
    bool First,
    DateTimeOffset IntervalBegin,
    TimeSpan Whole,
    double Beyond,
    double WholeBeyond
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
        var previous = new Dictionary<string, (Part Part, double GraceLeft, TimeSpan Sum)>();
        var parts = new List<Part>();
        foreach (var placed in events)
        {
            var e = placed.Event;
            if (!terms.Types.TryGetValue(e.Type, out var type))
            {
                continue;
            }

            var (last, graceLeft, sum) = previous.GetValueOrDefault(e.Type);
            var length = Length(placed, last, sum, terms);
            var begin = placed.Time - length;
            var first = last is null || e.Number("part") < 1;
            if (first && (last is null || (begin - last.Time).TotalSeconds >= type.Cooldown))
            {
                graceLeft = type.Grace * 1_000;
            }

            var beyond = Math.Floor(Math.Max(0, length.TotalMilliseconds - graceLeft));
            graceLeft = Math.Max(0, graceLeft - length.TotalMilliseconds);
            var part = new Part(
                placed,
                length,
                begin,
                first,
                first ? begin : last!.IntervalBegin,
                first ? length : last!.Whole + length,
                beyond,
                first ? beyond : last!.WholeBeyond + beyond
            );
            previous[e.Type] = (part, graceLeft, sum + length);
            parts.Add(part);
        }

        return parts;
    }

    private static TimeSpan Length(Placed placed, Part? last, TimeSpan sum, Terms terms)
    {
        var length = TimeSpan.FromMilliseconds(placed.Event.Ms);
        if (placed.Event.OfServer)
        {
            return length;
        }

        var sinceLast = placed.Time - (last?.Time ?? terms.Start) + Slack;
        var sinceStart = placed.Time - terms.Start - sum + Slack;
        length = placed.ByArrival ? length : Shorter(length, sinceLast);
        length = Shorter(Shorter(length, sinceStart), TimeSpan.FromSeconds(terms.Duration));
        return length < TimeSpan.Zero ? TimeSpan.Zero : length;
    }

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
