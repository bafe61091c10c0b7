using Veritas.Bench.Compare.Ground;
using Veritas.Bench.Compare.Programs;
using Veritas.Bench.Load;

namespace Veritas.Bench.Compare.Ingest;

/// <summary>
/// Turns of the two servers: the generator sends, the CPU is read at its marks, every row is looked for.
/// </summary>
internal sealed class ServerTurn(Stage stage, LoadProgram load, IInstallation server)
{
    public async Task<Turn> RunAsync(LoadCommand command, CancellationToken cancel)
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
        await RowCheck.RequireAsync(stage.Database, RowsFile.Read(stage.RowsFile), cancel);
        return new Turn(
            answer.Events,
            answer.Seconds,
            new TurnCpu(serverCpu, postgresCpu, answer.CpuSeconds),
            answer.Latency
        );
    }
}
