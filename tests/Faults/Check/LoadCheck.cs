using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Veritas.Tests.Faults.Load;
using Veritas.Tests.Support.Live;

namespace Veritas.Tests.Faults.Check;

/// <summary>What the database holds of a load, against what the clients made and what they were told.</summary>
/// <param name="Events">Client events stored.</param>
/// <param name="Lost">Events that a client was told are durable, or had made when all was quiet, and that are not
/// there.</param>
/// <param name="Doubled">Rows and alerts that are there more than once.</param>
/// <param name="Wrong">Everything else that does not agree, in words.</param>
public sealed record LoadCheck(long Events, long Lost, long Doubled, IReadOnlyCollection<string> Wrong)
{
    private static readonly TimeSpan SettleLimit = TimeSpan.FromSeconds(30);

    public bool Good => Lost == 0 && Doubled == 0 && Wrong.Count == 0;

    /// <summary>
    /// Looks at a load at rest: nothing is made, everything made is durable. Every attempt from its first event to its
    /// last.
    /// </summary>
    /// <param name="stage">Where it runs.</param>
    /// <param name="load">At rest.</param>
    /// <param name="over">True when the attempts have ended: then the score in the row is the last one, and is compared
    /// as well.</param>
    /// <param name="cutShort">True when the attempts ended with events under way: only what was called durable has to
    /// be there.</param>
    /// <param name="hears">False when the teacher cannot have heard of every alert.</param>
    public static async Task<LoadCheck> OfAsync(
        Stage stage,
        ExamLoad load,
        bool over,
        bool cutShort = false,
        bool hears = true
    )
    {
        var wrong = new ConcurrentBag<string>();
        // The faults have broken what lay in the pool.
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
    /// Events of Veritas' own may be on their way to the disk when the client's are there already, so an attempt is
    /// looked at again for a while. What is lost stays lost, and what is double stays double.
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
                problems.Add($"the row counts {stored.EventCount} events, and {stored.Events.Length} are there");
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
            yield return $"the events of Veritas' own are not numbered 1 to {own.Count}";
        }

        if (!stored.ClientSeqs.SequenceEqual(Enumerable.Range(1, (int)last).Select(i => (long)i)))
        {
            yield return $"the client's rows are not 1 to {last}";
        }

        var print = stored
            .Events.Where(e => e.Seq > 0)
            .Aggregate(
                EventPrint.Empty,
                (p, e) =>
                    EventPrint.Add(
                        p,
                        e.Seq,
                        e.Type,
                        e.At,
                        e.Ms,
                        JsonElement.Parse(e.Data.Span).GetProperty("len").GetInt32()
                    )
            );
        if (print != log.PrintAt(last))
        {
            yield return "the rows do not say what the client said";
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
            yield return $"of {replayed.Count} alerts of the replay {replayed.Except(raised).Count()} are missing, and "
                + $"{raised.Except(replayed).Count()} of {raised.Count} stored are not the replay's; "
                + $"first missing: {replayed.Except(raised).FirstOrDefault()}, first strange: "
                + $"{raised.Except(replayed).FirstOrDefault()}";
        }
    }

    private static long Twice(StoredAttempt stored) =>
        stored.Alerts.Length
        - stored.Alerts.Select(a => Name(a.Kind, a.Level, a.Sentence, a.Seqs)).Distinct().LongCount();

    private static string Name(string kind, string level, string sentence, IEnumerable<long> seqs) =>
        $"{kind} {level} {string.Join(',', seqs)} {sentence}";

    /// <summary>The teacher has seen every alert there is.</summary>
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
            wrong.Add($"the teacher was sent {load.Teacher.Doubled} alerts twice over one connection");
        }
    }

    private static async Task<double> ScoreAsync(Stage stage, Guid attempt) =>
        (await ExamApi.Must(await stage.Teacher.GetAsync($"/teacher/attempts/{attempt}/monitoring?limit=1")))
            .GetProperty("score")
            .GetProperty("integrity_score")
            .GetDouble();
}
