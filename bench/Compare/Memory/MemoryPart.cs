using System.Diagnostics;
using System.Globalization;
using Veritas.Bench.Compare.Ground;
using Veritas.Bench.Compare.Programs;
using Veritas.Bench.Load;

namespace Veritas.Bench.Compare.Memory;

/// <summary>
/// What a live attempt at rest costs, and its socket: the managed heap after a collection, and the resident memory
/// beside it.
/// </summary>
internal sealed class MemoryPart(Stage stage, Progress progress)
{
    private const int First = 500;
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(60);

    public async Task<MemoryResult> RunAsync(int attempts, CancellationToken cancel)
    {
        var sockets = Stage.Sockets(attempts);
        await stage.Seed.AttemptsAsync(First + sockets, cancel);
        await stage.Database.ClearAsync(cancel);
        var file = stage.File("heap.tmp");
        await using var server = await stage.StartOneAsync(
            [new("DOTNET_STARTUP_HOOKS", stage.HeapHook), new("VERITAS_BENCH_HEAP", file)],
            cancel
        );
        await using var load = stage.StartLoad();
        // What is there once, whatever the number: pools, compiled code, caches.
        await load.AskAsync(new WakeAttempts(server.Port, stage.Tokens.Key, sockets, First), null, cancel);
        var empty = await ReadAsync(server, file, cancel);
        await load.AskAsync(new WakeAttempts(server.Port, stage.Tokens.Key, 0, sockets), null, cancel);
        var live = await ReadAsync(server, file, cancel);
        await load.AskAsync(new ConnectSockets(server.Ports, stage.Tokens.Key, sockets), null, cancel);
        var connected = await ReadAsync(server, file, cancel);
        var result = new MemoryResult(
            sockets,
            (live.Heap - empty.Heap) / sockets,
            (connected.Heap - live.Heap) / sockets,
            (live.Resident - empty.Resident) / sockets,
            (connected.Resident - live.Resident) / sockets,
            connected.Resident
        );
        progress.Say(
            $"{sockets:N0} attempts at rest: heap {result.HeapAnAttempt:N0} bytes an attempt, "
                + $"{result.HeapASocket:N0} a socket"
        );
        return result;
    }

    private async Task<(double Heap, double Resident)> ReadAsync(
        ServerProgram server,
        string file,
        CancellationToken cancel
    )
    {
        // What is under way settles: the last commit, reports to the room.
        await Task.Delay(TimeSpan.FromSeconds(3), stage.Time, cancel);
        File.Delete(file);
        using (var signal = Process.Start("kill", ["-USR1", server.Pid.ToString(CultureInfo.InvariantCulture)]))
        {
            await signal.WaitForExitAsync(cancel);
        }

        for (
            var began = stage.Time.GetTimestamp();
            !File.Exists(file);
            await Task.Delay(TimeSpan.FromMilliseconds(50), stage.Time, cancel)
        )
        {
            if (stage.Time.GetElapsedTime(began) > AnswerLimit)
            {
                throw new BenchFailure("the server does not tell its heap");
            }
        }

        var heap = double.Parse(await File.ReadAllTextAsync(file, cancel), CultureInfo.InvariantCulture);
        File.Delete(file);
        return (heap, ProcessCpu.MemoryOf(server.Pid) ?? double.NaN);
    }
}

/// <summary>Bytes.</summary>
/// <param name="Attempts">Over so many, each with one event taken in.</param>
/// <param name="HeapAnAttempt">Managed heap of a live attempt, its place in the room included.</param>
/// <param name="HeapASocket">Managed heap of its open socket.</param>
/// <param name="ResidentAnAttempt">Resident memory, with the room the collector keeps.</param>
/// <param name="ResidentASocket">The same for a socket; the kernel's own buffers are not in it.</param>
/// <param name="Resident">The whole process with all of them.</param>
internal sealed record MemoryResult(
    int Attempts,
    double HeapAnAttempt,
    double HeapASocket,
    double ResidentAnAttempt,
    double ResidentASocket,
    double Resident
);
