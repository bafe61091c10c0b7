using Veritas.Bench.Compare.Ingest;
using Veritas.Bench.Load;

namespace Veritas.Bench.Compare.Programs;

/// <summary>The server that only answers frames, and the generator that holds its sockets.</summary>
internal sealed class FloorSockets(ServerProgram server, LoadProgram load, Stage stage) : IAsyncDisposable
{
    public ServerTurn Turns { get; } = new(stage, load, server, stores: false);

    /// <summary>Starts it with as many sockets as Veritas has.</summary>
    public static async Task<FloorSockets> StartAsync(
        Stage stage,
        int sockets,
        BenchPlan plan,
        CancellationToken cancel
    )
    {
        var server = await stage.StartFloorAsync(cancel);
        var load = stage.StartLoad();
        var floor = new FloorSockets(server, load, stage);
        try
        {
            await load.AskAsync(new ConnectSockets(server.Ports, stage.Tokens.Key, sockets), null, cancel);
            await floor.Turns.RunAsync(
                new Flow(1, BenchPlan.Window(1), 0, plan.WarmSeconds / plan.Batches.Count, stage.RowsFile),
                cancel
            );
            return floor;
        }
        catch
        {
            await floor.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await load.DisposeAsync();
        await server.DisposeAsync();
    }
}
