using Veritas.Tests.Support.Live;

namespace Veritas.Tests.Faults.Installation;

/// <summary>All of Veritas in one process, as in a small installation.</summary>
public sealed class OneServer : IInstallation, IVictim
{
    private readonly ServerProcess _server;

    private OneServer(ServerProcess server) => (_server, Addresses, Victims) = (server, [server.Url], [this]);

    public IReadOnlyList<Uri> Addresses { get; }

    public IReadOnlyList<IVictim> Victims { get; }

    public string Log => _server.Log;

    public static async Task<OneServer> StartAsync(
        string connectionString,
        IReadOnlyDictionary<string, string> settings
    ) => new(await ServerProcess.StartAsync(connectionString, settings));

    public Task KillAsync() => _server.KillAsync();

    /// <summary>Sends SIGTERM, as an operator would, and returns at once.</summary>
    public Task SignalStopAsync() => Processes.SignalAsync("TERM", [_server.Id]);

    /// <summary>Waits until the process has exited without an error.</summary>
    public async Task WaitForEndAsync()
    {
        using var limit = new CancellationTokenSource(Waiting.Limit);
        await _server.WaitForEndAsync(limit.Token);
    }

    public Task StartAgainAsync() => _server.StartAgainAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
