using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Veritas.Tests.Faults.Load;
using Veritas.Tests.Support.Live;

namespace Veritas.Tests.Faults.Check;

/// <summary>
/// Compares the stored rows of a load with the events that its clients produced and the acknowledgements they got.
/// </summary>
/// <param name="Events">Client events stored.</param>
/// <param name="Lost">Missing events that were acknowledged as durable or had been sent completely.</param>
/// <param name="Doubled">Rows and alerts that are stored more than once.</param>
/// <param name="Wrong">Descriptions of all other differences.</param>
public sealed record LoadCheck(long Events, long Lost, long Doubled, IReadOnlyCollection<string> Wrong)
{
    public static readonly TimeSpan SettleLimit = TimeSpan.FromSeconds(30);

    public bool Good => Lost == 0 && Doubled == 0 && Wrong.Count == 0;

    /// <summary>Checks all attempts of a load that has stopped producing and whose events are durable.</summary>
    /// <param name="stage">The stage of the load.</param>
    /// <param name="load">The load.</param>
    /// <param name="over">Whether the attempts have ended, so that the stored score is final and is compared too.</param>
    /// <param name="cutShort">Whether the attempts ended while events were in transit. Then only durable ones count.</param>
    /// <param name="hears">Whether the teacher must have received every alert.</param>
    public static async Task<LoadCheck> OfAsync(
        Stage stage,
        ExamLoad load,
        bool over,
        bool cutShort = false,
        bool hears = true
    )
    {
        var wrong = new ConcurrentBag<string>();
        // The fault may have broken pooled connections.
        stage.Database.Clear();
        long events = 0,
            lost = 0,
            doubled = 0;
        var ids = new ConcurrentBag<Guid>();
        await Parallel.ForEachAsync(
            load.Clients,
            new ParallelOptions { MaxDegreeOfParallelism = 6 },
            async (client, _) =>
            {
                var (stored, problems) = await SettledAsync(stage, client.Log, over, cutShort);
                var seqs = stored.ClientSeqs.ToList();
                Interlocked.Add(ref events, seqs.Count);
                var owed = cutShort ? client.Log.Durable : client.Log.Produced;
                Interlocked.Add(ref lost, owed - seqs.Distinct().LongCount(s => s <= owed));
                Interlocked.Add(ref doubled, seqs.Count - seqs.Distinct().LongCount() + Twice(stored));
                problems.ForEach(p => wrong.Add($"{client.Log.Attempt}: {p}"));
                foreach (var alert in stored.Alerts)
                {
                    ids.Add(alert.Id);
                }
            }
        );
        if (await StoredAttempt.MisplacedAsync(stage.Database) is > 0 and var misplaced)
        {
            wrong.Add($"{misplaced} events are stored with another date than that of their attempt");
        }

        if (hears)
        {
            await HeardAsync(load, ids, wrong);
        }

        return new LoadCheck(events, lost, doubled, wrong);
    }

    /// <summary>
    /// Reads an attempt repeatedly, because the server's own events may be stored later than those of the client. Lost
    /// and duplicate events do not change by waiting.
    /// </summary>
    private static async Task<(StoredAttempt Stored, List<string> Problems)> SettledAsync(
        Stage stage,
        EventLog log,
        bool over,
        bool cutShort
    )
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var stored = await StoredAttempt.ReadAsync(stage.Database, log.Attempt);
            var problems = Problems(
                    stored,
                    log,
                    cutShort ? stored.ClientSeqs.LastOrDefault() : log.Produced,
                    over ? stored.IntegrityScore : await ScoreAsync(stage, log.Attempt)
                )
                .ToList();
            if (over && stored.EventCount != stored.Events.Length)
            {
                problems.Add($"the attempt counts {stored.EventCount} events, but {stored.Events.Length} are stored");
            }

            if (problems.Count == 0 || TimeProvider.System.GetElapsedTime(began) > SettleLimit)
            {
                return (stored, problems);
            }

            await Waiting.ForAsync(TimeSpan.FromMilliseconds(500));
        }
    }

    private static IEnumerable<string> Problems(StoredAttempt stored, EventLog log, long last, double score)
    {
        if (log.Broken is { } broken)
        {
            yield return broken;
        }

        var own = stored.Events.Where(e => e.Seq < 0).Select(e => -e.Seq).Order().ToList();
        if (!own.SequenceEqual(Enumerable.Range(1, own.Count).Select(i => (long)i)))
        {
            yield return $"the server's own events are not numbered 1 to {own.Count}";
        }

        if (!stored.ClientSeqs.SequenceEqual(Enumerable.Range(1, (int)last).Select(i => (long)i)))
        {
            yield return $"the client's rows are not numbered 1 to {last}";
        }

        var hash = stored
            .Events.Where(e => e.Seq > 0)
            .Aggregate(
                EventHash.Empty,
                (p, e) =>
                    EventHash.Add(
                        p,
                        e.Seq,
                        e.Type,
                        e.At,
                        e.Ms,
                        JsonElement.Parse(e.Data.Span).GetProperty("len").GetInt32()
                    )
            );
        if (hash != log.HashAt(last))
        {
            yield return "the rows differ from the events of the client";
        }

        if (!score.Equals(stored.Replayed))
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"the score is {score:R} and the replay's {stored.Replayed:R}"
            );
        }

        var raised = stored.Alerts.Select(a => Name(a.Kind, a.Level, a.Sentence, a.Seqs)).Order().ToList();
        var replayed = stored
            .ReplayedAlerts.Select(a => Name(a.Kind, WireName<Alerts.AlertLevel>.Of(a.Level), a.Sentence, a.EventSeqs))
            .Order()
            .ToList();
        if (!raised.SequenceEqual(replayed))
        {
            yield return $"{replayed.Except(raised).Count()} of {replayed.Count} alerts of the replay are missing, and "
                + $"{raised.Except(replayed).Count()} of {raised.Count} stored alerts are not in the replay; "
                + $"first missing: {replayed.Except(raised).FirstOrDefault()}, first additional: "
                + $"{raised.Except(replayed).FirstOrDefault()}";
        }
    }

    private static long Twice(StoredAttempt stored) =>
        stored.Alerts.Length
        - stored.Alerts.Select(a => Name(a.Kind, a.Level, a.Sentence, a.Seqs)).Distinct().LongCount();

    private static string Name(string kind, string level, string sentence, IEnumerable<long> seqs) =>
        $"{kind} {level} {string.Join(',', seqs)} {sentence}";

    /// <summary>Checks that the teacher has received every alert.</summary>
    private static async Task HeardAsync(ExamLoad load, IReadOnlyCollection<Guid> alerts, ConcurrentBag<string> wrong)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (load.Teacher.Missed(alerts).Count > 0 && TimeProvider.System.GetElapsedTime(began) < SettleLimit)
        {
            await Waiting.ForAsync(TimeSpan.FromMilliseconds(200));
        }

        if (load.Teacher.Missed(alerts).Count is > 0 and var missed)
        {
            wrong.Add($"the teacher has missed {missed} of {alerts.Count} alerts");
        }

        if (load.Teacher.Doubled > 0)
        {
            wrong.Add($"the teacher received {load.Teacher.Doubled} alerts twice on one connection");
        }
    }

    private static async Task<double> ScoreAsync(Stage stage, Guid attempt) =>
        (await ExamApi.Must(await stage.Teacher.GetAsync($"/teacher/attempts/{attempt}/monitoring?limit=1")))
            .GetProperty("score")
            .GetProperty("integrity_score")
            .GetDouble();
}
