using System.Diagnostics;
using System.Text.Json;
using Veritas.Bench.Compare.Ground;
using Veritas.Bench.Load;

namespace Veritas.Bench.Compare.Programs;

/// <summary>The load generator, as a process of its own.</summary>
internal sealed class LoadProgram : IAsyncDisposable
{
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromMinutes(10);
    private readonly Process _process;
    private readonly TimeProvider _time;

    public LoadProgram(TimeProvider time)
    {
        _time = time;
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Veritas.Bench.Load.dll")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        // One thread polls all sockets and handles what arrives: no hand-over to a pool, which would cost more than the
        // handling.
        start.Environment["DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS"] = "1";
        start.Environment["DOTNET_SYSTEM_NET_SOCKETS_THREAD_COUNT"] = "1";
        _process = Process.Start(start)!;
    }

    /// <summary>Sends a command and waits for its answer.</summary>
    /// <param name="command">What to do.</param>
    /// <param name="onMark">Called at the begin and the end of the measured time.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="BenchFailure">The generator could not do it.</exception>
    public async Task<LoadReply> AskAsync(LoadCommand command, Action<string>? onMark, CancellationToken cancel)
    {
        await _process.StandardInput.WriteLineAsync(
            JsonSerializer.Serialize(command, LoadJson.Default.LoadCommand).AsMemory(),
            cancel
        );
        await _process.StandardInput.FlushAsync(cancel);
        while (true)
        {
            var line =
                await _process.StandardOutput.ReadLineAsync(cancel).AsTask().WaitAsync(AnswerLimit, _time, cancel)
                ?? throw new BenchFailure("the load generator has ended");
            var reply = JsonSerializer.Deserialize(line, LoadJson.Default.LoadReply)!;
            if (reply.Mark is { } mark)
            {
                onMark?.Invoke(mark);
                continue;
            }

            return reply.Failure is { Length: > 0 } failure
                ? throw new BenchFailure($"{command.GetType().Name}: {failure}")
                : reply;
        }
    }

    public ValueTask DisposeAsync()
    {
        _process.Kill();
        _process.Dispose();
        return ValueTask.CompletedTask;
    }
}
