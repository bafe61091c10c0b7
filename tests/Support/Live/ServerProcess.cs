using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Veritas.Tests.Support.Live;

/// <summary>A server or silo in a process of its own, on its own port. It can be killed and started again.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private readonly string _program;
    private readonly Dictionary<string, string> _settings;
    private readonly List<string> _log = [];
    private Process? _process;

    private ServerProcess(string program, string connectionString, IReadOnlyDictionary<string, string>? settings)
    {
        (_program, Port) = (program, FreePort());
        _settings = settings?.ToDictionary() ?? [];
        _settings["ConnectionStrings__Veritas"] = connectionString;
        Url = new Uri($"http://127.0.0.1:{Port}");
    }

    public int Port { get; }

    public Uri Url { get; }

    /// <summary>The process id.</summary>
    public int Id => _process!.Id;

    /// <summary>The output of the process so far.</summary>
    public string Log
    {
        get
        {
            lock (_log)
            {
                return string.Join('\n', _log);
            }
        }
    }

    /// <summary>Starts a server with that database and returns when it is healthy.</summary>
    public static async Task<ServerProcess> StartAsync(
        string connectionString,
        IReadOnlyDictionary<string, string>? settings = null
    )
    {
        var server = new ServerProcess("Veritas.WebHost.dll", connectionString, settings);
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Starts a stand-alone silo with that database and returns when it is healthy.</summary>
    public static async Task<ServerProcess> StartSiloAsync(
        string connectionString,
        IReadOnlyDictionary<string, string> settings
    )
    {
        var silo = new ServerProcess("Veritas.Silo.dll", connectionString, settings);
        silo._settings["Veritas__Silo__HttpPort"] = silo.Port.ToString(CultureInfo.InvariantCulture);
        await silo.StartAgainAsync();
        return silo;
    }

    /// <summary>Kills the process and its children without a clean shutdown, like a power failure.</summary>
    public async Task KillAsync()
    {
        _process!.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>Waits for the process to exit by itself.</summary>
    /// <exception cref="InvalidOperationException">The exit code was not 0.</exception>
    public async Task WaitForEndAsync(CancellationToken cancel)
    {
        await _process!.WaitForExitAsync(cancel);
        if (_process.ExitCode != 0)
        {
            throw new InvalidOperationException($"The server ended with {_process.ExitCode}:\n{Log}");
        }
    }

    /// <summary>Starts the process again on the same port.</summary>
    public async Task StartAgainAsync()
    {
        var program = Path.Combine(AppContext.BaseDirectory, _program);
        var start = new ProcessStartInfo("dotnet", [program, "--urls", Url.ToString()])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = RepositoryRoot(),
        };
        foreach (var (key, value) in _settings)
        {
            start.Environment[key] = value;
        }

        _process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start");
        _process.OutputDataReceived += (_, line) => Write(line.Data);
        _process.ErrorDataReceived += (_, line) => Write(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await WaitForHealthAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            await KillAsync();
        }

        _process?.Dispose();
    }

    /// <summary>The folder of the solution.</summary>
    public static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Veritas.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("the tests do not run inside the repository");
    }

    /// <summary>Returns a port that is not in use.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task WaitForHealthAsync()
    {
        using var http = new HttpClient { BaseAddress = Url, Timeout = TimeSpan.FromSeconds(5) };
        using var limit = new CancellationTokenSource(StartLimit);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await tick.WaitForNextTickAsync(limit.Token))
        {
            if (_process!.HasExited)
            {
                throw new InvalidOperationException("The server ended:\n" + Log);
            }

            try
            {
                if ((await http.GetAsync("/health", limit.Token)).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (Exception e)
                when (e is HttpRequestException or OperationCanceledException && !limit.IsCancellationRequested)
            {
                // Not listening yet, or too busy to respond in time.
            }
        }
    }

    private void Write(string? line)
    {
        lock (_log)
        {
            _log.Add(line ?? "");
        }
    }
}
