using Veritas.Bench.Compare.Limit;
using Veritas.Bench.Compare.Programs;
using Veritas.Bench.Load;

namespace Veritas.Bench.Compare.Ingest;

/// <summary>
/// How many events a second become rows: the limit, the alternative and Veritas, by turns on the same ground.
/// </summary>
internal sealed class IngestPart(Stage stage, BenchPlan plan, Progress progress)
{
    public async Task<IngestResult> RunAsync(CancellationToken cancel)
    {
        await stage.Seed.AttemptsAsync(plan.Sizes.Min(), cancel);
        var ways = new List<(LimitWay Way, double Rate)>();
        foreach (var way in LimitWay.All.Where(_ => plan.Contestants.Contains(IngestRow.Limit)))
        {
            var turn = await new LimitTurn(stage.Database, plan.Sizes.Min(), stage.Time).RunAsync(
                way,
                0.5,
                plan.FindSeconds,
                cancel
            );
            progress.Say($"limit by {way.Name}: {turn.Rate:N0} rows/s");
            ways.Add((way, turn.Rate));
        }

        var best = ways.Count == 0 ? LimitWay.All[0] : ways.MaxBy(w => w.Rate).Way;
        var rows = new List<IngestRow>();
        await using var alternative = await stage.StartAlternativeAsync(cancel);
        if (plan.Contestants.Contains(IngestRow.Alternative))
        {
            await WarmUpAsync(alternative, cancel);
        }

        foreach (var size in plan.Sizes)
        {
            rows.AddRange(await SizeAsync(size, best, alternative, cancel));
        }

        return new IngestResult([.. ways.Select(w => new WayRow(w.Way.Name, w.Rate))], best.Name, rows);
    }

    private async Task<IReadOnlyList<IngestRow>> SizeAsync(
        int size,
        LimitWay best,
        ServerProgram alternative,
        CancellationToken cancel
    )
    {
        await using var live = await LiveAttempts.StartAsync(stage, size, progress, cancel);
        await live.WarmUpAsync(plan, cancel);
        await using var floor = plan.Contestants.Contains(IngestRow.Floor)
            ? await FloorSockets.StartAsync(stage, live.Sockets, plan, cancel)
            : null;
        var turns = new Dictionary<(string Who, int Batch), List<Turn>>();
        var post = new ServerTurn(stage, live.Load, alternative);
        for (var round = 0; round < plan.Rounds; round++)
        {
            // Nobody is always first: what the one before leaves behind in caches and checkpoints falls on all in turn.
            foreach (var who in Order(round))
            {
                var hasSockets = who is IngestRow.Veritas or IngestRow.Floor;
                foreach (var batch in hasSockets ? plan.Batches : [20])
                {
                    var turn = who switch
                    {
                        IngestRow.Limit => await FrozenAsync(
                            live.Server,
                            () =>
                                new LimitTurn(stage.Database, size, stage.Time).RunAsync(
                                    best,
                                    plan.WarmUpSeconds,
                                    plan.Seconds,
                                    cancel
                                )
                        ),
                        IngestRow.Alternative => await FrozenAsync(
                            live.Server,
                            () => post.RunAsync(Post(alternative, size, plan.WarmUpSeconds, plan.Seconds), cancel)
                        ),
                        IngestRow.Floor => await FrozenAsync(
                            live.Server,
                            () => floor!.Turns.RunAsync(Frames(batch), cancel)
                        ),
                        _ => await live.Turns.RunAsync(Frames(batch), cancel),
                    };
                    progress.Say(
                        $"{size:N0} attempts, round {round + 1}, {who}{(hasSockets ? $", batches of {batch}" : "")}: {turn.Rate:N0} events/s"
                    );
                    (
                        turns.TryGetValue((who, hasSockets ? batch : 1), out var list)
                            ? list
                            : turns[(who, hasSockets ? batch : 1)] = []
                    ).Add(turn);
                }
            }
        }

        return [.. turns.Select(t => IngestRow.Of(t.Key.Who, size, live.Sockets, t.Key.Batch, t.Value))];
    }

    private async Task WarmUpAsync(ServerProgram alternative, CancellationToken cancel)
    {
        await using var load = stage.StartLoad();
        await new ServerTurn(stage, load, alternative).RunAsync(
            Post(alternative, plan.Sizes.Min(), 0, plan.WarmSeconds),
            cancel
        );
    }

    private Flow Frames(int batch) =>
        new(batch, BenchPlan.Window(batch), plan.WarmUpSeconds, plan.Seconds, stage.RowsFile);

    private PostEvents Post(ServerProgram alternative, int attempts, double warmUp, double seconds) =>
        new(
            alternative.Port,
            stage.Tokens.Of(BenchIds.Teacher, "teacher"),
            BenchPlan.PostConnections,
            attempts,
            warmUp,
            seconds,
            stage.RowsFile
        );

    private IEnumerable<string> Order(int round) =>
        plan.Contestants.Select((_, i) => plan.Contestants[(i + round) % plan.Contestants.Count]);

    private static async Task<Turn> FrozenAsync(IInstallation idle, Func<Task<Turn>> turn)
    {
        await idle.FreezeAsync();
        try
        {
            return await turn();
        }
        finally
        {
            await idle.ThawAsync();
        }
    }
}
