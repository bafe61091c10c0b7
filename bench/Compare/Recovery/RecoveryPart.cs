using Veritas.Bench.Compare.Ground;
using Veritas.Bench.Compare.Programs;
using Veritas.Bench.Load;

namespace Veritas.Bench.Compare.Recovery;

/// <summary>
/// From <c>kill -9</c> of the server, or of one silo of a cluster, to the moment when every attempt is live again and
/// every client welcomed.
/// </summary>
internal sealed class RecoveryPart(Stage stage, BenchPlan plan, Progress progress)
{
    private const int WaitSeconds = 120;
    private const int MostRounds = 3;

    public async Task<IReadOnlyList<RecoveryRow>> RunAsync(CancellationToken cancel)
    {
        var rows = new List<RecoveryRow>();
        foreach (var size in plan.RecoverySizes)
        {
            var rounds = new List<RecoveryRow>();
            while (rounds.Count < Math.Min(plan.Rounds, MostRounds))
            {
                await using var live = await LiveAttempts.StartAsync(stage, size, progress, cancel);
                // Where silos come and go attempts may move once more, and the generator does not go after them: each
                // round has a cluster of its own.
                for (
                    var round = 0;
                    round == 0 || (plan.Processes == 0 && rounds.Count < Math.Min(plan.Rounds, MostRounds));
                    round++
                )
                {
                    rounds.Add(await RoundAsync(live, cancel));
                }
            }

            rows.Add(
                new RecoveryRow(
                    rounds[0].Attempts,
                    Median.Of(rounds.Select(r => (double?)r.Healthy))!.Value,
                    Median.Of(rounds.Select(r => (double?)r.AllLive))!.Value
                )
            );
        }

        return rows;
    }

    private async Task<RecoveryRow> RoundAsync(LiveAttempts live, CancellationToken cancel)
    {
        // Every attempt has events, and the latest of them are in no snapshot.
        await live.Turns.RunAsync(new Flow(20, BenchPlan.Window(20), 0, 3, stage.RowsFile), cancel);
        await live.Server.KillAsync();
        await live.Load.AskAsync(new Hang(), null, cancel);
        var began = stage.Time.GetTimestamp();
        live.Server.Launch();
        var connecting = live.Load.AskAsync(
            new ConnectSockets(live.Server.Ports, stage.Tokens.Key, live.Sockets, WaitSeconds),
            null,
            cancel
        );
        await live.Server.AnsweringAsync(cancel);
        var healthy = stage.Time.GetElapsedTime(began).TotalSeconds;
        await connecting;
        var all = stage.Time.GetElapsedTime(began).TotalSeconds;
        progress.Say(
            $"{live.Sockets:N0} attempts live again {all:N1} s after the restart, healthy after {healthy:N1} s"
        );
        // Nothing durable was lost and nothing is there twice; and the next turn goes on with the next number.
        await RowCheck.RequireAsync(stage.Database, RowsFile.Read(stage.RowsFile), cancel);
        return new RecoveryRow(live.Sockets, healthy, all);
    }
}

/// <summary>Seconds from the restart; of a size, medians.</summary>
/// <param name="Attempts">Live when the server was killed, each with its socket.</param>
/// <param name="Healthy">Until <c>/health</c> answers.</param>
/// <param name="AllLive">Until the last client is welcomed.</param>
internal sealed record RecoveryRow(int Attempts, double Healthy, double AllLive);
