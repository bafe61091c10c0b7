using System.Globalization;
using System.Text.Json;
using Veritas.Tests.Reference;

namespace Veritas.Tests.Faults.Chance;

/// <summary>Compares the rows of an attempt with what its client sent and with the second implementation.</summary>
public static class RandomCheck
{
    // Both round to six decimals, from sums in another order.
    private const double Tolerance = 2e-6;

    /// <summary>The differences; none if all is well.</summary>
    /// <param name="sent">The events of the client, all of which are durable.</param>
    /// <param name="rows">The rows after the attempt has ended.</param>
    /// <param name="fresh">The score of a new GET.</param>
    public static IEnumerable<string> Differences(IReadOnlyList<SentEvent> sent, ScoredRows rows, JsonElement fresh) =>
        Content(sent, rows).Concat(Scores(rows, fresh));

    private static IEnumerable<string> Content(IReadOnlyList<SentEvent> sent, ScoredRows rows)
    {
        var clients = rows.Events.Where(e => e.Seq > 0).OrderBy(e => e.Seq).ToList();
        if (!clients.Select(e => e.Seq).SequenceEqual(Enumerable.Range(1, sent.Count).Select(n => (long)n)))
        {
            yield return $"{clients.Count} client rows are not numbered 1 to {sent.Count}";
            yield break;
        }

        foreach (var (row, e) in clients.Zip(sent))
        {
            var type = rows.Terms.Types[e.Type];
            var data = EventType.All[e.Type].Weight == 0 || rows.Terms.Collected(type, false) ? e.Data : null;
            if ((row.Type, row.At, row.Ms) != (e.Type, e.At, e.Ms) || !Same(row.Data, data))
            {
                yield return $"row {row} is not the event {e}";
            }
        }

        var own = rows.Events.Where(e => e.Seq < 0).Select(e => -e.Seq).Order().ToList();
        if (!own.SequenceEqual(Enumerable.Range(1, own.Count).Select(n => (long)n)))
        {
            yield return $"the server's own events are not numbered 1 to {own.Count}";
        }
    }

    private static bool Same(JsonElement? row, string? data) =>
        row is { } stored ? data is not null && JsonElement.DeepEquals(stored, JsonElement.Parse(data)) : data is null;

    private static IEnumerable<string> Scores(ScoredRows rows, JsonElement fresh)
    {
        var events = Recorded.InOrder(rows.Events);
        var score = Score.Of(rows.Terms, events);
        var jumped = events
            .Where(e => e.Type == "client.tampered" && e.Data?.GetProperty("why").GetString() == "clock")
            .Select(e => e.AfterSeq)
            .ToList();
        if (!jumped.SequenceEqual(score.Jumps))
        {
            yield return $"the clock jumped at [{string.Join(',', jumped)}], not at [{string.Join(',', score.Jumps)}]";
        }

        // Alerts carry the scores after the last event that arrived with theirs.
        var arrival = events.ToDictionary(e => e.Seq, e => e.ReceivedAt);
        var last = score.Steps.GroupBy(s => arrival[s.Seq]).ToDictionary(g => g.Key, g => g.Last());
        var expected = score
            .Alerts.Select(a => (a.Kind, a.Level, At: arrival[a.Step.Seq], a.Step.Seq, Last: last[arrival[a.Step.Seq]]))
            .ToList();
        if (
            !expected
                .Select(a => (a.Kind, a.Level, a.At))
                .SequenceEqual(rows.Alerts.Select(a => (a.Kind, a.Level, a.RaisedAt)))
        )
        {
            var stored = rows.Alerts.Select(a => $"{a.Kind} {a.Level} {a.RaisedAt:O}").ToList();
            var wanted = expected.Select(a => $"{a.Kind} {a.Level} {a.At:O}").ToList();
            yield return $"{stored.Count} alerts instead of {wanted.Count}; only stored: "
                + $"{stored.Except(wanted).FirstOrDefault()}; only expected: {wanted.Except(stored).FirstOrDefault()}";
            yield break;
        }

        foreach (var (row, alert) in rows.Alerts.Zip(expected))
        {
            if (!alert.Kind.StartsWith("band.", StringComparison.Ordinal) && !row.Seqs.Contains(alert.Seq))
            {
                yield return $"{row} does not name event {alert.Seq}";
            }

            if (Differ(row.Integrity, alert.Last.Integrity) || Differ(row.Risk, alert.Last.RiskAtArrival))
            {
                yield return Text($"{row} has not {alert.Last.Integrity} and {alert.Last.RiskAtArrival}");
            }
        }

        var integrity = score.Steps[^1].Integrity;
        var read = (
            Integrity: fresh.GetProperty("integrity_score").GetDouble(),
            Risk: fresh.GetProperty("risk").GetDouble(),
            Band: fresh.GetProperty("band").GetString()!,
            At: fresh.GetProperty("at").GetDateTimeOffset()
        );
        foreach (var (name, view) in new[] { ("the row", rows.Kept), ("a GET", read) })
        {
            var (risk, band) = score.Later(view.At);
            if (Differ(view.Integrity, integrity) || Differ(view.Risk, risk) || view.Band != band)
            {
                yield return Text($"{name} has {view}, not {integrity}, {risk} and {band}");
            }
        }
    }

    private static bool Differ(double one, double other) => Math.Abs(one - other) > Tolerance;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
