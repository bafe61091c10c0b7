using System.Diagnostics;
using System.Text.Json;
using Veritas.Bench.Compare.Ground;
using Veritas.Bench.Students.Day;

namespace Veritas.Bench.Compare.Programs;

/// <summary>The simulated students and teachers, as a process of their own, for one day.</summary>
internal sealed class StudentsProgram(string planFile, string resultFile, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(3);
    private Process? _process;
    private TimeSpan _limit;

    /// <summary>CPU seconds so far.</summary>
    public double? Cpu => ProcessCpu.Of(_process!.Id);

    /// <summary>Starts the process and returns when it has read the plan.</summary>
    public async Task PrepareAsync(DayPlan plan, CancellationToken cancel)
    {
        await File.WriteAllBytesAsync(
            planFile,
            JsonSerializer.SerializeToUtf8Bytes(plan, DayJson.Default.DayPlan),
            cancel
        );
        _limit = TimeSpan.FromSeconds(plan.Phases.End / plan.Speed) + Slack;
        _process = Process.Start(
            new ProcessStartInfo(
                "dotnet",
                [Path.Combine(AppContext.BaseDirectory, "Veritas.Bench.Students.dll"), "--day", planFile, resultFile]
            )
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        )!;
        await LineAsync("ready", cancel);
    }

    /// <summary>Lets the day begin.</summary>
    /// <param name="onMark">Told <c>begin</c> at the start of the exam and <c>end</c> when the students are done.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<DayResult> RunAsync(Action<string>? onMark, CancellationToken cancel)
    {
        await _process!.StandardInput.WriteLineAsync("go".AsMemory(), cancel);
        await _process.StandardInput.FlushAsync(cancel);
        foreach (var mark in new[] { "begin", "end", "done" })
        {
            await LineAsync(mark, cancel);
            onMark?.Invoke(mark);
        }

        return JsonSerializer.Deserialize(await File.ReadAllBytesAsync(resultFile, cancel), DayJson.Default.DayResult)!;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process?.Dispose();
    }

    private async Task LineAsync(string expected, CancellationToken cancel)
    {
        var line = await _process!.StandardOutput.ReadLineAsync(cancel).AsTask().WaitAsync(_limit, time, cancel);
        if (line != expected)
        {
            throw new BenchFailure($"the students' process said {line ?? "nothing"} and not {expected}");
        }
    }
}
