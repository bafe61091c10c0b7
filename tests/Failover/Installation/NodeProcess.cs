using System.Diagnostics;
using System.Globalization;
using Veritas.Tests.Faults;
using Veritas.Tests.Faults.Installation;
using Veritas.Tests.Support.Live;

namespace Veritas.Tests.Failover.Installation;

/// <summary>One process of a cluster, which can be killed, asked to stop, and started again.</summary>
public abstract class NodeProcess(
    string name,
    string assembly,
    Uri url,
    IReadOnlyList<string> arguments,
    IReadOnlyDictionary<string, string> settings
) : IVictim, IAsyncDisposable
{
    private static readonly TimeSpan AskLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(60);
    private readonly List<string> _log = [];
    private Process? _process;
    private int _begun;

    public string Name => name;

    /// <summary>Where it answers over HTTP.</summary>
    public Uri Url => url;

    /// <summary>What it has written so far, over all its lives.</summary>
    public string Log => Lines(0);

    /// <summary>What it has written since it was last started.</summary>
    private string LogOfThisLife => Lines(_begun);

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
            throw new InvalidOperationException(
                $"{name} was asked to stop and ended with {_process.ExitCode}:\n{LogOfThisLife}"
            );
        }
    }

    public async Task StartAgainAsync()
    {
        Start();
        await Waiting.UntilAsync(
            $"{name} is up",
            async () =>
                _process!.HasExited
                    ? throw new InvalidOperationException($"{name} ended:\n{LogOfThisLife}")
                    : await IsUpAsync()
        );
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

    private async Task<bool> IsUpAsync()
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

/// <summary>A silo of its own, which answers for its health at that address.</summary>
public sealed class SiloProcess(string name, Uri url, IReadOnlyDictionary<string, string> settings)
    : NodeProcess(name, "Veritas.Silo.dll", url, [], settings.Append(Port(url)).ToDictionary())
{
    private static KeyValuePair<string, string> Port(Uri url) =>
        new("Veritas__Silo__HttpPort", url.Port.ToString(CultureInfo.InvariantCulture));
}

/// <summary>A web host, with grains or without.</summary>
public sealed class WebProcess(string name, Uri url, IReadOnlyDictionary<string, string> settings)
    : NodeProcess(name, "Veritas.WebHost.dll", url, ["--urls", url.ToString()], settings);
