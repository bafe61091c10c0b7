using Veritas.Bench.Compare.Ground;
using Veritas.Bench.Compare.Programs;
using Veritas.Bench.Load;

namespace Veritas.Bench.Compare.Ingest;

/// <summary>
/// Turns of a server: the generator sends, the CPU is read at its marks, and every row is looked for.
/// </summary>
/// <param name="stage">Where.</param>
/// <param name="load">The generator.</param>
/// <param name="server">The server.</param>
/// <param name="stores">False for the floor, which stores nothing.</param>
internal sealed class ServerTurn(Stage stage, LoadProgram load, IInstallation server, bool stores = true)
{
    public async Task<Turn> RunAsync(LoadCommand command, CancellationToken cancel)
    {
        var turn = await MeasureAsync(command, cancel);
        if (stores)
        {
            await RowCheck.RequireAsync(stage.Database, RowsFile.Read(stage.RowsFile), cancel);
        }

        return turn;
    }

    /// <summary>A turn whose rows the caller looks for, because others write some too.</summary>
    public async Task<Turn> MeasureAsync(LoadCommand command, CancellationToken cancel)
    {
        await stage.Database.ClearAsync(cancel);
        double? serverCpu = null,
            postgresCpu = null;
        var answer = await load.AskAsync(
            command,
            mark =>
            {
                var sign = mark == "begin" ? -1 : 1;
                serverCpu = (serverCpu ?? 0) + (sign * server.Cpu);
                postgresCpu = (postgresCpu ?? 0) + (sign * ProcessCpu.OfFamily(stage.Database.Postmaster));
            },
            cancel
        );
        return new Turn(
            answer.Events,
            answer.Seconds,
            new TurnCpu(serverCpu, postgresCpu, answer.CpuSeconds),
            answer.Latency
        );
    }
}
