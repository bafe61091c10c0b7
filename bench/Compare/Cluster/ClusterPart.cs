using Veritas.Bench.Compare.Programs;
using Veritas.Bench.Load;

namespace Veritas.Bench.Compare.Cluster;

/// <summary>
/// What a cluster costs: the same load on one process and on the cluster, one after the other on the same ground.
/// </summary>
internal sealed class ClusterPart(Stage stage, BenchPlan plan, Progress progress)
{
    public async Task<IReadOnlyList<ClusterRow>> RunAsync(CancellationToken cancel)
    {
        var rows = new List<ClusterRow>();
        foreach (var size in plan.Sizes)
        {
            var one = await MeasureAsync(stage.OfOne(), "one process", size, cancel);
            var cluster = await MeasureAsync(stage, $"cluster of {plan.Processes}", size, cancel);
            rows.AddRange(
                plan.Batches.Select(batch => new ClusterRow(
                    size,
                    batch,
                    Median(one, batch, t => t.Rate),
                    Median(cluster, batch, t => t.Rate),
                    Median(one, batch, Cpu),
                    Median(cluster, batch, Cpu),
                    cluster.Share.Percent
                ))
            );
        }

        return rows;
    }

    private async Task<Measured> MeasureAsync(Stage ground, string name, int size, CancellationToken cancel)
    {
        await using var live = await LiveAttempts.StartAsync(ground, size, progress, cancel);
        await live.WarmUpAsync(plan, cancel);
        var before = await IngestShare.ReadAsync(live.Server.Ports, cancel);
        var turns = new List<(int Batch, Turn Turn)>();
        for (var round = 0; round < plan.Rounds; round++)
        {
            foreach (var batch in plan.Batches)
            {
                var turn = await live.Turns.RunAsync(
                    new Flow(batch, BenchPlan.Window(batch), plan.WarmUpSeconds, plan.Seconds, ground.RowsFile),
                    cancel
                );
                progress.Say(
                    $"{name}, {size:N0} attempts, round {round + 1}, batches of {batch}: {turn.Rate:N0} "
                        + $"events/s, CPU s a million {Cpu(turn):N1}"
                );
                turns.Add((batch, turn));
            }
        }

        return new Measured(turns, (await IngestShare.ReadAsync(live.Server.Ports, cancel)).Since(before));
    }

    private static double Cpu(Turn turn) => (turn.Cpu.Server ?? double.NaN) / turn.Events * 1e6;

    private static double Median(Measured measured, int batch, Func<Turn, double> figure) =>
        Compare.Median.Of(measured.Turns.Where(t => t.Batch == batch).Select(t => (double?)figure(t.Turn)))!.Value;

    private sealed record Measured(IReadOnlyList<(int Batch, Turn Turn)> Turns, IngestShare Share);
}

/// <summary>Medians over the rounds.</summary>
/// <param name="Attempts">Live.</param>
/// <param name="Batch">Events of one frame.</param>
/// <param name="OneRate">Durable events a second of one process.</param>
/// <param name="ClusterRate">Durable events a second of the cluster.</param>
/// <param name="OneCpu">Server's CPU seconds a million events, one process.</param>
/// <param name="ClusterCpu">Server's CPU seconds a million events, all processes of the cluster.</param>
/// <param name="SamePercent">Share of the cluster's ingest calls that stayed in the socket's process.</param>
internal sealed record ClusterRow(
    int Attempts,
    int Batch,
    double OneRate,
    double ClusterRate,
    double OneCpu,
    double ClusterCpu,
    double SamePercent
);
