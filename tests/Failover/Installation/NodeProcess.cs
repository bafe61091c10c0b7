using System.Diagnostics;
using Veritas.Tests.Faults;
using Veritas.Tests.Faults.Installation;
using Veritas.Tests.Support.Live;

namespace Veritas.Tests.Failover.Installation;

/// <summary>One process of a cluster, which can be killed, asked to stop, and started again.</summary>
public abstract class NodeProcess(string name, string assembly, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> settings) : IVictim, IAsyncDisposable
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(60);
    private readonly List<string> _log = [];
    private Process? _process;
    private int _begun;

    public string Name => name;

    /// <summary>What it has written so far, over all its lives.</summary>
    public string Log => Lines(0);

    /// <summary>What it has written since it was last started.</summary>
    protected string LogOfThisLife => Lines(_begun);

    public async Task KillAsync()
    {
        _process!.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to stop, as an operator would, and returns when it has.</summary>
    public async Task StopAsync()
    {
        await SignalStopAsync();
        await WaitForEndAsync();
    }

    /// <summary>Asks it to stop; returns at once.</summary>
    public Task SignalStopAsync() => Processes.SignalAsync("TERM", [_process!.Id]);

    /// <summary>Returns when it has stopped, without an error.</summary>
    public async Task WaitForEndAsync()
    {
        try
        {
            await _process!.WaitForExitAsync().WaitAsync(StopLimit, TimeProvider.System);
        }
        catch (TimeoutException)
        {
            throw new InvalidOperationException($"{name} was asked to stop and still runs:\n{LogOfThisLife}");
        }

        if (_process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{name} was asked to stop and ended with {_process.ExitCode}:\n{LogOfThisLife}");
        }
    }

    public async Task StartAgainAsync()
    {
        Start();
        await Waiting.UntilAsync($"{name} is up", async () => _process!.HasExited
            ? throw new InvalidOperationException($"{name} ended:\n{LogOfThisLife}")
            : await IsUpAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            await KillAsync();
        }

        _process?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>It answers.</summary>
    protected abstract Task<bool> IsUpAsync();

    private void Start()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, assembly), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = ServerProcess.RepositoryRoot(),
        };
        foreach (var (key, value) in settings)
        {
            start.Environment[key] = value;
        }

        lock (_log)
        {
            _begun = _log.Count;
        }

        _process?.Dispose();
        _process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start");
        _process.OutputDataReceived += (_, line) => Write(line.Data);
        _process.ErrorDataReceived += (_, line) => Write(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private void Write(string? line)
    {
        lock (_log)
        {
            _log.Add(line ?? "");
        }
    }

    private string Lines(int from)
    {
        lock (_log)
        {
            return string.Join('\n', _log.Skip(from).Select(line => $"{name}: {line}"));
        }
    }
}

/// <summary>A silo of its own. It is up when its log says so.</summary>
public sealed class SiloProcess(string name, IReadOnlyDictionary<string, string> settings) : NodeProcess(name, "Veritas.Silo.dll", [], settings)
{
    protected override Task<bool> IsUpAsync() => Task.FromResult(LogOfThisLife.Contains("Application started", StringComparison.Ordinal));
}

/// <summary>A web host without grains, a client of the cluster. It is up when it is healthy.</summary>
public sealed class WebProcess(string name, Uri url, IReadOnlyDictionary<string, string> settings) : NodeProcess(name, "Veritas.WebHost.dll", ["--urls", url.ToString()], settings)
{
    private static readonly TimeSpan AskLimit = TimeSpan.FromSeconds(5);

    public Uri Url => url;

    protected override async Task<bool> IsUpAsync()
    {
        using var http = new HttpClient { BaseAddress = url, Timeout = AskLimit };
        try
        {
            return (await http.GetAsync("/health")).IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
