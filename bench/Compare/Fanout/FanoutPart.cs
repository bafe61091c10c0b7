using Veritas.Bench.Compare.Latencies;
using Veritas.Bench.Compare.Programs;
using Veritas.Bench.Load;

namespace Veritas.Bench.Compare.Fanout;

/// <summary>
/// What it costs that many teachers watch the same room: an alert's way to each of them, and the server's CPU.
/// </summary>
internal sealed class FanoutPart(Stage stage, BenchPlan plan, Progress progress)
{
    private const int Attempts = 200;
    private const double EventsPerSecond = 200;
    private const double HandsPerSecond = 5;

    public async Task<IReadOnlyList<FanoutRow>> RunAsync(CancellationToken cancel)
    {
        await using var live = await LiveAttempts.StartAsync(stage, Attempts, progress, cancel);
        await live.WarmUpAsync(plan, cancel);
        var rows = new List<FanoutRow>();
        foreach (var teachers in plan.Teachers)
        {
            await live.Load.AskAsync(
                new WatchRoom(
                    live.Server.Ports[0],
                    stage.Tokens.Of(BenchIds.Teacher, "teacher"),
                    BenchIds.Exam(0),
                    teachers
                ),
                null,
                cancel
            );
            var turns = new List<Turn>();
            for (var round = 0; round < plan.Rounds; round++)
            {
                turns.Add(
                    await live.Turns.RunAsync(
                        new Pace(
                            5,
                            EventsPerSecond,
                            plan.WarmUpSeconds,
                            plan.Seconds,
                            HandsPerSecond,
                            Attempts,
                            stage.RowsFile
                        ),
                        cancel
                    )
                );
            }

            var row = new FanoutRow(
                teachers,
                LatencyRow.Middle(turns, "hub"),
                Median.Of(turns.Select(t => t.Cpu.Server / t.Seconds))
            );
            progress.Say($"{teachers:N0} teachers: hub p50 {row.Hub?.P50:N1}, p99 {row.Hub?.P99:N1} ms");
            rows.Add(row);
        }

        return rows;
    }
}

/// <summary>Medians over the rounds; the latency is over all deliveries to all teachers.</summary>
/// <param name="Teachers">Who watch one room of 200 attempts.</param>
/// <param name="Hub">From the moment the event was due to the teacher's page.</param>
/// <param name="ServerCores">CPU seconds a second.</param>
internal sealed record FanoutRow(int Teachers, Load.Latency? Hub, double? ServerCores);
