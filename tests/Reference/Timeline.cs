namespace Veritas.Tests.Reference;

/// <summary>When an event happened, by the section of docs/score.md with that title.</summary>
/// <param name="Time">The time of its end.</param>
/// <param name="ByArrival">Whether the time of arrival is used, because the client's clock is wrong.</param>
/// <param name="Jump">Whether the clock jumped with this event, so that client.tampered follows.</param>
public sealed record Placed(Recorded Event, DateTimeOffset Time, bool ByArrival, bool Jump);

/// <summary>Places the events of an attempt in time.</summary>
public static class Timeline
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Prompt = TimeSpan.FromSeconds(10);

    /// <summary>Places all events, which are in the order of a replay.</summary>
    public static IReadOnlyList<Placed> Place(IReadOnlyList<Recorded> events, DateTimeOffset start)
    {
        var placed = new List<Placed>();
        var (client, server) = (start, start);
        var latestEnd = start;
        var wrong = false;
        TimeSpan? backlog = null;
        foreach (var e in events)
        {
            var end = End(e);
            if (e.OfServer)
            {
                server = Later(server, Earlier(end, e.ReceivedAt));
                placed.Add(new Placed(e, server, false, false));
                continue;
            }

            var late = e.ReceivedAt - end;
            var jump = e.At - e.ReceivedAt > Tolerance || latestEnd - end > Tolerance;
            var counted = jump && !wrong;
            wrong = jump || (wrong && late > Prompt);
            var stopped = backlog is { } delay && late > delay + Prompt;
            backlog =
                late <= Prompt ? null
                : backlog is null || late < backlog ? late
                : backlog;
            var byArrival = wrong || stopped;
            latestEnd = wrong ? e.ReceivedAt : Later(latestEnd, Earlier(end, e.ReceivedAt));
            client = Later(client, byArrival ? e.ReceivedAt : Earlier(end, e.ReceivedAt));
            placed.Add(new Placed(e, client, byArrival, counted));
        }

        return placed;
    }

    /// <summary>The end of an event, which is not after the arrival unless its beginning is.</summary>
    private static DateTimeOffset End(Recorded e) =>
        e.At > e.ReceivedAt ? e.At : Earlier(e.At + TimeSpan.FromMilliseconds(e.Ms), e.ReceivedAt);

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
