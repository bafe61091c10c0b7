using Veritas.Bench.Compare.Ground;
using Veritas.Bench.Compare.Ingest;
using Veritas.Bench.Load;

namespace Veritas.Bench.Compare.Programs;

/// <summary>A fresh Veritas with so many live attempts, and the generator that holds their sockets.</summary>
internal sealed class LiveAttempts : IAsyncDisposable
{
    private LiveAttempts(Stage stage, IInstallation server, LoadProgram load, int sockets)
    {
        (Server, Load, Sockets) = (server, load, sockets);
        Turns = new ServerTurn(stage, load, server);
        _stage = stage;
    }

    private readonly Stage _stage;

    public IInstallation Server { get; }

    public LoadProgram Load { get; }

    /// <summary>How many of the attempts have a socket; the others are live without.</summary>
    public int Sockets { get; }

    public ServerTurn Turns { get; }

    /// <param name="stage">Where.</param>
    /// <param name="attempts">How many.</param>
    /// <param name="progress">Told when all are live.</param>
    /// <param name="cancel">Ends the start.</param>
    public static async Task<LiveAttempts> StartAsync(
        Stage stage,
        int attempts,
        Progress progress,
        CancellationToken cancel
    )
    {
        await stage.Seed.AttemptsAsync(attempts, cancel);
        var server = await stage.StartVeritasAsync(cancel);
        var load = stage.StartLoad();
        try
        {
            var sockets = Stage.Sockets(attempts);
            if (sockets < attempts)
            {
                await load.AskAsync(
                    new WakeAttempts(server.Ports[0], stage.Tokens.Key, sockets, attempts - sockets),
                    null,
                    cancel
                );
            }

            var (cpu, postgres) = (server.Cpu, ProcessCpu.OfFamily(stage.Database.Postmaster));
            var opened = await load.AskAsync(new ConnectSockets(server.Ports, stage.Tokens.Key, sockets), null, cancel);
            progress.Say(
                $"{attempts:N0} attempts live, {sockets:N0} sockets opened in {opened.Seconds:N1} s; CPU s of "
                    + $"the server {server.Cpu - cpu:N1}, of PostgreSQL "
                    + $"{ProcessCpu.OfFamily(stage.Database.Postmaster) - postgres:N1}"
            );
            return new LiveAttempts(stage, server, load, sockets);
        }
        catch
        {
            await load.DisposeAsync();
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Lets the runtime compile what is hot: a server runs for months, a round for seconds.</summary>
    public async Task WarmUpAsync(BenchPlan plan, CancellationToken cancel)
    {
        foreach (var batch in plan.Batches)
        {
            await Turns.RunAsync(
                new Flow(batch, BenchPlan.Window(batch), 0, plan.WarmSeconds / plan.Batches.Count, _stage.RowsFile),
                cancel
            );
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Load.DisposeAsync();
        await Server.DisposeAsync();
    }
}
