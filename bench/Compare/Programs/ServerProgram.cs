using System.Diagnostics;
using System.Globalization;
using Veritas.Bench.Compare.Ground;

namespace Veritas.Bench.Compare.Programs;

/// <summary>
/// A server under test, as a process of its own: Veritas, one part of its cluster, or the alternative. Its words go to
/// a file.
/// </summary>
internal sealed class ServerProgram(ServerPlace place, TimeProvider time) : IInstallation
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(60);
    private Process? _process;

    public int Port { get; } = FreePort.Find();

    public IReadOnlyList<int> Ports => [Port];

    public int Pid => _process!.Id;

    public double? Cpu => ProcessCpu.Of(Pid);

    /// <summary>Starts it and returns once it answers.</summary>
    public static async Task<ServerProgram> StartAsync(ServerPlace place, TimeProvider time, CancellationToken cancel)
    {
        var server = new ServerProgram(place, time);
        server.Launch();
        await server.AnsweringAsync(cancel);
        return server;
    }

    /// <summary>Starts the process without waiting for it.</summary>
    public void Launch()
    {
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = place.Folder };
        // The shell gives way to the server, which so has the process id we know.
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("exec dotnet \"$0\" --urls \"$1\" >>\"$2\" 2>&1");
        start.ArgumentList.Add(place.Program);
        start.ArgumentList.Add(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}"));
        start.ArgumentList.Add(place.Log);
        foreach (var (key, value) in place.Settings)
        {
            start.Environment[key] = value;
        }

        _process = Process.Start(start)!;
    }

    /// <summary>Returns when it is healthy.</summary>
    public async Task AnsweringAsync(CancellationToken cancel)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        var began = time.GetTimestamp();
        while (time.GetElapsedTime(began) < StartLimit)
        {
            if (_process!.HasExited)
            {
                throw new BenchFailure($"{place.Name} did not start; see {place.Log}");
            }

            if (await HealthyAsync(http, cancel))
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), time, cancel);
        }

        throw new BenchFailure($"{place.Name} did not answer within {StartLimit.TotalSeconds} s; see {place.Log}");
    }

    /// <summary>Holds the process, so that it takes nothing from another contestant's turn.</summary>
    public Task FreezeAsync() => SignalAsync("STOP");

    /// <summary>Lets it go on.</summary>
    public Task ThawAsync() => SignalAsync("CONT");

    /// <summary>The end without a warning: SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            await ThawAsync();
            await SignalAsync("TERM");
            try
            {
                await _process.WaitForExitAsync().WaitAsync(StopLimit, time);
            }
            catch (TimeoutException)
            {
                _process.Kill();
            }
        }

        _process?.Dispose();
    }

    private async Task<bool> HealthyAsync(HttpClient http, CancellationToken cancel)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri($"http://127.0.0.1:{Port}/health"), cancel);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e)
            when (e is HttpRequestException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            // Not there yet, or not fast enough yet.
            return false;
        }
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", ["-" + signal, Pid.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }
}

/// <summary>What to start, and how.</summary>
/// <param name="Name">For messages.</param>
/// <param name="Program">Its dll.</param>
/// <param name="Folder">Where it runs.</param>
/// <param name="Log">Where its words go.</param>
/// <param name="Settings">Its environment, on top of ours.</param>
internal sealed record ServerPlace(
    string Name,
    string Program,
    string Folder,
    string Log,
    IReadOnlyDictionary<string, string> Settings
);
