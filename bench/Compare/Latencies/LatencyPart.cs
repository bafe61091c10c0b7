using Veritas.Bench.Compare.Ingest;
using Veritas.Bench.Compare.Programs;
using Veritas.Bench.Load;

namespace Veritas.Bench.Compare.Latencies;

/// <summary>
/// How long an event takes to be accepted, to be durable, and to reach a teacher, at a quarter of the load that the
/// same server can bear.
/// </summary>
internal sealed class LatencyPart(Stage stage, BenchPlan plan, Progress progress)
{
    private const double HandsPerSecond = 20;

    /// <param name="known">The ingest part's figures, where it ran; else the rate is measured first.</param>
    /// <param name="cancel">Ends the part.</param>
    public async Task<IReadOnlyList<LatencyRow>> RunAsync(IngestResult? known, CancellationToken cancel)
    {
        var rows = new List<LatencyRow>();
        foreach (var size in plan.Sizes)
        {
            await using var live = await LiveAttempts.StartAsync(stage, size, progress, cancel);
            await live.WarmUpAsync(plan, cancel);
            await live.Load.AskAsync(
                new WatchRoom(live.Server.Ports[0], stage.Tokens.Of(BenchIds.Teacher, "teacher"), BenchIds.Exam(0), 1),
                null,
                cancel
            );
            foreach (var batch in plan.Batches)
            {
                var full =
                    known?.RateOf(size, batch)
                    ?? (
                        await live.Turns.RunAsync(
                            new Flow(batch, BenchPlan.Window(batch), plan.WarmUpSeconds, plan.Seconds, stage.RowsFile),
                            cancel
                        )
                    ).Rate;
                var turns = new List<Turn>();
                for (var round = 0; round < plan.Rounds; round++)
                {
                    var pace = new Pace(
                        batch,
                        full / 4,
                        plan.WarmUpSeconds,
                        plan.Seconds,
                        HandsPerSecond,
                        Math.Min(live.Sockets, BenchIds.AttemptsAnExam),
                        stage.RowsFile
                    );
                    turns.Add(await live.Turns.RunAsync(pace, cancel));
                }

                var row = LatencyRow.Of(size, live.Sockets, batch, full / 4, turns);
                progress.Say(
                    $"{size:N0} attempts, batches of {batch}, {row.EventsPerSecond:N0} events/s: p99 accepted "
                        + $"{row.Accepted?.P99:N1}, durable {row.Durable?.P99:N1}, hub {row.Hub?.P99:N1} ms"
                );
                rows.Add(row);
            }
        }

        return rows;
    }
}

/// <summary>Medians over the rounds.</summary>
internal sealed record LatencyRow(
    int Attempts,
    int Sockets,
    int Batch,
    double EventsPerSecond,
    Load.Latency? Accepted,
    Load.Latency? Durable,
    Load.Latency? Hub
)
{
    public static LatencyRow Of(int attempts, int sockets, int batch, double rate, IReadOnlyList<Turn> turns) =>
        new(attempts, sockets, batch, rate, Middle(turns, "accepted"), Middle(turns, "durable"), Middle(turns, "hub"));

    /// <summary>The median of each figure over the turns; null where nothing was measured.</summary>
    public static Load.Latency? Middle(IReadOnlyList<Turn> turns, string name)
    {
        var all = turns
            .Select(t => t.Latency?.GetValueOrDefault(name))
            .OfType<Load.Latency>()
            .Where(l => l.Count > 0)
            .ToArray();
        return all.Length == 0
            ? null
            : new Load.Latency(
                all.Sum(l => l.Count),
                M(all, l => l.P50),
                M(all, l => l.P99),
                M(all, l => l.P999),
                all.Max(l => l.Max)
            );
    }

    private static double M(Load.Latency[] all, Func<Load.Latency, double> figure) =>
        Median.Of(all.Select(l => (double?)figure(l)))!.Value;
}
